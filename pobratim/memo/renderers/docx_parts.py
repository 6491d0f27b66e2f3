"""The parts of a Word file besides its text: styles, numbering, settings, fonts, footnotes, pictures."""

import re
from functools import cache
from importlib.resources import files
from io import BytesIO

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from pobratim.memo.drawing import Picture
from pobratim.memo.renderers.docx_xml import SPACES, paragraph, run, safe

KEPT = {
    RT.STYLES: "styles.xml",
    RT.SETTINGS: "settings.xml",
    RT.NUMBERING: "numbering.xml",
    RT.FONT_TABLE: "fontTable.xml",
}
NOTE_ID = re.compile(rb'<w:footnote [^>]*w:id="(\d+)"')
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
def own_xml(name: str) -> bytes:
    """A part of the memo's own look as the file holds it."""
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
            link.target_part._element = parse_xml(own_xml(name))
        else:
            link.target_part._blob = own_xml(name)


class Footnotes:
    """The footnotes of a document after those that it has; `close` writes them into the file.

    `called` are the ids that the document has for our styles, where they are others.
    """

    def __init__(self, word: Document, called: dict[str, str] | None = None) -> None:
        self._word = word
        self._called = called or {}
        self._notes: list[str] = []
        self._before = max((int(each) for each in NOTE_ID.findall(self._part_blob())), default=0)

    def add(self, text: str) -> int:
        """The number of a new footnote with the text."""
        number = self._before + len(self._notes) + 1
        style, sign = (self._called.get(name, name) for name in ("FootnoteText", "FootnoteReference"))
        mark = f'<w:r><w:rPr><w:rStyle w:val="{sign}"/></w:rPr><w:footnoteRef/></w:r>'
        said = paragraph(style, mark + run(f" {text}"))
        self._notes.append(f'<w:footnote w:id="{number}">{said}</w:footnote>')
        return number

    def close(self) -> None:
        """Write the footnotes into a part of the document."""
        whole = self._part_blob() or own_xml("footnotes.xml")
        whole = whole.replace(b"</w:footnotes>", "".join(self._notes).encode() + b"</w:footnotes>")
        if (part := self._part()) is not None:
            part._blob = whole
            return
        part = Part(PackURI(FOOTNOTES), CT.WML_FOOTNOTES, whole, self._word.part.package)
        self._word.part.relate_to(part, RT.FOOTNOTES)

    def _part(self) -> Part | None:
        links = self._word.part.rels.values()
        return next((link.target_part for link in links if link.reltype == RT.FOOTNOTES), None)

    def _part_blob(self) -> bytes:
        part = self._part()
        return part.blob if part is not None else b""


class Pictures:
    """The pictures of a document: each as vector, with points for programs that know no vector."""

    def __init__(self, word: Document) -> None:
        self._word = word
        self._last = 0

    def add(self, picture: Picture, alt: str) -> str:
        """The drawing of a picture as it stands in a paragraph."""
        self._last += 1
        dots, _ = self._word.part.get_or_add_image(BytesIO(picture.png))
        name = self._word.part.package.next_partname("/word/media/figure%d.svg")
        part = Part(name, "image/svg+xml", picture.svg.encode(), self._word.part.package)
        lines = self._word.part.relate_to(part, RT.IMAGE)
        size = f'cx="{round(picture.width * EMU)}" cy="{round(picture.height * EMU)}"'
        about = f'id="{self._last}" name="{self._last}" descr="{safe(alt)}"'
        return DRAWN.format(size=size, about=about, dots=dots, lines=lines)


def body_of(content: str) -> object:
    """The body of a document from its content."""
    return parse_xml(f"<w:body {SPACES}>{content}</w:body>")
