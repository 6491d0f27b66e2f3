"""Keys under which names are kept: case, ё, hyphens, apostrophes and stress marks make no difference."""

import re
import unicodedata

_TABLE = {
    **dict.fromkeys(map(ord, "-‐‑–—_\u00a0\u2009\u202f./"), " "),
    **dict.fromkeys(map(ord, "'’ʼ‘`´ʹ′\u0301\u0300\u00ad\"«»“”„"), None),
    ord("ё"): "е",
    ord("Ё"): "е",
}
_SPACES = re.compile(r"\s+")


def key(name: str) -> str:
    """The key of a name: «Ростов-на-Дону», «ростов на дону» and «РОСТОВ НА ДОНУ» have the same."""
    return _SPACES.sub(" ", name.translate(_TABLE).casefold()).strip()


def plain(name: str) -> str:
    """A key of Latin letters without marks: «Luleå» is «lulea»."""
    letters = unicodedata.normalize("NFKD", key(name).replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))
