"""Reads the tables of examples that a Russian reader keeps."""

from pathlib import Path

HERE = Path(__file__).parent


def table(name: str) -> list[list[str]]:
    """The rows of a table without its remarks."""
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
