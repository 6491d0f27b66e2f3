"""Marks of footnotes: digits that stand above the line."""

import re

SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ABOVE, BELOW = str.maketrans("0123456789", SIGNS), str.maketrans(SIGNS, "0123456789")
OPENING = re.compile(rf"(?:([{SIGNS}]{{1,3}})\s*|(\d{{1,3}})\s+)(?=[^\s.)])")


def raised(number: int | str) -> str:
    """The mark of a number: the same digits, raised."""
    return str(number).translate(ABOVE)


def opening(words: str) -> tuple[str, int]:
    """The number that a line begins with, raised or not, as a mark, and where the words after it begin."""
    m = OPENING.match(words)
    return (m[1] or raised(m[2]), m.end()) if m else ("", 0)
