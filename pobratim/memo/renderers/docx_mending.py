"""What office programs write into a template against the format, put right before the template is filled."""

from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
SIGNED = 1 << 31
ENDS = {qn("w:pStyle"): 0, qn("w:rPr"): 2, qn("w:sectPr"): 3, qn("w:pPrChange"): 4}
LEVEL = [
    qn(f"w:{name}")
    for name in (
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText"),
        *("lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr"),
    )
]


def mend(word: Document) -> None:
    """Put right the numbers, switches and orders that the format does not allow; a theme where none is given.

    The copy of the styles that Word 2010 kept is dropped: it would lack those that the memo adds.
    """
    for element in _elements(word):
        for grid in element.iter(qn("w:docGrid")):
            _sign(grid)
        for switch in element.iter(qn("w:tblHeader"), qn("w:cantSplit")):
            _switch(switch)
        for look in element.iter(qn("w:pPr")):
            look[:] = sorted(look, key=lambda each: ENDS.get(each.tag, 1))
        for level in element.iter(qn("w:lvl")):
            level[:] = sorted(level, key=lambda each: LEVEL.index(each.tag) if each.tag in LEVEL else len(LEVEL))
    for key in [key for key, link in word.part.rels.items() if link.reltype == EFFECTS]:
        del word.part.rels[key]
    if not any(link.reltype == RT.THEME for link in word.part.rels.values()):
        blob = docx.Document().part.part_related_by(RT.THEME).blob
        word.part.relate_to(Part(PackURI("/word/theme/theme1.xml"), CT.OFC_THEME, blob, word.part.package), RT.THEME)


def _elements(word: Document) -> Iterator[Any]:
    """The trees of the text and of the parts beside it."""
    for part in word.part.package.iter_parts():
        if (element := getattr(part, "_element", None)) is not None:
            yield element


def _sign(grid: Any) -> None:
    """A negative distance that was written as if it could not be one."""
    space = grid.get(qn("w:charSpace"), "")
    if space.isdecimal() and int(space) >= SIGNED:
        grid.set(qn("w:charSpace"), str(int(space) - 2 * SIGNED))


def _switch(switch: Any) -> None:
    """A switch of a row knows only "on", which needs no word, and "off"."""
    told = switch.attrib.pop(qn("w:val"), "on")
    if told in ("false", "0", "off"):
        switch.set(qn("w:val"), "off")
