"""A page of a PDF or a scan as a picture with words framed; run as a program, so that none can harm its caller.

`python -m pobratim.documents.picture FILE SHA256 START-END…` writes the PNG to standard output, where the text of the
file still has that sum: words have no place in a text that is read otherwise today.
"""

import sys
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from pobratim.documents.document import Span
from pobratim.documents.page_image import PageImage, pages_of, ready
from pobratim.documents.pages import PageBox, Paged, paged
from pobratim.documents.pdf import open_pdf, page_picture
from pobratim.documents.programs import run
from pobratim.documents.source import Source

SCALE = 1.6
MOST_POINTS = 4_000_000
FRAME = (176, 0, 32)
SECONDS = 300  # a scan of many pages that was not recognised before


def framed_page(path: Path, spans: Sequence[Span], text: str, name: str) -> bytes:
    """The page on which the first of the words of a text stand, as PNG, made in a process of its own; else empty."""
    words = [f"{span.start}-{span.end}" for span in spans]
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "pobratim.documents.picture", str(path), sum_of(text), *words]
    return run(command, root, name, SECONDS)


def sum_of(text: str) -> str:
    """What tells one text from another."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def draw(data: bytes, spans: Sequence[Span], known: str = "") -> bytes:
    """The picture of the page of the first span, with a frame around the words of each span on it."""
    source = Source("page", data)
    paper = paged(source)
    if paper is None or known not in ("", sum_of(paper.text)):
        return b""
    boxes = [box for span in spans for box in paper.boxes(span)]
    if not boxes:
        return b""
    number = boxes[0].page
    return _drawn(_page(source, paper, number), [box for box in boxes if box.page == number])


def _page(source: Source, paper: Paged, number: int) -> PageImage:
    """A page as it is shown: upright where it was recognised, for its boxes are."""
    if not source.data.startswith(b"%PDF-") and b"%PDF-" not in source.data[:1024]:
        return ready(list(pages_of(source, number + 1))[number])
    document = open_pdf(source)
    page = document[number]
    if number in paper.recognised:
        return page_picture(page)
    wide, high = page.get_size()
    scale = min(SCALE, (MOST_POINTS / max(wide * high, 1.0)) ** 0.5)
    return PageImage(page.render(scale=scale).to_pil(), 72 * scale)


def _drawn(page: PageImage, boxes: Sequence[PageBox]) -> bytes:
    scale = min(page.dots / 72, SCALE)
    size = [round(each * scale * 72 / page.dots) for each in page.image.size]
    image = page.image.convert("RGB")
    if scale < page.dots / 72:
        image = image.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    pen, high = ImageDraw.Draw(image), image.height / scale
    for box in boxes:
        frame = (box.left - 2, high - box.top - 2, box.right + 2, high - box.bottom + 2)
        pen.rectangle(tuple(each * scale for each in frame), outline=FRAME, width=2)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    """Write the picture that the words of the command ask for."""
    path, known, *words = sys.argv[1:]
    spans = [Span(int(first), int(last)) for first, last in (each.split("-") for each in words)]
    sys.stdout.buffer.write(draw(Path(path).read_bytes(), spans, known))


if __name__ == "__main__":
    main()
