"""What a page looks like, by its structure: margins, blocks of ink, long rules; `python -m tests.memo.look` prints it.

Pixels are not compared: another version of a font or of the renderer may move a letter. What a person sees at once is
counted: how the page is turned, how far its edges are, how many blocks (paragraphs, lists, pictures, each parted by
white) stand on it, how many rules cross it (the lines of tables).
"""

import sys
from dataclasses import astuple, dataclass
from datetime import date

import pypdfium2
from PIL import Image

DOTS = 3  # to a millimetre
DARK = 160
GAP = 4.2  # millimetres of white that part two blocks
LONG = 100  # millimetres that make a rule


@dataclass(frozen=True)
class Look:
    """A page: millimetres from its edges to the ink below the page's number, its blocks, its rules."""

    turned: str
    left: int
    right: int
    top: int
    bottom: int
    blocks: int
    rules: int

    @property
    def row(self) -> str:
        """A row of the reviewed table."""
        return "\t".join(str(each) for each in astuple(self))


def looks(paper: bytes) -> list[Look]:
    """How every page looks."""
    with pypdfium2.PdfDocument(paper) as opened:
        return [look(page.render(scale=DOTS * 25.4 / 72, grayscale=True).to_pil()) for page in opened]


def look(page: Image.Image) -> Look:
    """How one page looks; the number of the page above it is left out."""
    ink = page.point(lambda tone: 255 if tone < DARK else 0)
    width, height = ink.size
    head = (0, 0, width, 18 * DOTS if width < height else 28 * DOTS)
    ink.paste(0, head)
    left, top, right, bottom = ink.getbbox() or (0, 0, width, height)
    lines = [ink.crop((0, y, width, y + 1)) for y in range(height)]
    edges = [round(each / DOTS) for each in (left, width - right, top, height - bottom)]
    turned = "portrait" if width < height else "landscape"
    return Look(turned, *edges, blocks=blocks(lines), rules=rules(lines))


def blocks(lines: list[Image.Image]) -> int:
    """Runs of inked lines parted by white."""
    found, white = 0, height_of(GAP)
    for line in lines:
        if line.getbbox():
            found += white >= height_of(GAP)
            white = 0
        else:
            white += 1
    return found


def rules(lines: list[Image.Image]) -> int:
    """Lines that are inked without a break for long."""
    ruled = [any(len(run) >= LONG * DOTS for run in line.tobytes().split(b"\0")) for line in lines]
    return sum(now and not before for before, now in zip([False, *ruled], ruled, strict=False))


def height_of(millimetres: float) -> int:
    """Dots of so many millimetres."""
    return round(millimetres * DOTS)


def main() -> None:
    """Print the rows of the reviewed table."""
    from pobratim.memo.composing import compose_from
    from pobratim.memo.renderers import pdf
    from tests.memo.smolensk import material

    for day in (date(2019, 1, 1), date(2024, 6, 1)):
        for number, each in enumerate(looks(pdf.render(compose_from(material(day)))), 1):
            sys.stdout.write(f"{day}\t{number}\t{each.row}\n")


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.settings")
    django.setup()
    main()
