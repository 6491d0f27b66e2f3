"""A memo of thousands of ties, measured in a process of its own: `python -m benchmarks.memo_large docx 2000`."""

import json
import os
import sys
import time
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any

from benchmarks.memory import watched

DAY = date(2024, 6, 1)
SYLLABLES = ("ва", "но", "ли", "ро", "ки", "ма", "то", "ду", "се", "пи")
COUNTRIES = ("DE", "FR", "PL", "BY", "BG", "RS", "CN", "IT", "HU", "TR")
KINDS = ("twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown")
STATES = ("active", "unstated", "active", "dormant", "active", "suspended")
WHAT = ("visit", "exchange", "festival", "sport", "education", "health", "business", "other")
HOMES, EVENTS_A_TIE = 150, 5


def material(number: int) -> Any:
    """The material of so many ties, five activities under each."""
    from pobratim.memo.material import Material, tell
    from pobratim.memo.scope import Scope

    records = [tie(place) for place in range(number)]
    told = tuple(found for record in records if (found := tell(record, DAY)))
    events = tuple(activity(place, told[place % number].record) for place in range(number * EVENTS_A_TIE))
    return Material(Scope(as_of=DAY), None, told, activities=events)


def name(number: int) -> str:
    """A name of a town, made of syllables."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize() + "нск"


def source(words: str) -> Any:
    """A source of made-up words."""
    from pobratim.register.records import Source

    return Source(1, "Справка", "2023", 0, len(words), words, "rule", "Так сказано в бумаге.", "console", None, 1, 1)


def tie(place: int) -> Any:
    """A tie with one document or two."""
    from pobratim.register import records as r

    home = r.PlaceRecord(place % HOMES + 1, name(place % HOMES), "city", "RU", "RU-SMO")
    partner = r.PlaceRecord(5000 + place, name(5000 + place), "city", COUNTRIES[place % 10])
    papers = [("agreement", "Соглашение о сотрудничестве", f"{1990 + place % 34}-0{1 + place % 9}-1{place % 10}")]
    papers += [("treaty", "Договор о дружбе", str(1995 + place % 20))] if place % 2 else []
    parties = (r.PartyRecord(home, "home"), r.PartyRecord(partner, "partner"))
    agreements = tuple(
        r.AgreementRecord(place * 2 + at, kind, title, when, None, parties, r.LegalState("signed", "signed", when), ())
        for at, (kind, title, when) in enumerate(papers)
    )
    word: Any = STATES[place // 7 % 6]
    said = (source(f"{home.name} — {partner.name}"),)
    declared = (r.DeclaredState("unknown", word, None, None, None, place, said),)
    state = r.TieState(DAY, (), declared, r.ObservedState("no data", None, None, 0, 0, 0, 0), "2023")
    kind, spoken = KINDS[place % 6], r.Statement(place, KINDS[place % 6], word, None, None, None, 1, "2023", said)
    return r.TieRecord(place + 1, home, partner, kind, (), None, state, agreements, (), (spoken,), (), (), ())


def activity(place: int, of: Any) -> Any:
    """An activity under a tie."""
    from pobratim.register.records import ActivityRecord

    when = f"{2015 + place % 9}-0{1 + place % 9}"
    sides = (of.home, of.partner)
    names = (of.home.name, of.partner.name)
    return ActivityRecord(place + 1, WHAT[place % 8], when, names, sides, (of.id,), (source("обмен визитами"),))


def plainly(memo: Any) -> None:
    """The same paragraphs and tables by python-docx in its own style."""
    import docx

    from pobratim.memo.renderers.flow import Grid, Items, Text, flow

    document = docx.Document()
    for piece in flow(memo):
        if isinstance(piece, Grid):
            grid = document.add_table(rows=0, cols=len(piece.table.header))
            for row in piece.table.rows:
                for cell, words in zip(grid.add_row().cells, row.cells, strict=True):
                    cell.text = words
        elif isinstance(piece, Text):
            document.add_paragraph("".join(run.text for run in piece.runs))
        elif isinstance(piece, Items):
            for item in piece.items:
                document.add_paragraph(item.text, style="List Bullet")
    document.save(BytesIO())


def main() -> None:
    """Print seconds and megabytes of one format as JSON."""
    ending, number = sys.argv[1], int(sys.argv[2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.settings")
    import django

    django.setup()
    from pobratim.memo.composing import compose_from
    from pobratim.sparing import spare_what_stays

    spare_what_stays()
    with watched() as most:
        given = material(number)
        began = time.perf_counter()
        memo = compose_from(given)
        composed = time.perf_counter()
        if ending == "plain":
            plainly(memo)
        else:
            import_module(f"pobratim.memo.renderers.{ending}").render(memo)
        ended = time.perf_counter()
    print(json.dumps({"seconds": ended - began, "rendering": ended - composed, "megabytes": most[0]}))


if __name__ == "__main__":
    main()
