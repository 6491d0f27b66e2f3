"""Registers that have something to say: one in every section, in both languages, and many made by lot."""

import random
from dataclasses import replace
from datetime import date

from pobratim.memo.material import Material, Told, tell
from pobratim.memo.period import Period
from pobratim.monitoring.packs import norms_for
from pobratim.register.records import (
    ActivityRecord,
    Conflict,
    ConflictValue,
    DirectionRecord,
    ProjectRecord,
    RecommendationRecord,
)
from tests.memo.registers import register
from tests.memo.smolensk import EXCHANGES, LINES, VISITS, Line, activity, material, source, tie

DAY = date(2024, 6, 1)
WHAT = ("visit", "exchange", "festival", "sport", "education", "health", "business", "other")
NAMES = (("Смоленск", "Хаген"), ("Смоленск",), ("Кутно", "Лодзь"), ())
SEEDS = (1, 2, 8, 9, 10, 12, 14, 15, 26, 36, 54)  # between them these say nearly every frame
HOMES = ("Рославль", "Десногорск")
FIVE = ("Рославль", "Десногорск", "Смоленск", "Вязьма", "Ярцевский район")
ADVICE = tuple(
    enumerate(
        (
            ("провести семинар", "2012"),
            ("провести перепись", "2012"),
            ("провести совет", "2024"),
            ("Управлению культуры провести семинар", "2024"),
            ("Управлению культуры рекомендовано провести семинар", "2024"),
            ("Управлению спорта рекомендовано провести семинар", "2011"),
        )
    )
)
AGREED = "Соглашение о сотрудничестве"
ALIKE = (
    ("Хаген", "city", "DE", "twinning", "active", (("agreement", AGREED, "2014"),)),
    ("Тюль", "city", "FR", "cooperation", "active", (("agreement", AGREED, "2014-05"),)),
    ("Пловдив", "city", "BG", "friendship", "active", (("agreement", "Соглашение о дружбе", "1990~"),)),
    ("Орша", "city", "BY", "cooperation", "active", (("agreement", AGREED, "1985/1990"),)),
    ("Лима", "city", "PE", "unknown", "unstated", (("agreement", None, "198X"),)),
    ("Ниш", "city", "RS", "cooperation", "active", (("agreement", AGREED, None),)),
    ("Вршац", "city", "RS", "twinning", "active", ()),
    ("Могилёв", "city", "BY", "cooperation", "planned", (("agreement", AGREED, None),)),
    ("Кутно", "city", "PL", "cooperation", "planned", (("treaty", None, None),)),
    ("Лодзь", "city", "PL", "cooperation", "dormant", (("agreement", AGREED, "2010-22"),)),
    ("Варшава", "city", "PL", "cooperation", "suspended", (("agreement", AGREED, "2012-03-12"),)),
    ("Ухань", "city", "CN", "cooperation", "active", (("protocol", "Протокол", None),)),
    ("Генуя", "city", "IT", "twinning", "dormant"),
    ("Витебск", "city", "BY", "twinning", "active"),
)  # fmt: skip
ENDED = (*(Line(home, *ALIKE[-2]) for home in ("Гагарин", "Ельня", "Дорогобуж")), Line("Смоленск", *ALIKE[-1]))
ACTS = {"renunciation": "active", "termination": "active", "suspension": "active", "expired": "expired"}
ADVISED = (
    "В целях развития связей муниципальным образованиям рекомендуется сообщать о поездках",
    "сообщать о поездках",
    "рекомендуется сообщать о поездках",
)


def registers() -> dict[str, Material]:
    """A register that speaks in every section, the same in English, of one municipality, of one tie; and others."""
    whole = rich()
    english = replace(whole, scope=replace(whole.scope, language="en"))
    ours = tuple(tie for tie in whole.ties if tie.home.name == "Смоленск")
    others = tuple(tie for tie in whole.ties if tie not in ours)
    home = replace(whole, scope=replace(whole.scope, municipality="Смоленск"), ties=ours, around=others)
    scope = replace(whole.scope, tie=ours[0].record.id, changes_since=None)
    note = replace(whole, scope=scope, ties=ours[:1], recommendations=(), directions=())
    made = {str(seed): by_lot(seed) for seed in SEEDS} | {word: alike(word) for word in ACTS}
    short = material(DAY, sections=("ties",))  # the states of stopped ties have no section of their own
    return {"ru": whole, "en": english, "home": home, "note": note, "many": many(), "short": short} | made


