"""The picture that is shown where somebody shares a page: the map of what the page is about, and its title, as PNG."""

import json
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
FONTS = HERE.parent / "built" / "fonts"


@dataclass(frozen=True, slots=True)
class Shared:
    """What the picture says: a title, a line under it, the name of the register, the language; and the map as SVG."""

    title: str
    line: str
    brand: str
    language: str
    map: str


@lru_cache(maxsize=256)
def png(shared: Shared) -> bytes:
    """The picture, 1200 by 630 dots."""
    import typst  # noqa: PLC0415  many megabytes, and most who look at pages share none

    said = {"title": shared.title, "line": shared.line, "brand": shared.brand, "language": shared.language}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "map.svg").write_text(shared.map, encoding="utf-8")
        (Path(folder) / "share.typ").write_bytes((HERE / "share.typ").read_bytes())
        return typst.compile(
            f"{folder}/share.typ",
            root=folder,
            font_paths=[str(FONTS)],
            format="png",
            ppi=72,
            sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
        )
