"""Fields of a Word document: the page number, and blanks that an office fills in."""

import zlib
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Blank:
    """A requisite as a field: its name in the file, its label for people, its text."""

    tag: str
    label: str
    text: str


def page_number(paragraph: Paragraph) -> None:
    """Write the number of the page into a paragraph."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def blank(paragraph: Paragraph, field: Blank) -> None:
    """Write a plain-text content control into a paragraph."""
    control = OxmlElement("w:sdt")
    about = OxmlElement("w:sdtPr")
    for name, value in (
        ("w:alias", field.label),
        ("w:tag", field.tag),
        ("w:id", str(zlib.crc32(field.tag.encode()) % 10**9)),
    ):
        part = OxmlElement(name)
        part.set(qn("w:val"), value)
        about.append(part)
    about.append(OxmlElement("w:text"))
    content = OxmlElement("w:sdtContent")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = field.text
    run.append(text)
    content.append(run)
    control.append(about)
    control.append(content)
    paragraph._p.append(control)
