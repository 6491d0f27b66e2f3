"""Thousands of made papers: other towns, countries, dates and documents, another order, layout, format, noise."""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.documents import read_bytes
from pobratim.facts import Tie
from pobratim.facts.reader import read_facts
from tests.facts.metamorphic.changes import FORMATS, NOISE, as_txt, reordered
from tests.facts.metamorphic.layouts import LAYOUTS, Paper
from tests.facts.metamorphic.model import Told, draw_story
from tests.facts.metamorphic.phenomena import PHENOMENA

SEED = 20261123
PLAIN, ORDERS, EACH_NOISE, EACH_FORMAT, PHENOMENON = 110, 45, 14, 20, 60
TABLES = ("html", "docx", "csv")
FORMATS_OF = {
    **dict.fromkeys(("table", "table_with_home"), TABLES),
    **dict.fromkeys(("listed", "prose", "twin_list"), ("html", "docx", "pdf")),
}
ALIKE, ALIKE_LAYOUTS = 60, ("listed", "prose", "table", "table_with_home")
FLOORS = Path(__file__).with_name("floors.tsv")
FIELDS = ("home", "partner", "country", "kind", "status", "since", "documents")


def papers() -> Iterator[tuple[str, str, bytes, str, Paper]]:
    """Every made paper: its layout, its change, its bytes, its extension and what must be read."""
    for layout, told_as in LAYOUTS.items():
        dice = random.Random(f"{SEED} {layout}")
        for _ in range(PLAIN):
            paper = told_as(draw_story(dice, dice.randint(2, 4)))
            yield layout, "other places, dates and documents", as_txt(paper), "txt", paper
        for _ in range(ORDERS):
            paper = reordered(told_as(draw_story(dice)), dice)
            yield layout, "another order", as_txt(paper), "txt", paper
        for name, noise in NOISE.items():
            for _ in range(EACH_NOISE):
                paper = noise(told_as(draw_story(dice)), dice)
                yield layout, name.replace("_", " "), as_txt(paper), "txt", paper
        for extension in FORMATS_OF.get(layout, ("html", "docx")):
            for _ in range(EACH_FORMAT):
                paper = told_as(draw_story(dice))
                yield layout, extension, FORMATS[extension](paper), extension, paper

    for phenomenon, told_as in PHENOMENA.items():
        dice = random.Random(f"{SEED} {phenomenon}")
        for _ in range(PHENOMENON):
            paper = told_as(draw_story(dice))
            yield phenomenon, "phenomenon", as_txt(paper), "txt", paper


def folded(name: str | None) -> str:
    return (name or "").casefold().replace("ё", "е")


def normal(tie: Told) -> tuple[object, ...]:
    """The tie in a form that can be compared; whether the parties belong to a title is left open."""
    home, partner, country, kind, status, since, documents = tie
    papers = tuple((k, folded(title).split(" между ")[0], date) for k, title, date in documents)
    return folded(home), folded(partner), country, kind, status, since, papers


def read(tie: Tie) -> Told:
    documents = tuple((each.kind, each.title, each.date) for each in tie.agreements)
    return tie.home.name, tie.partner.name, tie.partner.country, tie.kind, tie.status, tie.since, documents


def filled(wanted: tuple[object, ...], found: set[tuple[object, ...]]) -> tuple[object, ...]:
    """The wanted tie; what its paper leaves open ("") is as it was read."""
    read_as = next((tie for tie in found if tie[:2] == wanted[:2]), wanted)
    return tuple(b if a == "" else a for a, b in zip(wanted, read_as, strict=True))


def misses(wanted: set[tuple[object, ...]], found: set[tuple[object, ...]]) -> Iterator[str]:
    """What is wrong, field by field; a tie that is not there, or should not be."""
    by_pair = {frozenset(map(str, tie[:2])): tie for tie in found}
    for tie in wanted:
        other = by_pair.pop(frozenset(map(str, tie[:2])), None)
        if other is None:
            yield "tie missed"
            continue
        yield from (name for name, a, b in zip(FIELDS[2:], tie[2:], other[2:], strict=True) if a != b)
    yield from ("tie made up" for _ in by_pair)


def floors() -> dict[str, float]:
    lines = FLOORS.read_text(encoding="utf-8").splitlines()
    return {name: float(rate) for name, rate in (line.split("\t") for line in lines if line and line[0] != "#")}


@pytest.mark.slow
def test_facts_change_exactly_as_the_change_says(capsys: pytest.CaptureFixture[str]) -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for layout, change, body, extension, paper in papers():
        facts = read_facts(read_bytes(body, f"paper.{extension}"))
        wanted, found = {normal(tie) for tie in paper.ties}, {normal(read(tie)) for tie in facts.ties}
        wanted = {filled(tie, found) for tie in wanted}
        for name in ("all", layout, change):
            asked[name] += 1
            right[name] += wanted == found
        wrong.update({f"{layout}: {what}" for what in misses(wanted, found)})
    rates = {name: right[name] / asked[name] for name in asked}
    with capsys.disabled():
        sys.stdout.write(report(rates, asked, wrong))
    assert asked["all"] >= 2000
    assert {name: rate for name, rate in rates.items() if rate < floors().get(name, 0.0)} == {}


@pytest.mark.slow
def test_a_list_a_table_and_prose_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(SEED)
    same = 0
    for _ in range(ALIKE):
        story = draw_story(dice, dice.randint(2, 4))
        bodies = [as_txt(LAYOUTS[layout](story)) for layout in ALIKE_LAYOUTS]
        found = [read_facts(read_bytes(body, "paper.txt")).ties for body in bodies]
        same += len({frozenset(normal(read(tie)) for tie in ties) for ties in found}) == 1
    with capsys.disabled():
        sys.stdout.write(f"\nstories told alike by a list, two tables and prose: {same} of {ALIKE}\n")
    assert same / ALIKE >= floors()["list, table and prose alike"]


def report(rates: dict[str, float], asked: Counter[str], wrong: Counter[str]) -> str:
    """The rates by layout and change, and what is wrong most often."""
    lines = [f"{name:36} {rate:.3f} of {asked[name]}" for name, rate in rates.items()]
    return "\n".join(["", *lines, "papers with a miss:", *(f"  {name}: {n}" for name, n in wrong.most_common(16)), ""])
