"""Speed and memory of Pobratim, each figure beside a peer that was measured in the same run: `make bench`."""
