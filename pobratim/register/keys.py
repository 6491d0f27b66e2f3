"""Keys by which names are sorted, searched and compared, the same on every database."""

import hashlib
import re
import unicodedata

from anyascii import anyascii

# Letters of Cyrillic alphabets in one order; ё sorts with е and і with и, told apart only between equal words.
CYRILLIC = "абвгґдђѓеєжзѕиійјклљмнњопрстћќуўфхцчџшщъыьэюяѣ"
EQUAL = str.maketrans("ёі", "еи")
SEPARATORS = re.compile(r"[\s\-‐‑‒–—_.,;:/]+")
QUOTES = re.compile(r"[«»„“”\"'’ʼ`()]")


def search_key(text: str) -> str:
    """A text for looking up parts of words in it: small letters, е for ё, single spaces, no quotes."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("ё", "е").replace("\u0301", "")
    return SEPARATORS.sub(" ", QUOTES.sub("", folded)).strip()


def sort_key(name: str) -> str:
    """A name in ASCII digits and letters that sort as a Russian reader expects: Cyrillic, then Latin, then the rest."""
    folded = QUOTES.sub("", unicodedata.normalize("NFC", name).lower()).strip()
    ranks = "".join(rank(letter) for letter in folded.translate(EQUAL)[:160])[:480]
    tail = "".join("1" if letter in "ёі" else "0" for letter in folded[:80])
    return f"{ranks}00{tail}"


def rank(letter: str) -> str:
    """Two characters or more that put a letter in its place among all letters."""
    if SEPARATORS.fullmatch(letter):
        return "01"
    if letter.isdecimal():
        return f"1{unicodedata.decimal(letter)}"
    if letter in CYRILLIC:
        return f"3{chr(ord('a') + CYRILLIC.index(letter) // 10)}{CYRILLIC.index(letter) % 10}"
    if unicodedata.name(letter, "").startswith("LATIN"):
        return f"5{anyascii(letter).lower()[:1]}"
    return f"9{ord(letter):06x}"


def digest(*parts: object) -> str:
    """A fingerprint of values that are the same when their search keys are the same."""
    keys = [search_key(str(part)) if part is not None else "" for part in parts]
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()
