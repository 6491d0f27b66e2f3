"""`python -m pobratim.places.build`: makes the index and says how large it is."""

import sys
from pathlib import Path

from pobratim.places.build.making import build

if __name__ == "__main__":
    facts = build(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    sys.stdout.write(f"Gazetteer: {facts['places']} places, {facts['seconds']} s\n")
