"""Makes PT Sans light: a page needs its letters, not the hints for screens of twenty years ago.

The web files of npm come by script and weight. Hints, device tables and unused features go, all letters stay; a sixth
of the weight is left. The same letters are written as TTF for the pictures that the server draws. What was changed
bears a name of its own inside, as the Open Font License asks.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PT_SANS = ROOT / "node_modules" / "@fontsource" / "pt-sans" / "files"
PORTAL = ROOT / "pobratim" / "portal"
SCRIPTS = {"cyrillic": "Cyrillic", "latin": "Latin", "latin-ext": "Latin Ext"}
WEIGHTS = (400, 700)
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]
NAMES = (1, 3, 4, 6, 16)


def files() -> Iterator[tuple[Path, bytes]]:
    """Where each file goes and its bytes."""
    for script, called in SCRIPTS.items():
        for weight in WEIGHTS:
            name = f"pt-sans-{script}-{weight}-normal"
            family = f"Pobratim Sans {called}"
            web, plain = light(PT_SANS / f"{name}.woff2", family)
            yield PORTAL / "static" / "built" / "fonts" / f"{name}.woff2", web
            yield PORTAL / "built" / "fonts" / f"{name}.ttf", plain


def light(source: Path, family: str) -> tuple[bytes, bytes]:
    """A font file without hints, as WOFF2 and as TTF."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=FEATURES, name_IDs=["*"], drop_tables=["hdmx", "gasp"])
    cut = subset.Subsetter(options)
    cut.populate(unicodes=font.getBestCmap())
    cut.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            spaced = record.nameID not in (3, 6)
            record.string = str(record).replace("PT Sans", family).replace("PTSans", family.replace(" ", ""))
            record.string = str(record) if spaced else str(record).replace(" ", "")
    return saved(font, "woff2"), saved(font, None)


def saved(font: Any, flavor: str | None) -> bytes:
    """The bytes of a font."""
    font.flavor = flavor
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
