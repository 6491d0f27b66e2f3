"""PDF: the printed lines of its text layer, and of pages that are pictures as Tesseract recognises them."""

import ctypes
import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from pobratim.documents.flow import flowed
from pobratim.documents.printed import Printed
from pobratim.documents.raised import SIGNS, raised
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument, NoTextLayer, ProgramMissing

if TYPE_CHECKING:
    from pobratim.documents.page_image import PageImage

MOST_PAGES = 1_000
MOST_LETTERS = 3_000_000
MOST_RULES = 5_000  # a page on which more is drawn is a map or a picture
STAMP, COVERED = 400, 0.5  # letters over a picture of so much of a page are a stamp, and the page is a scan
MARK = re.compile(r"(?:(?<=[^\W\d_])|(?<=[)»”\"’.,;:])|^)\d{1,3}(?!\d)")
RISE = 0.2  # of the size of type: how high above the line the foot of a raised digit stands
BROKEN_HYPHEN = re.compile("[\x02\ufffe](?:\r?\n)?")
UNREAD = "Страница {page} — изображение, она не прочитана: установите Tesseract ({how})."


@dataclass(slots=True)
class Pages:
    """The lines of every page; the pages (from 0) that were recognised, and those that nobody could read."""

    lines: list[list[Printed]] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def read(source: Source) -> Content:
    """The text and blocks of a PDF."""
    pages = printed_pages(source)
    if not any(pages.lines):
        return Content("", ())
    flow = flowed(pages.lines)
    if not pages.recognised and not pages.unread:
        return flow.draft.content()
    from pobratim.documents import scan  # noqa: PLC0415  for papers with pictures of pages only

    told = [scan.WARNING] if pages.recognised else []
    return scan.content(flow, [*told, *(UNREAD.format(page=page + 1, how=scan.HOW) for page in pages.unread)])


def open_pdf(source: Source) -> pypdfium2.PdfDocument:
    """The PDF of a source."""
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as refusal:
        if "password" in str(refusal).lower() or b"/Encrypt" in source.data:
            raise EncryptedDocument(path=source.name) from None
        raise BrokenDocument(path=source.name, reason="файл не дочитывается до конца") from None


def printed_pages(source: Source) -> Pages:
    """The lines of every page."""
    document = open_pdf(source)
    try:
        if len(document) > MOST_PAGES:
            raise DocumentTooLarge(path=source.name, reason=f"больше {MOST_PAGES} страниц")
        pages, scans, letters = Pages(), list[int](), 0
        for number in range(len(document)):
            lines = list(_printed(document[number], number))
            said = sum(len(line.words) for line in lines)
            letters += said
            if letters > MOST_LETTERS:
                raise DocumentTooLarge(path=source.name, reason=f"больше {MOST_LETTERS // 1_000_000} млн знаков")
            if said < STAMP and _is_picture(document[number]):
                scans.append(number)
            elif lines and _has_rules(document[number]):
                from pobratim.documents.pdf_tables import with_tables  # noqa: PLC0415  slow to load, seldom needed

                lines = with_tables(source, number, lines, goes_on=_ends_in_table(pages.lines[-1:]))
            pages.lines.append(lines)
        if scans:
            _recognise(document, scans, pages, source)
        return pages
    finally:
        document.close()


def _ends_in_table(before: list[list[Printed]]) -> bool:
    """Whether a table is the last thing on a page, but for its number and what runs below all pages."""
    return any(line.table is not None for lines in before for line in lines[-3:])


def _recognise(document: pypdfium2.PdfDocument, scans: list[int], pages: Pages, source: Source) -> None:
    """Put the lines of pages that are pictures in the place of what is stamped on them."""
    from pobratim.documents import scan  # noqa: PLC0415  for papers with pictures of pages only

    try:
        reader = scan.Recogniser(source.name)
    except ProgramMissing:
        if not any(pages.lines):
            raise NoTextLayer(path=source.name, how=scan.HOW) from None
        pages.unread = scans
        return
    pages.unread = scans[scan.MOST_PAGES :]
    for number in scans[: scan.MOST_PAGES]:
        found = scan.lines(page_picture(document[number]), number, reader)
        if sum(len(line.words) for line in pages.lines[number]) < sum(scan.letters(line) for line in found):
            pages.lines[number] = found
            pages.recognised.append(number)


