"""Registers made by chance from a seed: all kinds, states, precisions and levels, without two ties of one pair."""

import random
from dataclasses import replace
from datetime import date

from pobratim.memo.material import Material
from tests.memo.smolensk import Line, material

DAY = date(2024, 6, 1)
HOMES = (
    *("Смоленск", "Десногорск", "Вяземский район", "Ярцевский муниципальный округ", "Рославль", "Великие Луки"),
    *("Набережные Челны", "Щёлково"),
)
PARTNERS = (
    ("Хаген", "city", "DE", None, None),
    ("Тюль", "city", "FR", None, None),
    ("Варшава", "city", "PL", None, None),
    ("Кутно", "city", "PL", None, None),
    ("Крагуевац", "city", "RS", None, None),
    ("Пловдив", "city", "BG", None, None),
    ("Витебск", "city", "BY", "Витебская область", None),
    ("Орша", "city", "BY", "Витебская область", None),
    ("Союз гмин Кутновского региона", "union", "PL", None, None),
    ("Урсынов", "city district", "PL", None, "Варшава"),
    ("Толочинский район", "district", "BY", "Витебская область", None),
    ("Цзиндэчжэнь", "city", "CN", "провинция Цзянси", None),
    ("Харбин", "city", "CN", None, None),
    ("Лима", "city", "PE", None, None),
    ("Герьен", "city", "HU", None, None),
    ("Генуя", "city", "IT", None, None),
    ("Дорогобужский район", "district", "RU", "Смоленская область", None),
    ("Минская область", "region", "BY", None, None),
    ("Reutlingen", "city", "DE", None, None),
    ("Могилёв", "city", "BY", None, None),
    ("Ухань", "city", "CN", None, None),
    ("Нови-Сад", "city", "RS", None, None),
    ("Карши", "city", "UZ", None, None),
)
TITLES: dict[str, tuple[tuple[str, str | None], ...]] = {
    "twinning": (
        ("agreement", "Соглашение о побратимских связях"),
        ("treaty", "Договор о побратимстве"),
        ("charter", "Хартия о побратимстве"),
    ),
    "friendship": (("treaty", "Договор о дружбе"), ("declaration", "Декларация о дружбе")),
    "partnership": (("agreement", "Соглашение о партнёрстве"), ("protocol", "Протокол о партнёрстве")),
    "cooperation": (
        ("agreement", "Соглашение о сотрудничестве"),
        ("treaty", "Договор о сотрудничестве"),
        ("letter of intent", "Протокол о намерениях"),
    ),
    "memorandum": (("memorandum", "Меморандум о взаимопонимании"),),
    "unknown": (("agreement", None), ("protocol", "Протокол"), ("other", "План совместных мероприятий")),
}
STATUSES = (*("active",) * 4, "unstated", "unstated", "dormant", "planned", "suspended", "terminated", "expired")
DATES = (
    "1985-11-15",
    "1998-07-24",
    "2009-09-12",
    "2017-04-28",
    "1981-05",
    "2012-06",
    "2002",
    "1994",
    "1990~",
    "1985/1990",
    "198X",
    "2010-22",
)
ACTS = (
    (),
    (),
    (),
    (("suspension", "home", "2022", "2023"),),
    (("termination", "partner", "2022-03", "2023"),),
    (("renunciation", "partner", "2022-03", "2023"),),
    (("suspension", "both", "2022", "2023"),),
    (("suspension", "unknown", None, "2023"),),
    (("termination", "home", "2022-03-05", "2023"),),
    (("suspension", "home", "2022", "2023"), ("resumption", "home", "2023", "2023")),
)


def register(seed: int) -> Material:
    """A register of one to eight ties."""
    chance = random.Random(seed)
    pairs = [(home, partner) for home in HOMES[: chance.randint(1, 4)] for partner in PARTNERS]
    lines = [line(chance, *pair) for pair in chance.sample(pairs, chance.randint(1, 8))]
    nothing = {"activities": (), "projects": (), "directions": (), "recommendations": (), "policies": ()}
    return replace(material(DAY, tuple(lines)), **nothing)  # type: ignore[arg-type]


def line(chance: random.Random, home: str, partner: tuple[str, str, str, str | None, str | None]) -> Line:
    """A tie of any sort with documents that fit its kind."""
    name, level, country, region, within = partner
    kind = chance.choice(tuple(TITLES))
    status = chance.choice(STATUSES)
    dates = chance.sample(DATES, chance.randint(1, 2))
    papers: tuple[tuple[str, str | None, str | None], ...] = tuple(
        (*chance.choice(TITLES[kind]), when) for when in dates
    )
    if status == "planned":
        papers = ((*papers[0][:2], None),)
    elif all(paper[0] == "letter of intent" for paper in papers):  # intents alone are a tie that is planned
        papers = ((*TITLES[kind][0], papers[0][2]), *papers[1:])
    acts = chance.choice(ACTS) if status == "active" else ()
    return Line(home, name, level, country, kind, status, papers, region, within, acts=acts)
