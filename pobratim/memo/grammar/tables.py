"""Tables of the grammar: tab-separated rows under a header; lines that begin with # are remarks."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def rows(language: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<language>/<name>.tsv`, each by the names of its columns."""
    text = (files("pobratim.memo.grammar") / language / f"{name}.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:])


@cache
def toml(language: str, name: str) -> dict[str, dict[str, object]]:
    """The tables of `<language>/<name>.toml`."""
    return tomllib.loads((files("pobratim.memo.grammar") / language / f"{name}.toml").read_text("utf-8"))
