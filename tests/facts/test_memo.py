"""The memo of Smolensk Oblast: every gold fact, whatever the format that it comes in."""

import html
import io
import re
from collections.abc import Callable
from functools import cache

import docx
import pytest
import typst

from pobratim.documents import read_bytes
from pobratim.facts import Facts, Party
from pobratim.facts.reader import read_facts
from tests.facts.corpus import CORPUS, GOLD, tally_of

TEXT = (CORPUS / "000.txt").read_text(encoding="utf-8")
FIGURES = ("tie", "agreement date", "since", "project", "activity", "direction", "recommendation")
ANSWERS = ("country", "kind", "status", "agreement kind", "agreement title", "evidence")


def blocks() -> list[tuple[str, str]]:
    """The memo as (what, words): a title, paragraphs, items."""
    title, rest = re.fullmatch(r"\*\*(.+?)\*\*\s+(.+)", TEXT, re.DOTALL).groups()  # type: ignore[union-attr]
    rest = re.sub(r"(?<=[а-я])\s+(?=[а-я])", " ", rest)  # the original breaks a paragraph in the middle of a sentence
    pieces = [" ".join(each.split()) for each in re.split(r"\n\s*\n|\n(?=- )", rest) if each.strip()]
    items = [("item", each[2:]) if each.startswith("- ") else ("paragraph", each) for each in pieces]
    return [("title", " ".join(title.split())), *items]


def as_txt() -> bytes:
    return TEXT.encode("utf-8")


def as_docx() -> bytes:
    paper = docx.Document()
    for what, words in blocks():
        style = {"title": "Heading 1", "item": "List Bullet", "paragraph": None}[what]
        paper.add_paragraph(words, style=style)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def as_html() -> bytes:
    tags = {"title": "h1", "item": "li", "paragraph": "p"}
    body = "".join(f"<{tags[what]}>{html.escape(words)}</{tags[what]}>\n" for what, words in blocks())
    body = re.sub(r"((?:<li>.*?</li>\n)+)", r"<ul>\n\1</ul>\n", body)
    page = (
        f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>-</title></head><body>{body}</body></html>'
    )
    return page.encode("utf-8")


def as_pdf() -> bytes:
    signs = {"title": "= ", "item": "- ", "paragraph": ""}
    lines = [signs[what] + re.sub(r"([#$*_@<>\[\]\\`])", r"\\\1", words) for what, words in blocks()]
    return bytes(typst.compile(('#set text(lang: "ru")\n' + "\n\n".join(lines)).encode("utf-8")))


FORMATS: dict[str, Callable[[], bytes]] = {"txt": as_txt, "docx": as_docx, "html": as_html, "pdf": as_pdf}


@cache
def read_as(extension: str) -> Facts:
    return read_facts(read_bytes(FORMATS[extension](), f"memo.{extension}"))


def party(side: Party) -> tuple[str, str, str | None]:
    return side.name, side.level, side.country


def said(facts: Facts) -> dict[str, object]:
    """All values of the facts, without the places of their words."""
    return {
        "ties": [
            (
                party(tie.home),
                party(tie.partner),
                tie.kind,
                tie.status,
                tie.since,
                [(each.kind, each.title, each.date) for each in tie.agreements],
                [(each.kind, each.side, each.date) for each in tie.acts],
            )
            for tie in facts.ties
        ],
        "projects": [(each.name, each.participants) for each in facts.projects],
        "activities": [(each.what, each.date, each.participants) for each in facts.activities],
        "directions": [(each.country, each.text) for each in facts.directions],
        "recommendations": [each.text for each in facts.recommendations],
        "policies": [(each.title, each.date) for each in facts.policies],
    }


@pytest.mark.parametrize("extension", FORMATS)
def test_every_figure_of_the_scorer_is_full(extension: str) -> None:
    gold = next(each for each in GOLD if each["id"] == "000")
    tally = tally_of([(gold, read_as(extension))])
    assert tally.misses == []
    assert {name: tally.f1(name) for name in FIGURES} == dict.fromkeys(FIGURES, 1.0)
    assert {name: tally.accuracy(name) for name in ANSWERS} == dict.fromkeys(ANSWERS, 1.0)
    assert tally.duplicates == 0


@pytest.mark.parametrize("extension", [each for each in FORMATS if each != "txt"])
def test_the_memo_says_the_same_in_every_format(extension: str) -> None:
    assert said(read_as(extension)) == said(read_as("txt"))


def test_the_date_of_the_policy_signs_nothing() -> None:
    facts = read_as("txt")
    assert ("2016-11-30", True) in [
        (each.date, "концепция внешней политики" in each.title.lower()) for each in facts.policies
    ]
    assert all(each.date != "2016-11-30" for tie in facts.ties for each in tie.agreements)


def test_the_ties_of_the_memo_by_name() -> None:
    ties = {(tie.home.name, tie.partner.name): tie for tie in read_as("txt").ties}
    assert len(ties) == 13
    assert ties["Вяземский район", "Цзиндэчжэнь"].status == "dormant"
    assert ties["Смоленск", "Орша"].agreements == () or all(
        each.date is None for each in ties["Смоленск", "Орша"].agreements
    )
    assert ties["Смоленск", "Урсынов"].partner.level == "city district"
    assert ties["Смоленск", "Урсынов"].partner.within == "Варшава"
    assert ties["Сафоновский район", "Толочинский район"].partner.country == "BY"
    dates = sorted(each.date for tie in ties.values() for each in tie.agreements if each.date)
    assert len(dates) == 14
    assert {"1981-05", "2002"} <= set(dates)
