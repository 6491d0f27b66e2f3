"""Abbreviations are opened where they first stand, «ё» is written where a word cannot be read without it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from pobratim.language.yo import with_yo
from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.tables import rows
from pobratim.memo.memo import Memo, Paragraph, Requisites, Row, Section, Sentence, walk
from pobratim.memo.spelling import QUOTED, WORD, spelt, unopened
from tests.memo.rich import registers
from tests.memo.smolensk import Line, material
from tests.memo.tables import table

DAY = date(2024, 6, 1)
SHORT = re.compile(r"(?<![\w«/-])[А-ЯЁ]{2,7}(?![\w-])")
PAPER = (("agreement", "Соглашение о партнерстве ЗАТО Северск и ГО Хаген (ФРГ)", "2010"),)
LINES = (
    Line("Северск", "Хаген", "city", "DE", "partnership", "active", PAPER),
    Line(
        "Северск", "Витебск", "city", "BY", "partnership", "active", (("agreement", "Соглашение с РБ и КНР", "2012"),)
    ),
)


def memo_of(language: str, sentences: list[str]) -> Memo:
    told = tuple(Sentence(each) for each in sentences)
    return Memo(language, "", "", DAY, "", Requisites(), (Section("basis", "1", "", (Paragraph(told),)),))


@pytest.mark.parametrize("row", table("abbreviations"), ids=lambda row: row[2][:40])
def test_sentences(row: list[str]) -> None:
    language, about, before, after = row
    memo = spelt(memo_of(language, before.split(" | ")), frozenset(about.split()))
    assert [each.text.replace("\xa0", " ") for each in memo.sentences()] == after.split(" | ")


def texts(memo: Memo) -> list[str]:
    """What is said, in the order of reading, cells of tables among it."""
    parts = (part for part in walk(memo.sections) if isinstance(part, Sentence | Row))
    return [text for part in parts for text in ((part.text,) if isinstance(part, Sentence) else part.cells)]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_abbreviation_of_the_table_is_opened_once_and_first(language: str) -> None:
    told = material(DAY, LINES)
    said = " | ".join(texts(compose_from(replace(told, scope=replace(told.scope, language=language)))))
    known = {row["short"]: row["full"] for row in rows(language, "abbreviations")}
    found = {short: known[short] for short in ("ЗАТО", "ГО", "ФРГ", "РБ", "КНР")}
    for short, full in found.items():
        first = re.search(rf"(?<![\w-]){short}(?![\w-])", said)
        assert first is not None
        behind = said[first.end() :].split(full)[0].replace("\xa0", " ")
        assert len(behind) < 200, (short, behind)
        assert len(re.findall(rf"\({full}\)|{short} [—–] {full}", said.replace("\xa0", " "))) == 1


@pytest.mark.parametrize("name", registers())
def test_no_memo_of_ours_has_an_abbreviation_that_nobody_opens(name: str) -> None:
    told = registers()[name]
    memo = compose_from(told)
    own = [QUOTED.sub("", text) for text in texts(memo)]
    known = {row["short"] for row in rows(memo.language, "abbreviations")}
    assert {short for text in own for short in SHORT.findall(text)} - known - {"ФЗ"} == set()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Соглашение с КНР и ЦДМ; ЦДМ участвует.", ("ЦДМ",)),
        ("Центр дружбы молодёжи (далее — ЦДМ) участвует.", ()),
        ("Проект «ЕВОСА» и закон № 131-ФЗ, глава XI.", ()),
        ("Фонд EUFM и СИГ.", ("EUFM", "СИГ")),
    ],
)
def test_what_nothing_opens_is_told(text: str, left: tuple[str, ...]) -> None:
    assert unopened(spelt(memo_of("ru", [text]), frozenset({"CN"}))) == left


def test_yo_is_one_in_the_whole_memo() -> None:
    for text in texts(compose_from(material(DAY, LINES))):
        outside = QUOTED.sub("", text)
        assert [word for word in WORD.findall(outside) if with_yo(word) != word] == []


@pytest.mark.parametrize(
    ("word", "said"),
    [("молодежных", "молодёжных"), ("ЩЕЛКОВО", "ЩЁЛКОВО"), ("все", "все"), ("Дрезден", "Дрезден"), ("ёлка", "ёлка")],
)
def test_words(word: str, said: str) -> None:
    assert with_yo(word) == said
