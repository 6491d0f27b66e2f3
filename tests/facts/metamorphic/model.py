"""What a made paper tells: its home side and ties, with the words for dates, instruments and states."""

import random
from dataclasses import dataclass

from pobratim.language.inflection import inflect
from tests.facts.metamorphic.pool import COUNTRIES, Town, draw_home, draw_partners

MONTHS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
STATES = {
    "active": "действует",
    "dormant": "не реализуется",
    "suspended": "действие приостановлено",
    "terminated": "отношения разорваны",
    "expired": "срок действия истёк",
}


@dataclass(frozen=True, slots=True)
class Paperwork:
    """An instrument: kind, title, gender of its head, and the kind of tie that the title makes."""

    kind: str
    title: str
    gender: str
    tie: str


PAPERWORK = (
    Paperwork("treaty", "договор о дружбе и сотрудничестве", "m", "friendship"),
    Paperwork("agreement", "соглашение о побратимских связях", "n", "twinning"),
    Paperwork("agreement", "соглашение о сотрудничестве", "n", "cooperation"),
    Paperwork("memorandum", "меморандум о взаимопонимании", "m", "memorandum"),
    Paperwork("treaty", "договор о партнёрстве", "m", "partnership"),
    Paperwork("declaration", "декларация о дружбе", "f", "friendship"),
    Paperwork("agreement", "соглашение о дружественных отношениях", "n", "friendship"),
    Paperwork("agreement", "соглашение о сотрудничестве в области культуры и спорта", "n", "cooperation"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of signing: day, month or year."""

    edtf: str

    @property
    def cited(self) -> str:
        """After the title of an instrument: «от 12 мая 1999 года», «, май 1999 года», «, 1999 год»."""
        year, month, day = self._parts
        if day:
            return f" от {day} {inflect(MONTHS[month - 1], 'gent', 'phrase')} {year} года"
        return f", {MONTHS[month - 1]} {year} года" if month else f", {year} год"

    @property
    def told(self) -> str:
        """After a verb: «12 мая 1999 года», «в мае 1999 года», «в 1999 году»."""
        year, month, day = self._parts
        if day:
            return f"{day} {inflect(MONTHS[month - 1], 'gent', 'phrase')} {year} года"
        return f"в {inflect(MONTHS[month - 1], 'loct', 'phrase')} {year} года" if month else f"в {year} году"

    @property
    def digits(self) -> str:
        """In a cell: 12.05.1999, «май 1999», 1999."""
        year, month, day = self._parts
        if day:
            return f"{day:02}.{month:02}.{year}"
        return f"{MONTHS[month - 1]} {year}" if month else str(year)

    @property
    def _parts(self) -> tuple[int, int, int]:
        numbers = [int(part) for part in self.edtf.split("-")] + [0, 0]
        return numbers[0], numbers[1], numbers[2]


@dataclass(frozen=True, slots=True)
class Bond:
    """One tie of a made paper."""

    partner: Town
    paperwork: Paperwork
    signed: Day
    status: str

    @property
    def land(self) -> str:
        """The country's Russian name."""
        return COUNTRIES[self.partner.country]

    @property
    def state(self) -> str:
        """The words of the state; empty where none is told."""
        return STATES.get(self.status, "")


@dataclass(frozen=True, slots=True)
class Story:
    """All that a made paper tells."""

    home: Town
    bonds: tuple[Bond, ...]


def draw_story(dice: random.Random, number: int = 3) -> Story:
    """A story with towns, instruments, dates and states by lot."""
    bonds = [
        Bond(partner, dice.choice(PAPERWORK), draw_day(dice), dice.choice([*STATES, "unstated"]))
        for partner in draw_partners(dice, number)
    ]
    return Story(draw_home(dice), tuple(bonds))


def draw_day(dice: random.Random) -> Day:
    """A date of any precision, long before the paper speaks."""
    year, month, day = dice.randint(1965, 2019), dice.randint(1, 12), dice.randint(1, 28)
    return Day(dice.choice([f"{year}-{month:02}-{day:02}"] * 3 + [f"{year}-{month:02}", str(year)]))


Told = tuple[str, str, str | None, str, str, str | None, tuple[tuple[str, str | None, str | None], ...]]


def told(home: str, bond: Bond, kind: str | None = None, since: str | None = None, bare: bool = False) -> Told:
    """A tie as it must be read: names, country, kind, state, beginning, instruments."""
    papers = () if bare else ((bond.paperwork.kind, bond.paperwork.title, bond.signed.edtf),)
    status = "unstated" if bare else bond.status
    return (
        home,
        bond.partner.name,
        bond.partner.country,
        bond.paperwork.tie if kind is None else kind,
        status,
        since,
        papers,
    )
