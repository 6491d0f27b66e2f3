"""One rule of a pack: what it holds, how it is checked, on which day it falls."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.errors import BadRulePack
from pobratim.register import days

EVENTS = ("year", "negotiations", "signing", "expiry")
ACTORS = ("municipality", "region")
LANGUAGES = ("ru", "en")
WORDS = ("title", "sentence", "act", "article")
REQUIRED = ("id", "event", "who", *WORDS, "valid_from")
OPTIONAL = ("day", "days", "months", "source", "valid_to", "regions", "usual")
NAME = re.compile(r"[a-z][a-z0-9-]{1,60}")
DAY = re.compile(r"(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A deadline: hung on an event, by a day of the year, or so many days or months from the event.

    `usual` says that no act of the region itself names the term; `regions` narrows a rule to some regions.
    """

    id: str
    event: str
    who: str
    day: tuple[int, int] | None
    days: int | None
    months: int | None
    words: Mapping[str, Mapping[str, str]]
    source: str
    valid_from: str
    valid_to: str | None
    regions: tuple[str, ...] = ()
    usual: bool = False

    def say(self, what: str) -> str:
        """The title, sentence, act or article in the language that is spoken."""
        language = (get_language() or "ru")[:2]
        return self.words[what].get(language) or self.words[what]["ru"]

    def ground(self) -> str:
        """The act and the article that the rule rests on; of a usual term, that the region may set its own."""
        said = f"{self.say('act')}, {self.say('article')}"
        return _("%s (usual term; a region sets its own)") % said if self.usual else said

    def holds(self, day: date) -> bool:
        """Whether the rule counted on a day."""
        first, last = days.first_day(self.valid_from), days.last_day(self.valid_to)
        return (first is None or first <= day) and (last is None or day <= last)

    def falls(self, event: date) -> date:
        """The day by which the thing must be done, for an event on a day (of a year: any day of it)."""
        if self.day is not None:
            return date(event.year, *self.day)
        if self.months is not None:
            return months_after(event, self.months)
        return event + timedelta(days=self.days or 0)

    @property
    def reach(self) -> timedelta:
        """How far from its event the day may lie, at most."""
        return timedelta(days=max(abs(self.days or 0), 31 * abs(self.months or 0), 366 if self.day else 0))


def months_after(day: date, months: int) -> date:
    """The same day of another month; the last one where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def check_rule(path: str, said: Mapping[str, Any]) -> Rule:
    """The rule that a table of a file describes; `BadRulePack` says what cannot stand."""
    name = said.get("id")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise BadRulePack(path=path, rule=str(name or "—"), field="id", reason="нужны строчные латинские буквы")
    checked = Checked(path, name, said)
    checked.fields()
    return Rule(
        id=name,
        event=checked.one_of("event", EVENTS),
        who=checked.one_of("who", ACTORS),
        day=checked.day(),
        days=checked.whole("days"),
        months=checked.whole("months"),
        words={each: check_words(path, name, each, said.get(each)) for each in WORDS},
        source=str(said.get("source", "")),
        valid_from=checked.dated("valid_from") or "",
        valid_to=checked.dated("valid_to"),
        regions=checked.regions(),
        usual=bool(said.get("usual", False)),
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """The fields of a rule, each checked when it is asked for."""

    path: str
    name: str
    said: Mapping[str, Any]

    def wrong(self, field: str, reason: str) -> BadRulePack:
        """The error that names a field and says why it cannot stand."""
        return BadRulePack(path=self.path, rule=self.name, field=field, reason=reason)

    def given(self, required: tuple[str, ...], optional: tuple[str, ...]) -> None:
        """Refuse fields that are missing or strange."""
        missing = [each for each in required if each not in self.said]
        if missing:
            raise self.wrong(missing[0], reason="поля не хватает")
        strange = set(self.said) - {*required, *optional}
        if strange:
            raise self.wrong(min(strange), reason="такого поля нет")

    def fields(self) -> None:
        """Refuse fields of a deadline that are missing, strange, or contradict one another."""
        self.given(REQUIRED, OPTIONAL)
        given = [each for each in ("day", "days", "months") if each in self.said]
        if len(given) != 1:
            raise self.wrong("day", reason="нужно ровно одно из полей day, days и months")
        if (self.said["event"] == "year") != (given == ["day"]):
            raise self.wrong(given[0], reason="day пишется только при event = «year»")

    def one_of(self, field: str, allowed: tuple[str, ...]) -> str:
        """A word of a closed list."""
        if self.said[field] not in allowed:
            raise self.wrong(field, reason="такого значения нет среди возможных")
        return str(self.said[field])

    def day(self) -> tuple[int, int] | None:
        """Month and day of a yearly deadline."""
        if "day" not in self.said:
            return None
        found = DAY.fullmatch(str(self.said["day"]))
        month, day = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2001, month)[1]:
            raise self.wrong("day", reason="день пишется как 01-15: месяц и число")
        return month, day

    def whole(self, field: str) -> int | None:
        """A whole number of days or months, within ten years."""
        value = self.said.get(field)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) > 3660):
            raise self.wrong(field, reason="нужно целое число")
        return value

    def dated(self, field: str) -> str | None:
        """A date of validity."""
        value = self.said.get(field)
        if value is not None and days.first_day(str(value)) is None:
            raise self.wrong(field, reason="дата пишется как 2024-01-15, 2024-01 или 2024")
        return None if value is None else str(value)

    def regions(self) -> tuple[str, ...]:
        """The regions to which a rule is narrowed."""
        value = self.said.get("regions", [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong("regions", reason="нужен список кодов регионов")
        return tuple(value)


def check_words(path: str, name: str, field: str, said: Any) -> Mapping[str, str]:
    """A text in Russian and English."""
    if not isinstance(said, dict) or not all(isinstance(said.get(each), str) and said[each] for each in LANGUAGES):
        raise BadRulePack(path=path, rule=name, field=field, reason="нужен текст на двух языках: .ru и .en")
    return {each: said[each].strip() for each in LANGUAGES}
