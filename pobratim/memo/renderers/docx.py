"""The memo as DOCX by GOST R 7.0.97-2016: real styles, lists, footnotes and fields; annexes lie in landscape."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from pobratim.memo.drawing import draw
from pobratim.memo.memo import Memo
from pobratim.memo.renderers.docx_parts import Footnotes, Pictures, body_of, furnish
from pobratim.memo.renderers.docx_xml import (
    LANDSCAPE,
    PORTRAIT,
    Blank,
    blank,
    note_mark,
    page,
    paragraph,
    run,
    tab,
    table,
)
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Piece, Run, Text, flow

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NUMBER_OF_PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}
CENTRED = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'


@dataclass
class Word:
    """The Word file being written: its footnotes (None: not wanted) and pictures, the width of the page in hand."""

    memo: Memo
    footnotes: Footnotes | None
    pictures: Pictures
    width: int = PORTRAIT
    annexes: int = 0


def render(memo: Memo) -> bytes:
    """The file's bytes; the same memo gives the same bytes."""
    document = Document()
    furnish(document)
    properties(document, memo)
    header = document.sections[0].header
    header.paragraphs[0]._p.append(body_of(paragraph("Header", NUMBER_OF_PAGE))[0][1])  # type: ignore[index]
    number = next(key for key, link in document.part.rels.items() if link.reltype == RT.HEADER)
    writing = Word(memo, Footnotes(document) if memo.with_sources else None, Pictures(document))
    content = "".join(_content(writing, number))
    document.element.replace(document.element.body, body_of(content))
    if writing.footnotes:
        writing.footnotes.close()
    _language(document, memo.language)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def _content(writing: Word, header: str) -> Iterator[str]:
    """The whole text: the memo, its signature, then the annexes in landscape."""
    pieces = list(flow(writing.memo))
    first = next((at for at, each in enumerate(pieces) if isinstance(each, Heading) and each.annex), len(pieces))
    turned = first < len(pieces)
    yield from _head(writing.memo)
    yield _kept(write_pieces(writing, pieces[:first]))
    yield from _signature(writing.memo, page(False, header) if turned else "")
    if turned:
        writing.width = LANDSCAPE
        yield write_pieces(writing, pieces[first:])
    yield page(turned, "" if turned else header)


def write_pieces(writing: Word, pieces: list[Piece]) -> str:
    """The pieces as they stand in the text of the file."""
    return "".join(_piece(writing, piece) for piece in pieces)


def _language(word: WordDocument, language: str) -> None:
    """Tell the program which language it reads, so that spelling is right."""
    for each in word.styles.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}lang"):
        each.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", LANGUAGES[language])


def properties(word: WordDocument, memo: Memo) -> None:
    """Write what the file says of itself."""
    about = word.core_properties
    about.title = memo.title[:255]
    about.subject = memo.as_of_line
    about.author = memo.requisites.organisation[:255]
    about.last_modified_by = ""
    about.comments = ""
    about.keywords = ""
    about.language = LANGUAGES[memo.language]
    about.created = about.modified = datetime.combine(memo.as_of, LONG_AGO.timetz())


def _head(memo: Memo) -> Iterator[str]:
    asked, labels = memo.requisites, memo.labels
    if asked.addressee:
        yield paragraph("Addressee", blank(Blank("addressee", labels["addressee"], asked.addressee)))
    if asked.organisation:
        yield paragraph("Requisite", blank(Blank("organisation", labels["organisation"], asked.organisation)))
    yield paragraph("Title", run(memo.kind))
    day = blank(Blank("date", labels["date"], asked.date or labels["blank_date"]))
    number = blank(Blank("number", labels["number"], asked.number or labels["blank_number"]))
    yield paragraph("Requisite", f"{day}{run(' ' + labels['sign_number'] + ' ')}{number}")
    if asked.place:
        yield paragraph("Requisite", blank(Blank("place", labels["place"], asked.place)))
    yield paragraph("Subtitle", run(memo.heading), '<w:spacing w:before="227"/>')
    yield paragraph("Day", run(memo.as_of_line))


def _piece(writing: Word, piece: Piece) -> str:
    match piece:
        case Heading(level, text, annex):
            return _heading(writing, level, text, annex)
        case Text(runs):
            return paragraph("BodyText", _runs(writing, runs), "<w:keepNext/>" if piece.leads else "")
        case Items(items):
            return "".join(paragraph("ListBullet", _runs(writing, (item,))) for item in items)
        case Grid(told, captioned):
            caption = paragraph("Caption", run(told.caption)) if captioned else ""
            return caption + table(told, writing.width)
        case Picture(figure):
            drawn = draw(figure.drawing)
            shown = paragraph("Picture", writing.pictures.add(drawn, figure.alt))
            return paragraph("Caption", run(figure.caption)) + shown


def _heading(writing: Word, level: int, text: str, annex: str) -> str:
    if not annex:
        return paragraph(f"Heading{min(level, 2)}", run(text))
    writing.annexes += 1
    turn = "<w:pageBreakBefore/>" if writing.annexes > 1 else ""
    return paragraph("Annex", run(annex), turn) + paragraph("Heading1", run(text), CENTRED)


def _runs(writing: Word, runs: tuple[Run, ...]) -> str:
    said = ""
    for each in runs:
        said += run(each.text)
        if each.note and writing.footnotes:
            said += note_mark(writing.footnotes.add(each.note)) + run(each.tail)
    return said


def _kept(body: str) -> str:
    """The text with its last paragraph kept on the page of the signature, which never stands alone."""
    at = body.find("/>", body.rfind("<w:pStyle")) + 2
    return f"{body[:at]}<w:keepNext/>{body[at:]}" if at > 2 and not body.startswith("<w:keepNext/>", at) else body


def _signature(memo: Memo, turn: str) -> Iterator[str]:
    """Post, place for the sign, name; then the executor. The turn of the page hangs on the last paragraph."""
    asked, labels = memo.requisites, memo.labels
    post = blank(Blank("post", labels["post"], asked.post or labels["blank_post"]))
    name = blank(Blank("signatory", labels["signatory"], asked.signatory or labels["blank_signatory"]))
    yield paragraph("Signature", f"{post}{tab()}{run('____________')}{tab()}{name}")
    executor = blank(Blank("executor", labels["executor"], asked.executor or labels["blank_executor"]))
    telephone = blank(Blank("telephone", labels["telephone"], asked.telephone or labels["blank_telephone"]))
    said = run(labels["executor"] + ": ") + executor + run(f", {labels['telephone']} ") + telephone
    yield paragraph("Executor", said, turn)
