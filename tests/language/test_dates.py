"""Dates by the tables, what holds of any text, and the speed."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.language.dates import DateMention, find_dates, resolve

FOLDER = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def part(month: int | None, day: int | None) -> str:
    return f"--{month or 0:02}" + (f"-{day:02}" if day else "")


def said(mention: DateMention) -> str:
    """A mention in the words of the table."""
    flags = "".join(f" {name}" for name in ("bare", "since", "until") if getattr(mention, name))
    if mention.edtf:
        return mention.edtf + flags
    words = part(mention.season or mention.month, mention.day) if mention.season or mention.month or mention.day else ""
    if mention.end_month or mention.end_day:
        words += "/" + part(mention.end_month or mention.month, mention.end_day)
    if mention.form == "partial":
        return words + flags
    return " ".join(filter(None, [mention.anchor, f"{mention.delta:+}", mention.unit, words])) + flags


DATES = rows("dates.tsv")
RESOLVING = rows("resolving.tsv")


@pytest.mark.parametrize(("language", "text", "expected"), DATES, ids=[f"{row[0]} {row[1]}" for row in DATES])
def test_dates_of_a_text(language: str, text: str, expected: str) -> None:
    assert ("; ".join(said(m) for m in find_dates(text, language)) or "none") == expected


@pytest.mark.parametrize(("language", "text", "previous", "now", "expected"), RESOLVING)
def test_what_a_date_comes_to_beside_others(language: str, text: str, previous: str, now: str, expected: str) -> None:
    mention = find_dates(text, language)[-1]
    told = resolve(mention, None if previous == "-" else previous, None if now == "-" else now)
    assert (told or "none") == expected


@pytest.mark.parametrize("text", sorted({row[2] for row in DATES if row[2][:4].isdigit() and ";" not in row[2]}))
def test_a_second_opinion_on_every_edtf_string(text: str) -> None:
    assert parse_edtf(text.split(maxsplit=1)[0])


def test_the_span_holds_the_date_with_its_word_for_a_year() -> None:
    text = "Договор от «18» мая 2000 г., а также с 4 по 9 августа 2012 года"
    assert [text[m.start : m.end] for m in find_dates(text)] == ["18» мая 2000 г.", "4 по 9 августа 2012 года"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789./-– мартяилюнгод.вспо«»", max_size=50), st.sampled_from(["ru", "en", "de", "be"]))
def test_mentions_stand_in_order_and_are_possible(text: str, language: str) -> None:
    found = find_dates(text, language)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(parse_edtf(m.edtf) for m in found if m.edtf)


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    text = f"{day:%d.%m.}{day.year:04}"
    found = [m.edtf for m in find_dates(text)]
    assert found == ([str(day)] if 1500 <= day.year <= 2100 else [])
