"""Rows of the tables beside the tests."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its head."""
    lines = (Path(__file__).with_name(name)).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
