"""The analytical memo, written from the register: `compose(scope)` gives the tree, `write_memo(path, …)` the file."""
