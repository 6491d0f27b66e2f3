"""The parts of a Word file besides its text: styles, numbering, settings, fonts, footnotes."""

from functools import cache
from importlib.resources import files

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

KEPT = {
    RT.STYLES: "styles.xml",
    RT.SETTINGS: "settings.xml",
    RT.NUMBERING: "numbering.xml",
    RT.FONT_TABLE: "fontTable.xml",
}
FOOTNOTES = "/word/footnotes.xml"


@cache
def _xml(name: str) -> bytes:
    return (files("pobratim.memo.renderers") / "word" / name).read_bytes()


def furnish(word: Document, with_notes: bool) -> "Footnotes | None":
    """Put the memo's own parts in the place of the library's, drop the rest; footnotes where they are wanted."""
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
    return Footnotes(word) if with_notes else None


class Footnotes:
    """The footnotes of a document; `close` writes them into the file."""

    def __init__(self, word: Document) -> None:
        self._root = etree.fromstring(_xml("footnotes.xml"))
        self._part = Part(PackURI(FOOTNOTES), CT.WML_FOOTNOTES, b"", word.part.package)
        word.part.relate_to(self._part, RT.FOOTNOTES)
        self._last = 0

    def add(self, text: str) -> int:
        """The number of a new footnote with the text."""
        self._last += 1
        note = etree.SubElement(self._root, qn("w:footnote"), {qn("w:id"): str(self._last)})
        paragraph = etree.SubElement(note, qn("w:p"))
        about = etree.SubElement(paragraph, qn("w:pPr"))
        etree.SubElement(about, qn("w:pStyle"), {qn("w:val"): "FootnoteText"})
        mark = etree.SubElement(paragraph, qn("w:r"))
        style = etree.SubElement(mark, qn("w:rPr"))
        etree.SubElement(style, qn("w:rStyle"), {qn("w:val"): "FootnoteReference"})
        etree.SubElement(mark, qn("w:footnoteRef"))
        words = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = f" {text}"
        return self._last

    def close(self) -> None:
        """Write the footnotes into their part."""
        self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
