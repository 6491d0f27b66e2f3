"""The tables of a language: files with tabs between columns and `#` before a comment, or TOML, beside this module."""

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("ru", "en", "de", "be")


@cache
def rows(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `<language>/<name>.tsv` without comments and empty lines; nothing where there is no such table."""
    path = files("pobratim.language") / language / f"{name}.tsv"
    if not path.is_file():
        return ()
    lines = path.read_text("utf-8").splitlines()
    return tuple(tuple(c.strip() for c in line.split("\t")) for line in lines if line.strip() and line[0] != "#")


@cache
def settings(language: str, name: str) -> dict[str, object]:
    """The content of `<language>/<name>.toml`."""
    return tomllib.loads((files("pobratim.language") / language / f"{name}.toml").read_text("utf-8"))
