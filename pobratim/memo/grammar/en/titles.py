"""Titles of Russian documents in English, where every word is known: «Договор о дружбе» is Treaty on Friendship."""

import re
from functools import cache

from pobratim.memo.grammar.tables import rows

ABOUT = re.compile(r"^(?P<head>\w+) об? (?P<about>.+)$")
PARTIES = re.compile(r"[,\s]+(?:между|городов|города|гг?\.|муниципальн\w+ образовани\w+)\s.*$")


@cache
def table(part: str) -> dict[str, str]:
    """The rows of one part."""
    return {row["russian"]: row["english"] for row in rows("en", "titles") if row["part"] == part}


@cache
def english(title: str) -> str | None:
    """The title in English; with parties named in it, in English with the title itself beside; None when unknown."""
    said = meaning(title)
    return said if said == _said(title) or not said else f"{said} (“{title}”)"


@cache
def meaning(title: str) -> str | None:
    """What the title says in English, without the parties that it names; None when unknown."""
    return _said(title) or _said(PARTIES.sub("", title))


def _said(title: str) -> str | None:
    words = " ".join(title.lower().replace("ё", "е").strip(" «»").split())
    if words in table("whole") | table("head"):
        return (table("whole") | table("head"))[words]
    found = ABOUT.match(words)
    if not found or found["head"] not in table("head"):
        return None
    about = _about(found["about"])
    return f"{table('head')[found['head']]} on {about}" if about else None


def _about(words: str) -> str | None:
    """What a document is about: nouns joined by «и» and commas, or adjectives before one noun."""
    if words in table("about"):
        return table("about")[words]
    parts = re.split(r", | и ", words)
    nouns = [table("about").get(part) for part in parts]
    if all(nouns):
        return join([noun for noun in nouns if noun])
    *before, last = parts
    adjective, _, noun = last.rpartition(" ")
    said = [table("adjective").get(each) for each in (*before, *adjective.split())]
    if noun in table("about") and said and all(said):
        return f"{join([each for each in said if each])} {table('about')[noun]}"
    return None


def join(words: list[str]) -> str:
    """«A, B and C»."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
