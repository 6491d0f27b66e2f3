"""Signs and numbers that open the item of a list, told apart from dates, initials and dashes of prose."""

import re
from dataclasses import dataclass

MONTH = (
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov"
    r"|de[cz])"
)
SHAPES = r"•·‣⁃→\u25a0-\u25ff\u2605\u2606\u2610-\u2612\u2705-\u27be\u2b1b-\u2b55\uf000-\uf0ff\U0001f534-\U0001f7eb"
BULLET = re.compile(rf"[{SHAPES}]\s*(?=\S)|[-–—−*+o>]\s+(?=\S)|[-–—−](?=[^\W\d_])")
NESTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s+)(?=[«\"„(A-ZА-ЯЁІЎ])")
NUMBER = re.compile(rf"\(?(\d{{1,3}})(?:\)\s*|\.\)?\s+)(?=\S)(?!{MONTH}[^\W\d_]*\s+\d{{4}})", re.IGNORECASE)
LETTERED = re.compile(r"(\d{1,2}[а-яёa-z])[.)]\s+(?=[^\W\d_])")  # «1а.» below «1.»
GLUED = re.compile(r"(\d{1,2})\.(?=[«„]?[А-ЯЁA-Z][а-яёa-z])")
ROMAN = re.compile(r"([IVXІХ]{1,5})[.)]\s+(?=\S)")
BOXED = re.compile(r"\[(\d{1,3})\]\s*(?=\S)")
SIGNED = re.compile(r"(?:№|N[oº]\.?|Nr\.)\s?(\d{1,3})(?:[.):]|\s[–—-])\s+(?=\S)")
LETTER = re.compile(r"\(?([а-яёa-z])\)\s*(?=\S)|([a-h])\.\s+(?=[A-Z][a-z])")
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


# Families from the most telling look to the least; the first that matches names the marker.
LOOKS = (
    (NESTED, "number"),
    (LETTERED, "number"),
    (ROMAN, "roman"),
    (NUMBER, "number"),
    (GLUED, "number"),
    (SIGNED, "number"),
    (BOXED, "number"),
    (LETTER, "letter"),
)


def marker_of(content: str, scanned: bool = False) -> Marker | None:
    """The marker that a line begins with, if any; `scanned` allows letters that a scan put for digits."""
    if m := BULLET.match(content):
        return Marker(m[0].strip(), m[0][0], 1, m.end())
    for look, family in (*LOOKS, (SCANNED, "number")) if scanned else LOOKS:
        if (m := look.match(content)) and not (look is NESTED and DAY.match(m[1])):
            bracketed = family == "number" and look is NUMBER and m[0].rstrip().endswith(")")
            number = m[m.lastindex or 1]
            depth = number.count(".") + 1 + (look is LETTERED)
            return Marker(m[0].strip(), "bracket" if bracketed else family, depth, m.end(), number)
    return None
