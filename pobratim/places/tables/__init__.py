"""The project's own reviewed tables of names; every row says where it comes from."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `<name>.tsv`, without comments and empty lines, each cell stripped."""
    lines = (files("pobratim.places.tables") / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(c.strip() for c in line.split("\t")) for line in lines if line.strip() and line[0] != "#")
