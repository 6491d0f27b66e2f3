"""A page of a PDF as a picture with the words of spans framed; run as a program, so that no PDF can harm its caller.

`python -m pobratim.documents.picture FILE START-END…` writes the PNG to standard output.
"""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pobratim.documents.document import Span
from pobratim.documents.pages import PageBox, page_boxes
from pobratim.documents.programs import run
from pobratim.documents.source import Source

SCALE = 1.6
MOST_POINTS = 4_000_000
FRAME = (176, 0, 32)


def framed_page(path: Path, spans: Sequence[Span], name: str) -> bytes:
    """The page on which the first of the words stand, as PNG, made in a process of its own; empty when none does."""
    words = [f"{span.start}-{span.end}" for span in spans]
    root = Path(__file__).resolve().parents[2]
    return run([sys.executable, "-m", "pobratim.documents.picture", str(path), *words], root, name)


def draw(data: bytes, spans: Sequence[Span]) -> bytes:
    """The picture of the page of the first span, with a frame around the words of each span on it."""
    boxes = [box for span in spans for box in page_boxes(data, span)]
    if not boxes:
        return b""
    return _drawn(data, [box for box in boxes if box.page == boxes[0].page])


def _drawn(data: bytes, boxes: Sequence[PageBox]) -> bytes:
    from PIL import ImageDraw  # noqa: PLC0415  only where a picture is drawn

    from pobratim.documents.pdf import open_pdf  # noqa: PLC0415  slow to load

    document = open_pdf(Source("page.pdf", data))
    page = document[boxes[0].page]
    wide, high = page.get_size()
    scale = min(SCALE, (MOST_POINTS / max(wide * high, 1.0)) ** 0.5)
    image = page.render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image)
    for box in boxes:
        frame = (box.left - 2, high - box.top - 2, box.right + 2, high - box.bottom + 2)
        pen.rectangle(tuple(each * scale for each in frame), outline=FRAME, width=2)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    """Write the picture that the words of the command ask for."""
    path, *words = sys.argv[1:]
    spans = [Span(int(first), int(last)) for first, last in (each.split("-") for each in words)]
    sys.stdout.buffer.write(draw(Path(path).read_bytes(), spans))


if __name__ == "__main__":
    main()
