"""The screen before the patterns: it may let too much pass, but it never keeps a match away."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.facts.words import lowered, words_of
from pobratim.language.heads import heads_of, needs_of, starts_of
from pobratim.language.screening import Screen, matches

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
    assert heads_of(pattern) == heads


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
    assert needs_of(pattern) == needs


def test_starts_are_of_words_alone() -> None:
    assert starts_of("г. орша, 5-й") == {"г. ": [0], "орш": [3], "5-й": [9], "й": [11]}


@pytest.mark.parametrize("language", ["ru", "be", "en", "de"])
def test_tables_lose_no_match(language: str) -> None:
    words = words_of(language)
    texts = [lowered(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.txt"))]
    assert len(texts) > 40
    groups = [words.types, words.authorities, words.instruments, words.kinds, words.status]
    patterns = [rf"\b(?:{entry.pattern})" for group in groups for entry in group.entries]
    patterns += [source for source in words.single.sources.values() if not source.startswith("^")]
    met = 0
    for source in patterns:
        screen, pattern = Screen([source]), re.compile(source)
        for low in texts:
            plain = [m.span() for m in pattern.finditer(low) if m.end() > m.start()]
            met += len(plain)
            assert [m.span() for m in matches(pattern, low, screen.places(low)) if m.end() > m.start()] == plain
            assert screen.passes(low) or not plain
    assert met > 1000 or language != "ru"


@given(st.text("абвг .-", max_size=30), st.sampled_from(["аб|ва", "а[бв]+", "(?:а )?вг", "а(?:б|в)?г", "в.?а"]))
def test_any_text_keeps_its_matches(low: str, source: str) -> None:
    pattern = re.compile(rf"\b(?:{source})")
    plain = [m.span() for m in pattern.finditer(low)]
    screen = Screen([source])
    assert [m.span() for m in matches(pattern, low, screen.places(low))] == plain
    assert bool(screen.rows(low)) or not plain
