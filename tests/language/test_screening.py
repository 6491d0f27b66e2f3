"""The screen before the patterns: it may let too much pass, but it never keeps a match away."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.facts.words import lowered, words_of
from pobratim.language.heads import alternatives, begun_of, heads_of, loose_of, needs_of, starts_of
from pobratim.language.screening import Patterns

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("город|село", {"гор", "сел"}),
        ("город(?:а|у)?", {"гор"}),
        ("г\\.|гор\\.", {"г.", "гор"}),
        ("(?:по)?братим", {"поб", "бра"}),
        ("(?:не )?парт", {"не ", "пар"}),
        ("дру[жг]\\w*", {"дру"}),
        ("[сз] ?(?:км|м)", {"с к", "с м", "скм", "см", "з к", "з м", "зкм", "зм"}),
        ("а+б", {"а"}),
        ("от(?= \\d)", {"от"}),
        ("\\w+ский", None),
        ("«проект»", None),
        ("(?:город)?.*", None),
    ],
)
def test_heads(pattern: str, heads: set[str] | None) -> None:
    found = heads_of(pattern, 3)
    assert found == (heads and tuple(sorted(heads)))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("\\w*договор\\w*", {"договор"}),
        ("\\w+ (?:расторг|разорв)ал", {"сторг", "зорв"}),  # what two branches begin with is common to both
        ("[^.]* не (?:\\w+ )?действ", {"действ"}),
        ("\\w*(?:ский)?", set()),
    ],
)
def test_needs(pattern: str, needs: set[str]) -> None:
    assert needs_of(pattern) == tuple(sorted(needs))


def test_alternatives_that_can_begin_with_anything_are_told_apart() -> None:
    pattern = r"\b(?:город(?:а|у)|[а-я]+[)|]ник|(?:не )?парт|^да|\|сел)"
    assert list(alternatives(pattern)) == [
        r"\b(?:город(?:а|у))",
        r"\b(?:[а-я]+[)|]ник)",
        r"\b(?:(?:не )?парт)",
        r"\b(?:^да)",
        r"\b(?:\|сел)",
    ]
    assert loose_of(pattern) == (r"\b(?:[а-я]+[)|]ник)", r"\b(?:^да)", r"\b(?:\|сел)")
    assert begun_of(pattern) == ("города", "городу", "не парт", "парт")
    assert not list(alternatives("^(?:да|нет)"))


def test_starts_are_of_words_alone() -> None:
    assert starts_of("г. орша, 5-й") == [("г. орша,", 0), ("орша, 5-", 3), ("5-й", 9), ("й", 11)]


@pytest.mark.parametrize("language", ["ru", "be", "en", "de"])
def test_tables_lose_no_match(language: str) -> None:
    patterns = words_of(language).single
    texts = [lowered(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.txt"))]
    assert len(texts) > 40
    met = 0
    for low in texts:
        for name, pattern in patterns.items():
            plain = [m.span() for m in pattern.finditer(low) if m.end() > m.start()]
            met += len(plain)
            if not patterns.sources[name].startswith("^"):
                assert [m.span() for m in patterns.matches(name, low) if m.end() > m.start()] == plain, name
            assert patterns.may_match(name, low) or not plain, name
    assert met > (1000 if language == "ru" else 10)


SOURCES = ["аб|ва", "а[бв]+", "(?:а )?вг", "а(?:б|в)?г", "в.?а", "аб|.ва"]


@given(st.text("абвг .-", max_size=30), st.sampled_from(SOURCES))
def test_any_text_keeps_its_matches(low: str, source: str) -> None:
    patterns = Patterns({"one": rf"\b(?:{source})", "other": r"\bгба"})
    plain = [m.span() for m in patterns["one"].finditer(low)]
    assert [m.span() for m in patterns.matches("one", low)] == plain
    assert patterns.may_match("one", low) or not plain


def test_a_pattern_without_a_name_matches_nothing() -> None:
    patterns = Patterns({"one": r"\bгород"})
    assert list(patterns.matches("two", "город")) == []
    assert not patterns.may_match("two", "город")
