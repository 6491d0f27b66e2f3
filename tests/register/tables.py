"""Tables of cases: one a line, fields parted by tabs, `#` begins a remark, `-` is an unknown value."""

from pathlib import Path

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The cases of a table."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def known(value: str) -> str | None:
    """A value, or None where it is unknown."""
    return None if value == "-" else value
