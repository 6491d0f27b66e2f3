"""Titles of documents: shortened where the partner stands beside them, and the kind of tie that their words give."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pobratim.memo.material import Told
from pobratim.register.records import AgreementRecord

PARTIES = re.compile(
    r"[,\s]+(?:между|городов|города|гг?\.|муниципальн\w+ (?:образовани|район|округ)\w*|администраци\w+)\s.*$"
)
TWIN = re.compile(r"(?i)побратим|породн")
WORDS = (
    ("friendship", re.compile(r"(?i)друж")),
    ("partnership", re.compile(r"(?i)партн[её]р")),
    ("cooperation", re.compile(r"(?i)сотруднич")),
)


def shortened(tie: Told, agreement: AgreementRecord) -> AgreementRecord:
    """The document with its title without the parties, where these are the tie's own two and stand beside it."""
    if not agreement.title:
        return agreement
    found = PARTIES.search(agreement.title)
    if not found:
        return replace(agreement, title=EMPTY_TAIL.sub("", agreement.title))
    if not all(_stem(place.name) in found[0] for place in (tie.home, tie.partner)):
        return agreement
    return replace(agreement, title=agreement.title[: found.start()])


EMPTY_TAIL = re.compile(r"\s+муниципальн\w+\s+образовани\w+$")


def _stem(name: str) -> str:
    word = max(re.findall(r"\w+", name), key=len, default=name)
    return word[: max(3, len(word) - 3)]


def said_by_titles(agreements: Iterable[AgreementRecord]) -> str:
    """The kind of tie that a reader gathers from the titles alone."""
    titles = " ".join(each.title or "" for each in agreements)
    kinds = {each.kind for each in agreements}
    if TWIN.search(titles):
        return "twinning"
    named = next((kind for kind, words in WORDS if words.search(titles)), "unknown")
    if kinds == {"memorandum"} and named not in ("friendship", "partnership"):
        return "memorandum"
    return named
