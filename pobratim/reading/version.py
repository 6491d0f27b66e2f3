"""Which reader reads: the version of the program with a fingerprint of its rules."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

READS = ("documents", "language", "places", "facts")


@cache
def reader() -> str:
    """The version of the program and a fingerprint of its rules: another fingerprint is another reading."""
    seen = hashlib.sha256()
    for name in READS:
        for file in sorted(files_of(files("pobratim") / name), key=lambda each: each.name):
            seen.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"{version('pobratim')}+{seen.hexdigest()[:12]}"


def files_of(folder: Traversable) -> list[Traversable]:
    """The files of a package that its reading depends on."""
    found: list[Traversable] = []
    for each in folder.iterdir():
        if each.is_dir() and each.name != "__pycache__":
            found += files_of(each)
        elif each.name.endswith((".py", ".toml", ".tsv", ".txt")):
            found.append(each)
    return found
