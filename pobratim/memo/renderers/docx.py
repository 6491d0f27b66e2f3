"""The memo as DOCX by GOST R 7.0.97-2016: real styles, lists, footnotes and fields; the annex lies in landscape."""

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from pobratim.memo.memo import Memo
from pobratim.memo.renderers.docx_fields import Blank, blank, page_number
from pobratim.memo.renderers.docx_parts import Footnotes, furnish
from pobratim.memo.renderers.docx_table import add_table
from pobratim.memo.renderers.flow import Grid, Heading, Items, Run, Text, flow

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def render(memo: Memo) -> bytes:
    """The file's bytes; the same memo gives the same bytes."""
    word = Document()
    footnotes = furnish(word, memo.with_sources)
    _properties(word, memo)
    _page(word.sections[0], landscape=False)
    _number_pages(word.sections[0])
    _head(word, memo)
    signed = False
    for piece in flow(memo):
        if isinstance(piece, Heading) and piece.annex and not signed:
            _signature(word, memo)
            signed = True
        _piece(word, piece, footnotes)
    if not signed:
        _signature(word, memo)
    if footnotes:
        footnotes.close()
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def _properties(word: WordDocument, memo: Memo) -> None:
    about = word.core_properties
    about.title = memo.title
    about.subject = memo.as_of_line
    about.author = memo.requisites.organisation
    about.last_modified_by = ""
    about.comments = ""
    about.keywords = ""
    about.language = {"ru": "ru-RU"}.get(memo.language, "en-GB")
    about.created = about.modified = datetime.combine(memo.as_of, LONG_AGO.timetz())


def _page(section: Section, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.left_margin, section.right_margin = (Mm(20), Mm(20)) if landscape else (Mm(30), Mm(10))
    section.top_margin, section.bottom_margin = (Mm(30), Mm(10)) if landscape else (Mm(20), Mm(20))
    section.header_distance = section.footer_distance = Mm(10)


def _turn_page(word: WordDocument) -> None:
    """Begin a section in landscape; the break hangs on the last paragraph, so that none stands empty."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    before, carrier = (each._p for each in word.paragraphs[-2:])
    before.get_or_add_pPr().append(carrier.xpath("w:pPr/w:sectPr")[0])
    word.element.body.remove(carrier)
    _page(section, landscape=True)
    section.different_first_page_header_footer = False


def _number_pages(section: Section) -> None:
    section.different_first_page_header_footer = True
    page_number(section.header.paragraphs[0])


def _head(word: WordDocument, memo: Memo) -> None:
    asked = memo.requisites
    if asked.addressee:
        blank(word.add_paragraph(style="Addressee"), Blank("addressee", memo.labels["addressee"], asked.addressee))
    if asked.organisation:
        label = memo.labels["organisation"]
        blank(word.add_paragraph(style="Requisite"), Blank("organisation", label, asked.organisation))
    word.add_paragraph(memo.kind, style="Title")
    line = word.add_paragraph(style="Requisite")
    blank(line, Blank("date", memo.labels["date"], asked.date or memo.labels["blank_date"]))
    line.add_run(" № ")
    blank(line, Blank("number", memo.labels["number"], asked.number or memo.labels["blank_number"]))
    if asked.place:
        blank(word.add_paragraph(style="Requisite"), Blank("place", memo.labels["place"], asked.place))
    heading = word.add_paragraph(memo.heading, style="Subtitle")
    heading.paragraph_format.space_before = Mm(4)
    word.add_paragraph(memo.as_of_line, style="Day")


def _piece(word: WordDocument, piece: object, footnotes: Footnotes | None) -> None:
    match piece:
        case Heading(level, text, annex):
            if annex:
                _turn_page(word)
                word.add_paragraph(annex, style="Annex")
            word.add_paragraph(text, style=f"heading {min(level, 2)}")
        case Text(runs):
            _write(word.add_paragraph(style="Body Text"), runs, footnotes)
        case Items(items):
            for item in items:
                _write(word.add_paragraph(style="List Bullet"), (item,), footnotes)
        case Grid(table):
            add_table(word, table)


def _write(paragraph: Paragraph, runs: tuple[Run, ...], footnotes: Footnotes | None) -> None:
    if runs and runs[-1].text.endswith(":"):
        paragraph.paragraph_format.keep_with_next = True
    for run in runs:
        paragraph.add_run(run.text)
        if run.note and footnotes:
            mark = paragraph.add_run()
            mark.style = "footnote reference"
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(footnotes.add(run.note)))
            mark._r.append(reference)
            paragraph.add_run(run.tail)


def _signature(word: WordDocument, memo: Memo) -> None:
    asked, labels = memo.requisites, memo.labels
    line = word.add_paragraph(style="Signature")
    blank(line, Blank("post", labels["post"], asked.post or labels["blank_post"]))
    line.add_run("\t")
    line.add_run("____________")
    line.add_run("\t")
    blank(line, Blank("signatory", labels["signatory"], asked.signatory or labels["blank_signatory"]))
    line = word.add_paragraph(style="Executor")
    line.add_run(f"{labels['executor']}: ")
    blank(line, Blank("executor", labels["executor"], asked.executor or labels["blank_executor"]))
    line.add_run(f", {labels['telephone']} ")
    blank(line, Blank("telephone", labels["telephone"], asked.telephone or labels["blank_telephone"]))
