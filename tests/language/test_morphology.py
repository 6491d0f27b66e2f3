"""Words and phrases."""

from pathlib import Path

import pytest

from pobratim.language.morphology import agrees, distribute, lemma, nominative, parses, stem

TABLE = (Path(__file__).parent / "titles.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in TABLE if line and not line.startswith("#")]


@pytest.mark.parametrize(("phrase", "number", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_the_head_of_a_phrase_comes_back_in_the_nominative(phrase: str, number: str, expected: str) -> None:
    assert nominative(phrase, None if number == "-" else number) == expected


def test_readings_and_lemmas() -> None:
    assert {p.normal_form for p in parses("городами")} == {"город"}
    assert lemma("соглашений") == "соглашение"
    assert lemma("Towns", "en") == "towns"


def test_stems_of_the_forms_of_a_word_are_equal() -> None:
    forms = ("соглашение", "соглашения", "соглашением", "соглашению")
    assert len({stem(form) for form in forms}) == 1
    assert stem("Городами") == stem("город")


@pytest.mark.parametrize(
    ("adjective", "noun", "together"),
    [
        ("Толочинским", "районом", True),
        ("Толочинским", "района", False),
        ("Пылваского", "уезда", True),
        ("Верхней", "областью", True),
        ("городские", "округа", True),
        ("городской", "округами", False),
    ],
)
def test_agreement(adjective: str, noun: str, together: bool) -> None:
    assert agrees(adjective, noun) is together


def test_one_noun_is_given_to_each_adjective() -> None:
    assert distribute(["Пылваским", "Выруским"], "уездами") == ["Пылваский уезд", "Выруский уезд"]
    assert distribute(["Витебской", "Могилёвской"], "областями") == ["Витебская область", "Могилёвская область"]
