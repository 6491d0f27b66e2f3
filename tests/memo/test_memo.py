"""The memo of the example: what it says, that it says no more than the register, and that every fact is heard."""

import re
from dataclasses import replace
from datetime import date

import pytest

from pobratim.memo.activity import work
from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.edtf import parse
from pobratim.memo.grammar.typography import plain
from pobratim.memo.material import Material, tell
from pobratim.memo.measures import measures
from pobratim.memo.memo import Memo, Paragraph, Requisites, Row, Sentence, Table, walk
from pobratim.memo.renderers import markdown
from tests.memo.rich import many
from tests.memo.smolensk import LINES, Line, material, tie

LATER = date(2024, 6, 1)
NOW = material()


def text_of(memo: Memo) -> str:
    return plain(markdown.render(memo).decode())


def test_the_example_says_what_the_model_says() -> None:
    said = text_of(compose_from(NOW))
    for words in (
        "о реализации органами местного самоуправления Смоленской области соглашений с территориальными единицами",
        "13 связей четырёх муниципальных образований с партнёрами из восьми государств",
        "на 14 датированных документов, самый ранний подписан в мае 1981 года, самый поздний — 28 апреля 2017 года",
        "побратимских связей — девять",
        "Не осуществляется одна связь (раздел 6)",
        "Хаген, Федеративная Республика Германия — Соглашение о побратимстве (15 ноября 1985 года), Декларация за мир",
        "Тюль, Французская Республика — Соглашение о дружественных связях (май 1981 года)",
        "Договор о сотрудничестве (2002 год)",
        "район Урсынов города Варшавы, Республика Польша",
        "От имени Толочинского района документ подписал Толочинский районный исполнительный комитет.",
        "школьные, студенческие, культурные и спортивные обмены",
        "международном молодёжном проекте «ЕВОСА»",
        "по основным направлениям сотрудничества. По сведениям источника, взаимодействие не осуществляется",
        "Муниципальным образованиям рекомендуется приглашать",
        "Перспективные направления: Республика Беларусь",
        "Реквизиты соглашений Смоленска с Оршей и Могилёвом.",
    ):
        assert words in said


def test_of_a_later_day_the_same_register_says_more() -> None:
    then, later = text_of(compose_from(NOW)), text_of(compose_from(material(LATER)))
    for words in ("приостановил три побратимские связи", "город Варшава в марте 2022 года отказался от связи"):
        assert words in later
        assert words not in then
    assert "связь приостановлена городом Смоленском" in later
    assert "связь прекращена Союзом гмин Кутновского региона в марте 2022 года" in later
    assert "поддерживает пять связей с партнёрами из трёх государств" in later


def test_nothing_after_the_day_is_told() -> None:
    said = text_of(compose_from(material(date(2000, 1, 1))))
    assert not [year for year in re.findall(r"\b(?:19|20)\d\d\b", said) if int(year) > 2000]
    assert "Цзиндэчжэнь" not in said.split("## 3")[0]


def test_every_date_stems_from_the_register() -> None:
    for day in (NOW.scope.as_of, LATER):
        told = material(day)
        known = {day.isoformat()} | {a.date for t in told.ties for a in t.agreements if a.date}
        known |= {state.since for t in told.ties for state in t.stops if state.since}
        known |= {p.date for p in told.policies if p.date}
        known |= {each.term.isoformat() for each in measures(told, work(told))}
        known |= {tie.record.state.last_confirmed for tie in told.ties if tie.record.state.last_confirmed}
        years = {parse(edtf).year for edtf in known}  # type: ignore[union-attr]
        said = re.sub(r"\d{4}-е годы", "", text_of(compose_from(told)))
        assert set(re.findall(r"\b(?:19|20)\d\d\b", said)) <= years
        for number, month in re.findall(r"\b(\d{1,2}) ([а-я]+) \d{4} года", said):
            assert any(edtf.endswith(f"-{int(number):02}") for edtf in known), (number, month)


