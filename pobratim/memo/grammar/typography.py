"""Typography of Russian office papers: quotes, dashes, spaces that do not break."""

import re
from functools import lru_cache

NBSP = "\N{NO-BREAK SPACE}"
ABBREVIATIONS = r"г|гг|ст|ч|п|пп|стр|тел|им|д|ул"

# What a text must hold for a rule to be asked, the rule, what it puts.
RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("", re.compile(r"[ \t\n]{2,}|[\t\n]"), " "),
    ('"', re.compile(r"\"([^\"]+)\""), r"«\1»"),
    ("", re.compile(r"(?<=\s)[-–](?=\s)"), "—"),
    (" —", re.compile(r" —"), f"{NBSP}—"),
    ("— ", re.compile(r"(?<=—) (?=\d+(?:[,.;)]|$))"), NBSP),
    (" ", re.compile(r"(?<=\d) (?=[^\W\d_]|%)"), NBSP),
    ("№", re.compile(r"(?<=№) ?(?=\S)"), NBSP),
    ("раздел", re.compile(r"(?<=раздел) (?=[\d\ue000])|(?<=разделе) (?=[\d\ue000])"), NBSP),
    (". ", re.compile(rf"(?i)(?<![\w-])({ABBREVIATIONS})\. (?=[\wА-Яа-яЁё])"), rf"\1.{NBSP}"),
    (" год", re.compile(r" (?=год(?:а|у|ы|ов|ах)?(?!\w))"), NBSP),
    (". ", re.compile(r"(?<![\w.])([А-ЯЁ])\. ?([А-ЯЁ])\. (?=[А-ЯЁ][а-яё])"), rf"\1.{NBSP}\2.{NBSP}"),
)
HALVES = re.compile(r"«([^«»]*)«([^«»]*)»([^«»]*)»")


@lru_cache(16384)
def typeset(text: str) -> str:
    """The text with the quotes, dashes and spaces that an office paper has."""
    for held, pattern, mended in RULES:
        if held in text:
            text = pattern.sub(mended, text)
    return (HALVES.sub(r"«\1„\2“\3»", text) if "«" in text else text).strip()


def plain(text: str) -> str:
    """The text with ordinary spaces, to compare and to search."""
    return text.replace(NBSP, " ")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with its first letter small, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
