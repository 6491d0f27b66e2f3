"""The English memo: the same frames with the same slots, no Russian but in quotes, names as English has them."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.en.dates import say_date
from pobratim.memo.grammar.en.names import latin, region_name, say_land, say_name, with_article
from pobratim.memo.grammar.en.speech import English
from pobratim.memo.grammar.en.titles import english
from pobratim.memo.grammar.slots import Land, Name
from pobratim.memo.grammar.tables import rows, toml
from pobratim.memo.grammar.voice import needs, variants
from pobratim.memo.memo import Row, Sentence, walk
from pobratim.memo.renderers import markdown
from pobratim.register.records import PlaceRecord
from tests.memo.rich import rich
from tests.memo.tables import table

RICH = rich()
ENGLISH = compose_from(replace(RICH, scope=replace(RICH.scope, language="en")))
QUOTED = re.compile(r"“[^“”]*”")
REPEATED = {"project_aim", "activity_aim", "policy_says", "body_said"}


def test_the_same_frames() -> None:
    assert toml("en", "frames")["frame"].keys() == toml("ru", "frames")["frame"].keys()


@pytest.mark.parametrize("frame", toml("ru", "frames")["frame"])
def test_a_frame_asks_for_no_more_than_in_russian(frame: str) -> None:
    russian = set.union(*(set(re.findall(r"\{(\w+)", line)) for line in variants("ru", frame)))
    for line in variants("en", frame):
        assert set(re.findall(r"\{(\w+)", line)) <= russian | {"period", "previous"}
        assert line.count("{") == line.count("}")
        assert line.count("[") == line.count("]")
        assert needs(line) <= russian


def test_no_russian_but_in_quotes() -> None:
    for sentence in ENGLISH.sentences():
        assert not re.search(r"[А-Яа-яЁё]", QUOTED.sub("", sentence.text)), sentence.text


def test_it_reads_as_text() -> None:
    said = markdown.render(ENGLISH).decode()
    assert not re.search(r"None|\{|\}|\(\)|\.\.|,,|\ba [aeio]|\ban [bcdfg]| ,| \.", QUOTED.sub("“”", said))


def test_every_sentence_stands_in_the_section_of_the_russian_one() -> None:
    """Within a section places go by the alphabet of the language; only the words of sources in it are repeated."""
    russian, english = (
        {
            each.key: Counter(s.frame for s in walk(each) if isinstance(s, Sentence) and s.frame not in REPEATED)
            for each in memo.sections
        }
        for memo in (compose_from(RICH), ENGLISH)
    )
    assert english == russian


def test_countries_are_the_same() -> None:
    assert [row["code"] for row in rows("en", "countries")] == [row["code"] for row in rows("ru", "countries")]


@pytest.mark.parametrize(("edtf", "form", "expected"), table("dates_en"))
def test_date(edtf: str, form: str, expected: str) -> None:
    assert say_date(edtf, form) == expected


@pytest.mark.parametrize(("title", "expected"), table("titles_en"))
def test_title(title: str, expected: str) -> None:
    assert (english(title) or "—") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Сафоновский район", "Safonovsky District"),
        ("Ярцевский муниципальный округ", "Yartsevsky Municipal Okrug"),
        ("Щёкино", "Shchekino"),
        ("Порецкий муниципальный округ", "Poretsky Municipal Okrug"),
        ("Пылваский уезд", "Pylvasky County"),
        ("Reutlingen", "Reutlingen"),
    ],
)
def test_names(name: str, expected: str) -> None:
    assert latin(name) == expected


@pytest.mark.parametrize(
    ("name", "alias", "level", "expected"),
    [
        ("Докшицкий район", "Dokshitskiy rayon", "district", "Dokshitsky District"),
        ("Кировский район", "Kirovskiy Rayon", "city district", "the Kirovsky district"),
        ("Алатырь", "Alatyr’", "city", "Alatyr"),
        ("Выруский уезд", "Vyruskiy uezd", "district", "Vyrusky County"),
    ],
)
def test_a_latin_name_is_told_as_english_has_it(name: str, alias: str, level: str, expected: str) -> None:
    assert say_name(Name(PlaceRecord(1, name, level, "RU", aliases=(alias,))), "nomn") == expected


def test_a_region_without_a_russian_name_is_not_told_in_english_either() -> None:
    assert [English().region(code) for code in ("SE-AB", "RU-SMO", "CN-JX")] == [
        None,
        "Smolensk Oblast",
        "Jiangxi Province",
    ]


@pytest.mark.parametrize(("name", "expected"), table("articles_en"))
def test_article(name: str, expected: str) -> None:
    assert with_article(name) == expected


def test_tables_have_names_without_articles() -> None:
    cells = [cell for part in walk(ENGLISH.sections) if isinstance(part, Row) for cell in part.cells]
    assert not [cell for cell in cells if cell.startswith("the ")]


def test_regions_and_articles() -> None:
    assert region_name("RU-SMO") == region_name("Смоленская область") == "Smolensk Oblast"
    assert region_name("CN-JX") == "Jiangxi Province"
    assert say_land(Land("NL"), "the") == "the Netherlands"
    assert say_land(Land("BY", full=True), "the") == "the Republic of Belarus"
    assert say_land(Land("HU", full=True), "the") == "Hungary"
