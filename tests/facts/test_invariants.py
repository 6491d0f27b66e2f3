"""What holds of every fact of every paper: its words stand in the text, its values are of the closed lists."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from edtf import parse_edtf

from pobratim.documents import read_bytes, read_path
from pobratim.facts import Facts, Party
from pobratim.facts.json_form import to_json
from pobratim.facts.reader import read_facts
from pobratim.register.checking import TERM
from tests.facts.corpus import CORPUS, NAMES, ROOT, evidences, facts, parts

TIE_KINDS = {"twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown"}
STATUSES = {"planned", "active", "dormant", "suspended", "terminated", "expired", "unstated"}
INSTRUMENTS = {
    "agreement",
    "treaty",
    "memorandum",
    "declaration",
    "protocol",
    "charter",
    "letter of intent",
    "other",
}
ACTS = {
    "signature",
    "entry into force",
    "prolongation",
    "suspension",
    "renunciation",
    "termination",
    "resumption",
    "succession",
    "expiry",
}
SIDES = {"home", "partner", "both", "unknown", None}
ACTIVITIES = {"visit", "exchange", "festival", "sport", "education", "health", "business", "other"}
LEVELS = {"country", "region", "district", "city", "city district", "settlement", "union", "other"}

HASHES = """
import hashlib, json, sys
from pobratim.documents import read_path
from pobratim.facts.json_form import to_json
from pobratim.facts.reader import read_facts
for path in sys.argv[1:]:
    told = json.dumps(to_json(read_facts(read_path(path))), ensure_ascii=False)
    print(hashlib.sha256(told.encode()).hexdigest())
"""


def identity(party: Party) -> tuple[str | None, ...]:
    return party.name, party.level, party.country, party.region


def told(found: Facts) -> bytes:
    return json.dumps(to_json(found), ensure_ascii=False).encode()


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_at_its_span(name: str) -> None:
    found = facts(name)
    for evidence in evidences(found):
        assert evidence.quote
        assert found.text[evidence.start : evidence.end] == evidence.quote


ELLIPTIC = (
    "Побратимы Углича. Ближе всего нам Обань и Ниш. С первым договор заключили в 1999 году, со вторым – годом позже."
)


@pytest.mark.parametrize("folder", ["harder", "wider", "later", "latest", "newest", "recent"])
def test_no_quote_is_empty(folder: str) -> None:
    papers = sorted((CORPUS / folder).glob("*.txt"))
    every = [each for paper in papers for each in evidences(read_facts(read_path(paper)))]
    assert every
    assert [each for each in every if not each.quote.strip()] == []


def test_a_part_without_a_document_of_its_own_quotes_its_words() -> None:
    every = evidences(read_facts(read_bytes(ELLIPTIC.encode(), "a.txt")))
    assert [each.quote for each in every if each.rule == "agreement.named"]
    assert all(each.quote.strip() for each in every)


@pytest.mark.parametrize("name", NAMES)
def test_no_fact_is_without_evidence_and_every_rule_has_a_name(name: str) -> None:
    for plural, fact in parts(facts(name)):
        assert fact.evidence, (plural, fact)
        assert all(evidence.rule for evidence in fact.evidence)


@pytest.mark.parametrize("name", NAMES)
def test_values_are_of_the_closed_lists(name: str) -> None:
    found = facts(name)
    for tie in found.ties:
        assert tie.kind in TIE_KINDS
        assert tie.status in STATUSES
        assert {tie.home.level, tie.partner.level} <= LEVELS
        assert tie.status_by in SIDES
        assert {each.kind for each in tie.agreements} <= INSTRUMENTS
        assert {each.kind for each in tie.acts} <= ACTS
        assert {each.side for each in tie.acts} <= SIDES
        assert tie.home.name
        assert tie.partner.name
        assert identity(tie.home) != identity(tie.partner)
    assert {each.what for each in found.activities} <= ACTIVITIES


@pytest.mark.parametrize("name", NAMES)
def test_confidence_is_a_share(name: str) -> None:
    for _, fact in parts(facts(name)):
        assert 0.0 <= getattr(fact, "confidence", 1.0) <= 1.0


@pytest.mark.parametrize("name", NAMES)
def test_no_tie_comes_twice(name: str) -> None:
    pairs = [frozenset({identity(each.home), identity(each.partner)}) for each in facts(name).ties]
    assert len(pairs) == len(set(pairs))


def told_under(*keys: str) -> set[str]:
    """What the facts of all papers say under some of their keys."""
    every = (fact for name in NAMES for _, fact in parts(facts(name)))
    return {value for fact in every for key in keys if (value := getattr(fact, key, None))}


def test_dates_are_edtf() -> None:
    dates = told_under("date", "since", "status_since")
    assert dates
    for date in sorted(dates):
        assert parse_edtf(date)


def test_terms_are_as_the_register_keeps_them() -> None:
    terms = told_under("term")
    assert terms
    assert [term for term in sorted(terms) if not TERM.fullmatch(term)] == []


def test_reading_again_in_another_order_gives_the_same() -> None:
    first = {name: told(facts(name)) for name in NAMES}
    again = {name: told(read_facts(read_path(CORPUS / f"{name}.txt"))) for name in reversed(NAMES)}
    assert [name for name in NAMES if first[name] != again[name]] == []


def test_another_process_gives_the_same() -> None:
    names = NAMES[::4]
    run = subprocess.run(
        [sys.executable, "-c", HASHES, *(str(CORPUS / f"{name}.txt") for name in names)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert run.stdout.split() == [hashlib.sha256(told(facts(name))).hexdigest() for name in names]