def rich() -> Material:
    """A register that has something to say in every section."""
    found = material(DAY, period=Period(date(2023, 1, 1), date(2023, 12, 31)), changes_since=date(2022, 1, 1))
    ties = [with_terms(each, place) for place, each in enumerate(found.ties)]
    earlier = tuple(told for line in LINES[:-1] if (told := tell(tie(line, date(2022, 1, 1)), date(2022, 1, 1))))
    same = {(each.home.name, each.partner.name): each for each in ties}
    earlier = tuple(as_known(each, same[each.home.name, each.partner.name]) for each in earlier)
    spots = {
        place.id: (50.0 + place.id % 9, 20.0 + place.id % 11) for each in ties for place in (each.home, each.partner)
    }
    done, norms = (*found.activities, *events(ties)), norms_for("RU-SMO", DAY)
    return replace(found, ties=tuple(ties), earlier=earlier, spots=spots, activities=done, norms=norms)


def as_known(then: Told, now: Told) -> Told:
    """A tie as it stood, with the numbers that the same records have now; the first document was not yet known."""
    papers = now.agreements[1:] if len(now.agreements) > 1 else now.agreements
    return replace(then, record=replace(then.record, id=now.record.id), agreements=papers)


def many() -> Material:
    """Five municipalities of which much is to be said alike: what is unclear, unconfirmed, due, quiet, advised."""
    five = (Line(home, *one) for row, home in enumerate(FIVE) for place, one in enumerate(ALIKE[:-2]) if place != row)
    told = material(DAY, (*five, *ENDED))
    partners = [one[0] for one in ALIKE]
    ties = tuple(changed(each, partners.index(each.partner.name)) for each in told.ties)
    quiet = [tie for tie in ties if tie.partner.name == "Хаген"]
    said = (source("визит"),)
    done = (
        ActivityRecord(9500 + place, "visit", "2019-05", (), (tie.home, tie.partner), (tie.record.id,), said)
        for place, tie in enumerate(quiet)
    )
    advice = (RecommendationRecord(9600 + place, text, (source(text, dated=year),)) for place, (text, year) in ADVICE)
    return replace(told, ties=ties, activities=tuple(done), recommendations=tuple(advice))


def changed(told: Told, place: int) -> Told:
    """A tie of the five with what the day asks for: a term, a conflict, no confirmation."""
    terms = {0: "2014/2024-09-01", 1: "2014/2023-05-01"}
    papers = tuple(replace(each, term=terms.get(place)) for each in told.agreements)
    values = (ConflictValue("suspended", (source("приостановлено"),)), ConflictValue("active", (source("действует"),)))
    conflicts = (Conflict("status", values),) if place == 2 else ()
    state = replace(told.record.state, last_confirmed=None if place % 2 else "2018")
    return replace(told, agreements=papers, record=replace(told.record, conflicts=conflicts, state=state))


def with_terms(told: Told, place: int) -> Told:
    """Terms that end soon or have ended, and what sources differ about."""
    terms = {0: "2014/2024-09-01", 1: "2014/2023-05-01"}
    papers = tuple(replace(each, term=terms.get(place)) for each in told.agreements)
    if len(papers) > 2:
        papers = (replace(papers[0], date="2023-05-10"), *papers[1:])  # signed since the day that changes are told from
    values = (
        ConflictValue("suspended", (source("приостановлено"),), "home"),
        ConflictValue("renounced", (source("отказ"),), "partner"),
    )
    conflicts = (Conflict("declared state", values),) if place == 4 else ()
    return replace(told, agreements=papers, record=replace(told.record, conflicts=conflicts))


def events(ties: list[Told]) -> tuple[ActivityRecord, ...]:
    """Dated activities of two years: many with some partners, old ones with another."""
    found = []
    for number in range(40):
        told = ties[number % 3] if number < 36 else ties[7]
        when = f"{2023 - number % 2}-0{1 + number % 9}" if number < 36 else "2015-05"
        sides = (told.home, told.partner)
        names = (told.home.name, told.partner.name)
        quote = (source("обмен визитами"),)
        means = (("people", "20"), ("amount", "1500.5"), ("currency", "RUB")) if number % 5 == 0 else ()
        found.append(
            ActivityRecord(9000 + number, WHAT[number % 5], when, names, sides, (told.record.id,), quote, means)
        )
    return tuple(found)


