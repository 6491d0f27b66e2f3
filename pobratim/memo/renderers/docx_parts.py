"""The parts of a Word file besides its text: styles, numbering, settings, fonts, footnotes, pictures."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pobratim.memo.drawing import Picture
from pobratim.memo.renderers.docx_xml import SPACES, paragraph, run, safe

KEPT = {
    RT.STYLES: "styles.xml",
    RT.SETTINGS: "settings.xml",
    RT.NUMBERING: "numbering.xml",
    RT.FONT_TABLE: "fontTable.xml",
}
FOOTNOTES = "/word/footnotes.xml"
EMU = 36_000  # in a millimetre
DRAWN = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {about}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    "<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
    '<pic:blipFill><a:blip r:embed="{dots}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{lines}"/>'
    "</a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


@cache
def _xml(name: str) -> bytes:
    return (files("pobratim.memo.renderers") / "word" / name).read_bytes()


def furnish(word: Document) -> None:
    """Put the memo's own parts in the place of the library's, and drop the rest."""
    part = word.part
    for key, link in list(part.rels.items()):
        name = KEPT.get(link.reltype)
        if link.reltype == RT.THEME:
            continue
        if name is None:
            del part.rels[key]
        elif hasattr(link.target_part, "_element"):
            link.target_part._element = parse_xml(_xml(name))
        else:
            link.target_part._blob = _xml(name)


def add_missing_styles(word: Document) -> None:
    """Give a template the memo's styles that it lacks, so that lists, tables and notes look as they should."""
    own = parse_xml(_xml("styles.xml"))
    there = {each.get(qn("w:styleId")) for each in word.styles.element.iter(qn("w:style"))}
    for style in list(own.iter(qn("w:style"))):
        if style.get(qn("w:styleId")) not in there and not style.get(qn("w:default")):
            _renumber(word, style)
            word.styles.element.append(style)


def _renumber(word: Document, style: Any) -> None:
    """Give the bullets of a style a list of their own among the template's lists."""
    for number in style.iter(qn("w:numId")):
        lists = word.part.numbering_part.element
        free = 1 + max((int(each.get(qn("w:numId"))) for each in lists.iter(qn("w:num"))), default=0)
        abstract = 1 + max((int(e.get(qn("w:abstractNumId"))) for e in lists.iter(qn("w:abstractNum"))), default=0)
        own = parse_xml(_xml("numbering.xml"))
        bullets, named = own[0], own[1]
        bullets.set(qn("w:abstractNumId"), str(abstract))
        named.set(qn("w:numId"), str(free))
        named[0].set(qn("w:val"), str(abstract))
        number.set(qn("w:val"), str(free))
        first = next(iter(lists.iter(qn("w:num"))), None)
        lists.append(bullets) if first is None else first.addprevious(bullets)
        lists.append(named)


class Footnotes:
    """The footnotes of a document; `close` writes them into the file."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def add(self, text: str) -> int:
        """The number of a new footnote with the text."""
        number = len(self._notes) + 1
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        said = paragraph("FootnoteText", mark + run(f" {text}"))
        self._notes.append(f'<w:footnote w:id="{number}">{said}</w:footnote>')
        return number

    def close(self, word: Document) -> None:
        """Write the footnotes into a part of the document."""
        whole = _xml("footnotes.xml").decode().replace("</w:footnotes>", "".join(self._notes) + "</w:footnotes>")
        for link in word.part.rels.values():
            if link.reltype == RT.FOOTNOTES:
                link.target_part._blob = whole.encode()
                return
        part = Part(PackURI(FOOTNOTES), CT.WML_FOOTNOTES, whole.encode(), word.part.package)
        word.part.relate_to(part, RT.FOOTNOTES)


class Pictures:
    """The pictures of a document: each as vector, with points for programs that know no vector."""

    def __init__(self, word: Document) -> None:
        self._word = word
        self._last = 0

    def add(self, picture: Picture, alt: str) -> str:
        """The drawing of a picture as it stands in a paragraph."""
        self._last += 1
        dots, _ = self._word.part.get_or_add_image(BytesIO(picture.png))
        name = PackURI(f"/word/media/figure{self._last}.svg")
        part = Part(name, "image/svg+xml", picture.svg.encode(), self._word.part.package)
        lines = self._word.part.relate_to(part, RT.IMAGE)
        size = f'cx="{round(picture.width * EMU)}" cy="{round(picture.height * EMU)}"'
        about = f'id="{self._last}" name="{self._last}" descr="{safe(alt)}"'
        return DRAWN.format(size=size, about=about, dots=dots, lines=lines)


def body_of(content: str) -> object:
    """The body of a document from its content."""
    return parse_xml(f"<w:body {SPACES}>{content}</w:body>")
