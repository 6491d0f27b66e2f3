"""A norm of law as rule packs hold it: what it says, the act and the article, from when until when it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

from pobratim.errors import BadRulePack
from pobratim.monitoring.rule import NAME, Checked, Rule, check_words
from pobratim.register import days

WORDS = ("sentence", "act")


@dataclass(frozen=True, slots=True)
class Norm:
    """What an act says; `regions` narrows it to some regions, `valid_to` is None while nothing ended it."""

    id: str
    words: Mapping[str, Mapping[str, str]]
    source: str
    valid_from: str
    valid_to: str | None
    regions: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """A number that is another as soon as the norm says another thing."""
        return crc32(repr((self.id, self.words, self.valid_from, self.valid_to)).encode())

    def ground(self, language: str) -> str:
        """The act and the article, where it is one."""
        named = (self.words[each] for each in ("act", "article") if each in self.words)
        return ", ".join(each[language] for each in named)

    def holds(self, day: date) -> bool:
        """Whether the norm counted on a day."""
        first, last = days.first_day(self.valid_from), days.last_day(self.valid_to)
        return (first is None or first <= day) and (last is None or day <= last)


def norm_of(rule: Rule) -> Norm | None:
    """The norm behind a deadline; None where no act of the region names it, or the agreement itself does."""
    if rule.usual or not rule.source:
        return None
    words = {each: rule.words[each] for each in (*WORDS, "article")}
    return Norm(rule.id, words, rule.source, rule.valid_from, rule.valid_to, rule.regions)


def check_norm(path: str, said: Mapping[str, Any]) -> Norm:
    """The norm that a table of a file describes; `BadRulePack` says what cannot stand."""
    name = said.get("id")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise BadRulePack(path=path, rule=str(name or "—"), field="id", reason="нужны строчные латинские буквы")
    checked = Checked(path, name, said)
    checked.given(("id", *WORDS, "valid_from"), ("article", "source", "valid_to", "regions"))
    spoken = (*WORDS, "article") if "article" in said else WORDS
    return Norm(
        id=name,
        words={each: check_words(path, name, each, said.get(each)) for each in spoken},
        source=str(said.get("source", "")),
        valid_from=checked.dated("valid_from") or "",
        valid_to=checked.dated("valid_to"),
        regions=checked.regions(),
    )