def alike(word: str) -> Material:
    """Ties that ended in one way beside some that live, three municipalities, documents of one year."""
    acts = ((word, "home", "2022", "2023"),) if word in ("renunciation", "termination", "suspension") else ()
    paper = (("agreement", "Соглашение о побратимских связях", "2010"),)
    partners = ("Хаген", "Тюль", "Орша", "Пловдив")
    ended = [Line("Смоленск", name, "city", "DE", "twinning", ACTS[word], paper, acts=acts) for name in partners]
    lives = [Line(home, name, "city", "BG", "twinning", "active", paper) for home in HOMES for name in partners[:2]]
    extra = Line("Рославль", "Нови-Сад", "city", "RS", "friendship", "active", paper)
    bare = [Line(HOMES[0], name, "city", "RS", "cooperation", "unstated") for name in ("Ниш", "Вршац")]
    lines = (*ended, *lives, *((extra, *bare) if word == "expired" else bare[:1] if word == "suspension" else ()))
    told = material(DAY, lines)
    year = Period(date(2010, 1, 1), date(2010, 12, 31)) if word == "expired" else None
    scope = replace(told.scope, period=year, changes_since=date(2024, 5, 1) if word == "termination" else None)
    return replace(told, scope=scope, earlier=told.ties if word == "termination" else ())


def by_lot(seed: int) -> Material:
    """A register made by chance, with activities, projects and advice of all sorts; every other one of a single tie."""
    told, chance = register(seed), random.Random(seed)
    ties = tuple(with_conflicts(each, chance) for each in told.ties)[: 1 if seed % 4 == 3 else None]
    kinds = chance.sample(WHAT, 3)
    year = Period(date(2023, 1, 1), date(2023, 12, 31)) if seed % 3 == 0 else None
    return replace(
        told,
        scope=replace(told.scope, period=year),
        ties=ties,
        activities=(*loose(kinds, chance), *fixed(kinds, ties, chance)),
        projects=(ProjectRecord(7000, "Мост", NAMES[seed % 4], (), (), (source("проект «Мост»"),)),),
        directions=(DirectionRecord(7001, None, "туризм", (source("туризм"),)),),
        recommendations=(RecommendationRecord(7002, ADVISED[seed % 3], (source("рекомендуется"),)),),
        spots={place.id: (50.0, 20.0 + place.id % 9) for each in ties[1:] for place in (each.home, each.partner)},
    )


def loose(kinds: list[str], chance: random.Random) -> list[ActivityRecord]:
    """Activities without a date."""
    words = {"exchange": EXCHANGES, "visit": VISITS}
    return [activity(what, chance.choice(NAMES), words.get(what, what)) for what in kinds[: chance.randint(0, 3)]]


def fixed(kinds: list[str], ties: tuple[Told, ...], chance: random.Random) -> list[ActivityRecord]:
    """Activities with a date, of some of the ties."""
    found = []
    for number in range(chance.choice((0, 2, 14))):
        told = chance.choice(ties)
        sides, when = (told.home, told.partner), f"{2022 + chance.randint(0, 1)}-0{1 + number % 9}"
        quote = (source("обмен"),)
        found.append(ActivityRecord(8000 + number, kinds[number % 3], when, (), sides, (told.record.id,), quote))
    return found


def with_conflicts(told: Told, chance: random.Random) -> Told:
    """What sources may differ about, and documents of three parties."""
    values = {"kind": ("twinning", "partnership"), "since": ("1990", "1991"), "date": ("2002", "2003")}
    field = chance.choice(list(values))
    papers = told.agreements
    if chance.random() < 0.3:
        papers = tuple(replace(each, parties=(*each.parties, each.parties[-1])) for each in papers)
    if chance.random() < 0.2:
        papers = ()
    kind = chance.choice((told.record.kind, "twinning"))
    state = replace(told.record.state, last_confirmed=chance.choice((None, "2018", "2015", "2023")))
    said = tuple(ConflictValue(value, (source(value),), "unknown") for value in values[field])
    conflict = Conflict(field, said, papers[0].id if field == "date" and papers else None)
    return replace(told, agreements=papers, record=replace(told.record, conflicts=(conflict,), state=state, kind=kind))
