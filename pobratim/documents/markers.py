"""Signs and numbers that open the item of a list, told apart from dates, initials and dashes of prose."""

import re
from dataclasses import dataclass

MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
BULLET = re.compile(r"[•·▪●○◦‣⁃►▶✓✔✅☑→■□➢➤]\s*(?=\S)|[-–—−*+o]\s+(?=\S)|[-–—−](?=[^\W\d_])")
NESTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s+)(?=[«\"„(A-ZА-ЯЁІЎ])")
NUMBER = re.compile(rf"\(?(\d{{1,3}})(?:\)\s*|\.\)?\s+)(?=\S)(?!{MONTH}[^\W\d_]*\s+\d{{4}})", re.IGNORECASE)
GLUED = re.compile(r"(\d{1,2})\.(?=[«„]?[А-ЯЁA-Z][а-яёa-z])")
ROMAN = re.compile(r"([IVXІХ]{1,5})[.)]\s+(?=\S)")
LETTER = re.compile(r"\(?([а-яёa-z])\)\s*(?=\S)")
SCANNED = re.compile(r"([lI|ЗO])\.\s+(?=[А-ЯЁA-Z])")
DAY = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?:\.\d{2,4})?$")


@dataclass(frozen=True, slots=True)
class Marker:
    """The opening of an item: as written, its family (bullets of one sign are one), depth, and where words begin."""

    text: str
    family: str
    depth: int
    width: int
    number: str = ""


def marker_of(content: str, scanned: bool = False) -> Marker | None:
    """The marker that a line begins with, if any; `scanned` allows letters that a scan put for digits."""
    if m := BULLET.match(content):
        return Marker(m[0].strip(), m[0][0], 1, m.end())
    if (m := NESTED.match(content)) and not DAY.match(m[1]):
        return Marker(m[0].strip(), "number", m[1].count(".") + 1, m.end(), m[1])
    if m := ROMAN.match(content):
        return Marker(m[0].strip(), "roman", 1, m.end(), m[1])
    if m := NUMBER.match(content) or GLUED.match(content):
        bracket = m[0].rstrip().endswith(")")
        return Marker(m[0].strip(), "bracket" if bracket else "number", 1, m.end(), m[1])
    if m := LETTER.match(content):
        return Marker(m[0].strip(), "letter", 1, m.end(), m[1])
    if scanned and (m := SCANNED.match(content)):
        return Marker(m[0].strip(), "number", 1, m.end(), m[1])
    return None
