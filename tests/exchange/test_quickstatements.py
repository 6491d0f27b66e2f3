"""What is written for Wikidata: both ways, dated as exactly as known, referring to the page of the tie."""

import json
from datetime import date

import pytest

from pobratim.errors import ReferencesNeedAddress
from pobratim.exchange.listed import read_listed
from pobratim.exchange.quickstatements import Statements, moment, statements
from pobratim.register import outlines
from pobratim.register.ingest import ingest
from pobratim.register.models import Tie
from tests.register import papers

from .test_comparing import HAGEN, KALUGA, SMOLENSK, TULLE, binding, written

DAY = date(2026, 1, 1)
HOME = "https://register.example"


def made(path) -> Statements:
    return statements(read_listed(path), DAY, HOME)


def test_a_tie_that_is_not_listed_is_added_at_both_items(memo, tmp_path):
    found = made(written(tmp_path, binding(SMOLENSK, TULLE), binding(HAGEN, KALUGA)))
    hagen = [line.split("\t") for line in found.lines if f"Q{HAGEN}" in line.split("\t")]
    assert {(line[0], line[1], line[2]) for line in hagen} == {
        (f"Q{SMOLENSK}", "P190", f"Q{HAGEN}"),
        (f"Q{HAGEN}", "P190", f"Q{SMOLENSK}"),
    }
    number = Tie.objects.get(home__name="Смоленск", partner__name="Хаген").pk
    for line in hagen:
        assert line[line.index("S854") + 1] == f'"{HOME}/ties/{number}/"'
        assert line[line.index("S813") + 1] == "+2026-01-01T00:00:00Z/11"
    assert found.without > 0, "most partners of the memo have no item in this answer"


def test_what_is_listed_already_is_not_added_again(memo, tmp_path):
    found = made(written(tmp_path, binding(SMOLENSK, HAGEN)))
    assert found.added == 0


def test_an_end_that_the_list_lacks_is_added_with_its_month(memo, officer, tmp_path):
    facts = papers.news()
    ingest(facts.text.encode(), facts, by=officer, accept="new")
    over = next(each for each in outlines.outlines(DAY).values() if each.partner_word == "terminated")
    tie = Tie.objects.get(pk=over.id)
    ends = []
    for number, place in ((1, tie.home), (2, tie.partner)):
        place.identifiers.all().delete()
        place.identifiers.create(identifier=f"wikidata:Q{number}")
        ends.append({"value": f"http://www.wikidata.org/entity/Q{number}"})
    path = tmp_path / "answer.json"
    row = dict(zip("ab", ends, strict=True))
    path.write_text(json.dumps({"results": {"bindings": [row]}}), encoding="utf-8")
    found = made(path)
    assert found.ended == 1
    assert [line for line in found.lines if line.startswith("Q1\tP190\tQ2\tP582\t+2022-03-00T00:00:00Z/10\tS854")]
    row["end"] = {"value": "2022-01-01"}
    path.write_text(json.dumps({"results": {"bindings": [row]}}), encoding="utf-8")
    assert made(path).ended == 0


def test_what_is_not_published_is_not_told(memo, tmp_path):
    Tie.objects.update(published=False)
    assert made(written(tmp_path, binding(SMOLENSK, TULLE), binding(HAGEN, KALUGA))).lines == ()


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1985-11-15", "+1985-11-15T00:00:00Z/11"),
        ("1981-05", "+1981-05-00T00:00:00Z/10"),
        ("2002", "+2002-00-00T00:00:00Z/9"),
        ("1990~", ""),
        ("1985/1990", ""),
        ("198X", ""),
        (None, ""),
    ],
)
def test_dates_keep_their_precision(edtf, expected):
    assert moment(edtf) == expected


def test_references_that_nobody_else_can_open_are_refused(memo, tmp_path):
    listed = read_listed(written(tmp_path, binding(SMOLENSK, TULLE)))
    with pytest.raises(ReferencesNeedAddress):
        statements(listed, DAY, "http://127.0.0.1:8000")
