"""The file of the gazetteer: named sections behind a JSON header, mapped into memory and read where needed."""

import json
import mmap
import struct
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MAGIC = b"POBRGAZ1"
_ALIGN = 8


def write(path: Path, sections: Mapping[str, "array[Any] | bytes"], facts: Mapping[str, Any]) -> None:
    """Write the sections and the facts about them; the file appears whole or not at all."""
    layout: dict[str, tuple[int, int, str]] = {}
    bodies: list[bytes] = []
    at = 0
    for name, body in sections.items():
        raw = body.tobytes() if isinstance(body, array) else body
        layout[name] = (at, len(raw), body.typecode if isinstance(body, array) else "B")
        bodies.append(raw + b"\0" * (-len(raw) % _ALIGN))
        at += len(bodies[-1])
    header = json.dumps({"sections": layout, "facts": facts}, ensure_ascii=False).encode()
    header += b" " * (-(len(header) + len(MAGIC) + 4) % _ALIGN)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(MAGIC + struct.pack("<I", len(header)) + header + b"".join(bodies))
    fresh.replace(path)


class Sections:
    """The sections of a written file, each a typed view into the mapped bytes."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self._map)
        if bytes(view[: len(MAGIC)]) != MAGIC:
            raise ValueError(path)
        (size,) = struct.unpack_from("<I", view, len(MAGIC))
        start = len(MAGIC) + 4 + size
        header = json.loads(bytes(view[len(MAGIC) + 4 : start]))
        self.facts: dict[str, Any] = header["facts"]
        self._views = {
            name: view[start + at : start + at + length].cast(code)
            for name, (at, length, code) in header["sections"].items()
        }

    def __getitem__(self, name: str) -> memoryview:
        return self._views[name]