def test_every_number_can_be_counted_again() -> None:
    memo = compose_from(NOW)
    words = ["один", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"]
    rows = [row for part in walk(memo.sections) if isinstance(part, Table) for row in part.rows]
    rows = [row for row in rows if len(row.cells) == 8]
    assert len({(row.cells[1], row.cells[2]) for row in rows}) == 13
    assert len({row.cells[3] for row in rows}) == 8
    assert sum(row.cells[5] != "—" for row in rows) == 14
    twins = {(row.cells[1], row.cells[2]) for row in rows if row.cells[6] == "побратимство"}
    assert f"побратимских связей — {words[len(twins) - 1]}" in text_of(memo)


def test_every_name_stems_from_the_register() -> None:
    """Every capitalised word inside a sentence belongs to a name of the register."""
    known = " ".join(
        [f"{t.home.name} {t.partner.name} {t.partner.region} {t.partner.part_of_name}" for t in NOW.ties]
        + [a.title or "" for t in NOW.ties for a in t.agreements]
        + [p.body for t in NOW.ties for a in t.agreements for p in a.parties]
        + [s for each in (*NOW.activities, *NOW.projects) for s in each.participants]
        + [each.name for each in NOW.projects]
        + [each.title for each in NOW.policies]
        + [each.text for each in (*NOW.directions, *NOW.recommendations)]
        + ["Смоленская область Республика Федеративная Китайская Народная Французская", *COUNTRIES]
    )  # fmt: skip
    stems = {word[:3].lower() for word in re.findall(r"\w+", known)}
    for sentence in compose_from(NOW).sentences():
        for word in re.findall(r"(?<=[а-яё,»)] )[А-ЯЁ][а-яё]{3,}", plain(sentence.text)):
            assert word[:3].lower() in stems, (word, sentence.text)


COUNTRIES = ("Венгрия", "Германия", "Франция", "Польша", "Сербия", "Болгария", "Беларусь", "Китай")


@pytest.mark.parametrize("gone", range(len(LINES)))
def test_without_a_tie_the_memo_is_another(gone: int) -> None:
    """Take a tie away: no sentence that rested on it stays, and its partner is heard of no more in the ties."""
    whole = NOW.ties
    fewer = replace(NOW, ties=whole[:gone] + whole[gone + 1 :], activities=(), projects=())
    before = {s.text: s for s in compose_from(replace(NOW, activities=(), projects=())).sentences()}
    after = {s.text for s in compose_from(fewer).sentences()}
    number = whole[gone].record.id
    only = [s for s in before.values() if [r.id for r in s.refs if r.kind == "tie"] == [number]]
    assert only
    for sentence in only:
        assert sentence.text not in after


@pytest.mark.parametrize("part", ["activities", "projects", "directions", "recommendations", "policies"])
def test_without_a_fact_its_sentence_is_gone(part: str) -> None:
    before = {s.text for s in compose_from(NOW).sentences()}
    fewer = replace(NOW, **{part: getattr(NOW, part)[1:]})
    after = {s.text for s in compose_from(fewer).sentences()}
    assert before - after


def test_every_sentence_rests_on_something() -> None:
    """Save what speaks of the memo itself, a sentence has records under it, and its sources where they have any."""
    own = {"basis_register", "basis_home", "basis_ground"}
    for day in (NOW.scope.as_of, LATER):
        for sentence in compose_from(material(day)).sentences():
            assert sentence.refs or sentence.frame in own, sentence


def test_no_frame_comes_three_times_in_a_row() -> None:
    """In running text; the items of a list are alike on purpose."""
    many = tuple(replace(line, home=f"Город{n}ск") for n, line in enumerate(LINES[:3] * 4))
    for told in (NOW, material(LATER), material(lines=many)):
        paragraphs = [p for p in walk(compose_from(told).sections) if isinstance(p, Paragraph)]
        openings = [" ".join(s.text.split()[:2]) for p in paragraphs for s in p.sentences]
        for first, second, third in zip(openings, openings[1:], openings[2:], strict=False):
            assert not first == second == third


def test_empty_sections_are_left_out() -> None:
    bare = replace(NOW, activities=(), projects=(), directions=(), recommendations=(), policies=(), ties=NOW.ties[:1])
    keys = [section.key for section in compose_from(bare).sections]
    assert keys == ["basis", "ties", "advice", "unclear", "annex", "plan"]
    assert [s.number for s in compose_from(bare).sections] == ["1", "2", "3", "4", "1", "2"]


def test_chosen_sections_in_the_order_asked_for() -> None:
    asked = material(sections=("directions", "ties"))
    assert [section.key for section in compose_from(asked).sections] == ["directions", "ties"]
    assert "раздел" not in " ".join(s.text for s in compose_from(asked).sentences())


def test_one_municipality_has_no_sub_heading_of_its_own() -> None:
    alone = tuple(tie for tie in NOW.ties if tie.home.name == "Смоленск")
    (ties,) = [each for each in compose_from(replace(NOW, ties=alone)).sections if each.key == "ties"]
    assert (ties.heading, ties.parts) == ("Связи города Смоленска", ())
    assert ties.blocks


def test_no_heading_stands_empty_where_stopped_ties_have_no_section() -> None:
    (ties,) = compose_from(material(LATER, sections=("ties",))).sections
    assert all(part.blocks for part in ties.parts)
    said = " ".join(each.text for each in walk(ties) if isinstance(each, Sentence))
    assert "Связь с Цзиндэчжэнем не осуществляется." in said
    assert " приостановлены. " in said


def test_many_alike_stand_under_one_lead() -> None:
    said = text_of(compose_from(many()))
    for words in (
        "Вид связей, который источники не называют:\n\n- Вязьмы с Лимой;\n",
        "До 1 сентября 2024 года рекомендуется сообщить даты мероприятий, которые в реестре не указаны:",
        "- городу Смоленску — соглашения о сотрудничестве 2014 года с Хагеном (истекает 1 сентября 2024 года);",
        "Муниципальным образованиям рекомендуется (источник 2012 года):\n\n- провести семинар;",
        "Управлению спорта рекомендовано провести семинар (источник 2011 года).",
    ):
        assert words in said


def test_the_same_material_gives_the_same_memo() -> None:
    assert compose_from(NOW) == compose_from(NOW)


def test_a_wish_for_a_basis_is_told() -> None:
    asked = material(requisites=Requisites(basis="поручение от 10 января 2019 года № 5"))
    assert "Основание: поручение от 10 января 2019 года № 5." in text_of(compose_from(asked))


def test_where_a_partner_is_at_home_the_heading_says_so() -> None:
    line = Line(
        "Смоленск", "Вологда", "city", "RU", "twinning", "active", (("agreement", "Соглашение о побратимстве", "2017"),)
    )
    assert "о международных и межмуниципальных связях" in compose_from(material(lines=(*LINES, line))).heading


def test_a_partner_without_a_country_or_documents() -> None:
    line = Line("Смоленск", "Неведомск", "city", None, "unknown", "unstated")  # type: ignore[arg-type]
    said = text_of(compose_from(material(lines=(line,))))
    assert "Неведомск" in said
    assert "()" not in said
    assert "None" not in said


def test_a_tie_of_which_nothing_was_known_by_the_day() -> None:
    line = Line("Смоленск", "Хаген", "city", "DE", "twinning", "active", (("agreement", "Соглашение", "2017"),))
    assert tell(tie(line), date(2016, 1, 1)) is None
    assert isinstance(NOW, Material)
    assert all(
        isinstance(row, Row)
        for part in walk(compose_from(NOW).sections)
        if isinstance(part, Table)
        for row in part.rows
    )


def test_what_is_only_named_is_not_said_to_be_signed() -> None:
    bare = [Line("Смоленск", name, "city", "PL", "twinning", "unstated") for name in ("Кутно", "Лодзь")]
    said = text_of(compose_from(material(lines=tuple(bare))))
    assert "Источники называют две побратимские связи, не сообщая о состоянии:" in said
    assert "подписан" not in said.replace("Дата подписания", "")


def test_work_without_the_municipality_is_work_with_it() -> None:
    alone = replace(NOW.activities[2], participants=("Орша", "Могилев"))
    said = text_of(compose_from(replace(NOW, activities=(alone,))))
    assert "По сведениям источника, с Оршей и Могилёвом ведётся обмен визитами официальных делегаций." in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В этой связи в целях развития контактов рекомендуется приглашать молодёжь.",
            "В целях развития контактов муниципальным образованиям рекомендуется приглашать молодёжь.",
        ),
        ("рекомендуется приглашать молодёжь", "Муниципальным образованиям рекомендуется приглашать молодёжь."),
        ("провести инвентаризацию", "Муниципальным образованиям рекомендуется провести инвентаризацию."),
        ("Управлению спорта следует провести матч", "\n\nУправлению спорта следует провести матч."),
        ("Комитету провести матч", "Источники содержат следующие рекомендации.\n\nКомитету провести матч."),
    ],
)
def test_advice_is_addressed(text: str, expected: str) -> None:
    advice = (replace(NOW.recommendations[0], text=text),)
    assert expected in text_of(compose_from(replace(NOW, recommendations=advice)))
