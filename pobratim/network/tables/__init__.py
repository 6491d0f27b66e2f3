"""Reviewed tables of the network: how lists write countries."""

from functools import cache
from importlib.resources import files


@cache
def country_names() -> dict[str, str]:
    """Codes of countries by the names that lists give them."""
    text = files(__name__).joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0].casefold(): row[1] for row in rows}
