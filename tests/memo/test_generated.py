"""Registers of all kinds, states, precisions and levels: the memo is composed and reads as a memo."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.typography import plain
from pobratim.memo.memo import Listing, walk
from pobratim.memo.renderers import markdown
from pobratim.register.records import ActivityRecord
from tests.memo.reading_back import differences
from tests.memo.smolensk import VISITS, Line, activity, material

KINDS = ["twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown"]
STATUSES = ["active", "unstated", "dormant", "suspended", "terminated", "expired", "planned"]
DATES = [None, "1985-11-15", "1981-05", "2002", "1990~", "1990?", "198X", "2010-22", "1985/1990", "1995/.."]
TITLES = [
    ("agreement", "Соглашение о побратимских связях"),
    ("treaty", "Договор о дружбе и сотрудничестве"),
    ("memorandum", "меморандум о взаимопонимании"),
    ("protocol", "Протокол"),
    ("declaration", "Декларация за мир"),
    ("letter of intent", "Протокол о намерениях"),
    ("charter", None),
    ("agreement", None),
    ("other", "План совместных мероприятий на 2010–2012 годы"),
]
PARTNERS = [
    ("Хаген", "city", "DE", None, None),
    ("Орша", "city", "BY", "Витебская область", None),
    ("Союз гмин Кутновского региона", "union", "PL", None, None),
    ("Урсынов", "city district", "PL", None, "Варшава"),
    ("Дорогобужский район", "district", "RU", "Смоленская область", None),
    ("Эссонн", "region", "FR", None, None),
    ("Чжанцзяцзе-Утесский автономный округ", "other", "CN", None, None),
    ("Reutlingen", "city", "DE", None, None),
    ("Неведомск", "settlement", None, None, None),
]
ACTS = list(
    product(["suspension", "renunciation", "termination", "resumption"], ["home", "partner", "both", "unknown"])
)
HOMES = ["Смоленск", "Великие Луки", "Вяземский район", "Ярцевский муниципальный округ", "Набережные Челны"]
DAY = date(2024, 6, 1)
WRONG = re.compile(r"None|\{|\}|\(\)|\s\s|\s[,.;:)]|\.\.|,,|;;|\( |Count|unknown|раздел[еы]? (?:0|$)|\[|\]")


@st.composite
def a_line(draw: st.DrawFn) -> Line:
    """A tie of any sort."""
    partner, level, country, region, within = draw(st.sampled_from(PARTNERS))
    documents = draw(st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(DATES)), max_size=3))
    acts = draw(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from([None, "2022", "2022-03"])), max_size=2))
    return Line(
        draw(st.sampled_from(HOMES)),
        partner,
        level,
        country,
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(STATUSES)),
        tuple((kind, title, when) for (kind, title), when in documents),
        region,
        within,
        acts=tuple((kind, side, when, "2023") for (kind, side), when in acts),
    )


@st.composite
def an_activity(draw: st.DrawFn) -> ActivityRecord:
    """An activity of any sort; participants may be nobody."""
    what = draw(st.sampled_from(["visit", "exchange", "festival", "sport", "education", "health", "business", "other"]))
    names = draw(st.lists(st.sampled_from(["Смоленск", "Хаген", "Орша", "Кутно", "Лодзь"]), max_size=4, unique=True))
    return replace(activity(what, tuple(names), VISITS), date=draw(st.sampled_from(DATES)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(a_line(), min_size=1, max_size=12), st.lists(an_activity(), max_size=6))
def test_any_register_can_be_told(lines: list[Line], activities: list[ActivityRecord]) -> None:
    memo = compose_from(replace(material(DAY, tuple(lines)), activities=tuple(activities)))
    said = plain(markdown.render(memo).decode())
    for line in said.splitlines():
        words = re.sub(r"^[#\-*|]+ ?", "", line.strip())
        assert not WRONG.search(words.replace("| ", "").replace(" |", "")), line
    parts = {each for one in walk(memo.sections) if isinstance(one, Listing) and not one.whole for each in one.items}
    for sentence in memo.sentences():
        assert sentence.text[:1].isupper() or sentence in parts, sentence.text
        assert sentence.text.count("«") == sentence.text.count("»")
    for told in memo.sections[1].parts:
        assert told.blocks, told.heading


@pytest.mark.parametrize("seed", [*range(30), 57, 161, 356, 928])
def test_a_register_is_read_back_from_its_memo(seed: int) -> None:
    """The same for a thousand registers: make score-memo."""
    assert list(differences(seed, Counter())) == []


@pytest.mark.slow
def test_a_thousand_registers_are_read_back() -> None:
    """Every tie of a thousand registers comes back with its state and since when, kind, place and documents."""
    counted: Counter[str] = Counter()
    assert [each for seed in range(1000) for each in differences(seed, counted)] == []
    assert counted["ties"] > 4000