def page_picture(page: Any) -> "PageImage":
    """A page as a picture that can be recognised, upright."""
    from pobratim.documents.page_image import ready  # noqa: PLC0415  for papers with pictures of pages only

    scale = _scale(page)
    return ready(page.render(scale=scale, grayscale=True).to_pil(), 72 * scale)


def _scale(page: Any) -> float:
    """Dots for a point: what recognition likes best, and never more than the memory holds."""
    from pobratim.documents.page_image import FINE, MOST_PIXELS  # noqa: PLC0415  for papers with pictures only

    wide, high = page.get_size()
    return float(min(FINE / 72, (MOST_PIXELS / max(wide * high, 1.0)) ** 0.5))


def _is_picture(page: Any) -> bool:
    """Whether pictures cover most of a page."""
    wide, high = page.get_size()
    covered = 0.0
    for each in itertools.islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), 100):
        left, bottom, right, top = each.get_bounds()
        covered += max(0.0, min(right, wide) - max(left, 0.0)) * max(0.0, min(top, high) - max(bottom, 0.0))
    return bool(covered >= COVERED * wide * high)


def _printed(page: Any, number: int) -> Iterator[Printed]:
    textpage = page.get_textpage()
    position, above = 0, None
    for raw in textpage.get_text_range().splitlines(keepends=True) if textpage.count_chars() else []:
        for piece in re.split("(?<=[\x02\ufffe])", raw):
            words = BROKEN_HYPHEN.sub("-", piece).strip()
            lead = len(piece) - len(piece.lstrip())
            if words:
                words = _with_marks(textpage, words, position + lead)
                line = _boxed(textpage, words, number, position + lead, position + len(piece.rstrip()) - 1)
                if above is not None and _goes_on(above, line):
                    _lengthen(above, line)
                else:
                    if above is not None:
                        yield above
                    above = line
            position += len(piece)
    if above is not None:
        yield above


def _with_marks(textpage: Any, words: str, first: int) -> str:
    """The words of a line with the digits raised that are printed above it, as marks of footnotes are."""

    def mark(m: re.Match[str]) -> str:
        beside = first + (m.start() - 1 if m.start() else m.end())
        return raised(m[0]) if _is_raised(textpage, first + m.start(), beside) else m[0]

    return MARK.sub(mark, words)


def _is_raised(textpage: Any, digit: int, beside: int) -> bool:
    """Whether a digit stands higher than the line on which the letter beside it stands."""
    across, line = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage.raw, beside, ctypes.byref(across), ctypes.byref(line))
    rise = textpage.get_charbox(digit)[1] - line.value
    return bool(RISE < rise / max(_size(textpage, beside), 1.0) < 1.0)


def _goes_on(above: Printed, line: Printed) -> bool:
    """Whether words are the rest of a line that a raised mark has cut."""
    cut = above.words[-1] in SIGNS or line.words[0] in SIGNS
    return cut and line.bottom < above.top and above.bottom < line.top and -1 < line.left - above.right < line.size


def _lengthen(above: Printed, line: Printed) -> None:
    above.words += line.words if line.left - above.right < RISE * line.size else f" {line.words}"
    above.right, above.bottom, above.top = line.right, min(above.bottom, line.bottom), max(above.top, line.top)


def _boxed(textpage: Any, words: str, page: int, first: int, last: int) -> Printed:
    boxes = [textpage.get_charbox(i, loose=True) for i in (first, max(first, last))]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    bottom, top = min(b[1] for b in boxes), max(b[3] for b in boxes)
    middle = (first + last) // 2
    size = _size(textpage, middle) or top - bottom
    return Printed(words, left, bottom, right, top, size, _is_bold(textpage, first, middle), page, first)


def _size(textpage: Any, letter: int) -> float:
    """The size of type as it is seen on the page: a font may be drawn larger than it says."""
    drawn = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage.raw, letter, drawn)
    return float(pdfium.FPDFText_GetFontSize(textpage.raw, letter) * math.hypot(drawn.c, drawn.d))


def _is_bold(textpage: Any, *letters: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for letter in letters:
        pdfium.FPDFText_GetFontInfo(textpage.raw, letter, name, 128, ctypes.byref(flags))
        if b"bold" not in name.value.lower() and pdfium.FPDFText_GetFontWeight(textpage.raw, letter) < 600:
            return False
    return True


def _has_rules(page: Any) -> bool:
    """Whether enough lines are drawn on a page to make a table, and not so many that they are a picture."""
    drawn = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return 4 <= sum(1 for _each in itertools.islice(drawn, MOST_RULES + 1)) <= MOST_RULES
