"""An office's own Word template filled with the memo: its letterhead, styles and order stay, fields are replaced.

The template names fields in double braces: `{{ heading }}`; `{{p body }}` and `{{p annexes }}` stand in paragraphs of
their own and take the text of the memo and its annexes.
"""

from copy import deepcopy
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from pobratim.errors import (
    TemplateFieldBroken,
    TemplateMissing,
    TemplateUnreadable,
    TemplateWithoutText,
    UnknownTemplateField,
    refused,
)
from pobratim.memo.memo import Memo
from pobratim.memo.renderers.docx import Word, properties, write_pieces
from pobratim.memo.renderers.docx_mending import mend
from pobratim.memo.renderers.docx_parts import Footnotes, Pictures, furnish
from pobratim.memo.renderers.docx_styles import add_missing_styles, call
from pobratim.memo.renderers.docx_xml import LANDSCAPE, SPACES, page, paragraph, run
from pobratim.memo.renderers.flow import Heading, flow

BODY, ANNEXES = "body", "annexes"
BREAK = "pobratim-turn"
OF_REQUISITES = ("organisation", "addressee", "date", "number", "place", "post", "signatory", "executor", "telephone")


class Ready(str):
    """XML that is to stand in the file as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def fill(memo: Memo, path: Path) -> bytes:
    """The bytes of the template filled with the memo; raises a `MemoError` that says what is wrong with it."""
    template = _opened(path)
    try:
        return _filled(template, memo)
    except (TemplateError, TypeError, ArithmeticError) as wrong:  # fields may hold any expression
        raise TemplateFieldBroken(path=path, known=", ".join(FIELDS)) from wrong


def _opened(path: Path) -> DocxTemplate:
    """The template, with a place for the text and no field that is not known."""
    try:
        template = DocxTemplate(BytesIO(path.read_bytes()))
        asked = template.get_undeclared_template_variables()
    except OSError as refusal:
        raise TemplateMissing(path=path, reason=refused(refusal)) from refusal
    except TemplateError as wrong:
        raise TemplateFieldBroken(path=path, known=", ".join(FIELDS)) from wrong
    except Exception as wrong:  # the library raises whatever its parts raise on a broken file
        raise TemplateUnreadable(path=path) from wrong
    if unknown := sorted(asked - set(FIELDS)):
        raise UnknownTemplateField(path=path, fields=", ".join(unknown), known=", ".join(FIELDS))
    if BODY not in asked:
        raise TemplateWithoutText(path=path)
    return template


def _filled(template: DocxTemplate, memo: Memo) -> bytes:
    asked = template.get_undeclared_template_variables()
    template.init_docx()
    document: WordDocument = template.docx
    mend(document)
    called = add_missing_styles(document)
    writing = Word(memo, Footnotes(document, called) if memo.with_sources else None, Pictures(document))
    template.render(_values(memo, writing, ANNEXES in asked), autoescape=True)
    call(document.element, called)
    if ANNEXES in asked:
        _turn(document)
    if writing.footnotes:
        writing.footnotes.close()
    properties(document, memo)
    packed = BytesIO()
    template.save(packed)
    return packed.getvalue()


def _values(memo: Memo, writing: Word, apart: bool) -> dict[str, object]:
    """The fields with their values; the annexes stand after the text where the template has no place for them."""
    pieces = list(flow(memo))
    first = next((at for at, each in enumerate(pieces) if isinstance(each, Heading) and each.annex), len(pieces))
    body, annexes = pieces[:first], pieces[first:]
    told = write_pieces(writing, body if apart else pieces)
    after = ""
    if apart and annexes:
        writing.width = LANDSCAPE
        after = paragraph("Normal", f'<w:bookmarkStart w:id="9999" w:name="{BREAK}"/><w:bookmarkEnd w:id="9999"/>')
        after += write_pieces(writing, annexes)
    asked = asdict(memo.requisites)
    values: dict[str, object] = {name: asked[name] or memo.labels.get(f"blank_{name}", "") for name in OF_REQUISITES}
    values |= {"basis": asked["basis"], "kind": memo.kind, "heading": memo.heading, "as_of": memo.as_of_line}
    return values | {BODY: Ready(told), ANNEXES: Ready(after)}


FIELDS = (*OF_REQUISITES, "basis", "kind", "heading", "as_of", BODY, ANNEXES)


def _turn(document: WordDocument) -> None:
    """End the template's own pages before the annexes, which lie in landscape."""
    body = document.element.body
    marks = body.xpath(f"//w:bookmarkStart[@w:name='{BREAK}']")
    if not marks:
        return
    carrier = marks[0].getparent()
    for mark in list(carrier.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
        carrier.remove(mark)
    last = body.sectPr
    carrier.get_or_add_pPr().append(deepcopy(last))
    lying = parse_xml(f"<w:body {SPACES}>{page(True)}</w:body>")[0]
    body.replace(last, lying)


def new_template() -> bytes:
    """A template to begin with: the memo's own look, with every field in its place."""
    document = Document()
    furnish(document)
    lines = [
        paragraph("Addressee", run("{{ addressee }}")),
        paragraph("Requisite", run("{{ organisation }}")),
        paragraph("Title", run("{{ kind }}")),
        paragraph("Requisite", run("{{ date }} № {{ number }}")),
        paragraph("Subtitle", run("{{ heading }}")),
        paragraph("Day", run("{{ as_of }}")),
        paragraph("BodyText", run("{{p body }}")),
        paragraph("Signature", run("{{ post }}") + "<w:r><w:tab/></w:r><w:r><w:tab/></w:r>" + run("{{ signatory }}")),
        paragraph("Executor", run("{{ executor }}, {{ telephone }}")),
        paragraph("BodyText", run("{{p annexes }}")),
    ]
    whole = parse_xml(f"<w:body {SPACES}>{''.join(lines)}{page(False)}</w:body>")
    document.element.replace(document.element.body, whole)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()
