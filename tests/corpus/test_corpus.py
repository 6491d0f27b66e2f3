"""The corpus is sound, and its scorer tells right from wrong."""

import copy
import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tools"))

from scoring.documents import score  # noqa: E402  it lies among the tools
from scoring.names import fold, likeness  # noqa: E402
from scoring.tally import Tally  # noqa: E402

GOLD = json.loads((ROOT / "corpus" / "gold.json").read_text(encoding="utf-8"))
SIDE = json.loads((ROOT / "corpus" / "meta.json").read_text(encoding="utf-8"))
PLURALS = ("ties", "projects", "activities", "directions", "recommendations")


def text_of(gold: dict[str, Any]) -> str:
    return (ROOT / "corpus" / f"{gold['id']}.txt").read_text(encoding="utf-8")


def span(text: str, quote: str | None) -> list[dict[str, Any]]:
    quote = quote or text[:10]
    start = text.index(quote)
    return [{"start": start, "end": start + len(quote), "quote": quote}]


def as_found(gold: dict[str, Any]) -> dict[str, Any]:
    """The gold facts in the form in which the reader gives them."""
    text, found = text_of(gold), copy.deepcopy(gold)
    for tie in found["ties"]:
        tie["home"] = {"name": tie["home"], "country": "RU"}
        tie["partner"] = {"name": tie["partner"], "country": tie["partner_country"]}
        tie["evidence"] = span(text, None)
        for agreement in tie["agreements"]:
            agreement["evidence"] = span(text, agreement["quote"])
    found["recommendations"] = [{"text": each} for each in found["recommendations"]]
    for plural in PLURALS[1:]:
        for fact in found[plural]:
            fact["evidence"] = span(text, fact.get("quote"))
    return {"text": text, **{plural: found[plural] for plural in PLURALS}}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_gold_facts_score_full_marks(gold: dict[str, Any]) -> None:
    tally = Tally()
    score(gold, as_found(gold), SIDE.get(gold["id"], {}), tally)
    assert tally.misses == []
    assert tally.duplicates == 0
    assert tally.f1("tie") == tally.f1("agreement date") == tally.accuracy("evidence") == 1.0


@pytest.mark.parametrize("name", ["harder", "wider", "later", "latest", "newest", "recent", "kindred", "akin"])
def test_the_other_sets_quote_their_papers(name: str) -> None:
    folder = ROOT / "corpus" / name
    for gold in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        text = (folder / f"{gold['id']}.txt").read_text(encoding="utf-8")
        facts = [*gold["activities"], *(each for tie in gold["ties"] for each in tie["agreements"])]
        assert [fact["quote"] for fact in facts if fact["quote"] not in text] == [], gold["id"]
        assert gold["negative"] == (not gold["ties"]), gold["id"]


def test_mistakes_cost() -> None:
    gold = next(each for each in GOLD if each["id"] == "000")
    facts = as_found(gold)
    missed, wrong = facts["ties"].pop(0), facts["ties"][0]
    wrong["status"] = "expired"
    wrong["agreements"][0]["date"] = "1900-01-01"
    facts["ties"].append(copy.deepcopy(facts["ties"][1]))
    facts["ties"][2]["evidence"][0]["start"] += 1
    tally = Tally()
    score(gold, facts, {}, tally)
    kinds = [kind for _, kind, _ in tally.misses]
    assert {"missed tie", "wrong status", "missed agreement date", "false agreement date", "bad evidence"} <= set(kinds)
    assert tally.duplicates == 1
    assert tally.recall("tie") == 12 / 13
    assert tally.precision("tie") == 12 / 13
    assert any(missed["partner"]["name"] in words for _, kind, words in tally.misses if kind == "missed tie")


def test_pairs_have_no_order() -> None:
    gold = next(each for each in GOLD if each["id"] == "000")
    facts = as_found(gold)
    for tie in facts["ties"]:
        tie["home"], tie["partner"] = tie["partner"], tie["home"]
    tally = Tally()
    score(gold, facts, {}, tally)
    assert tally.f1("tie") == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Могилёв", "Могилев"), ("г. Хаген", "Хаген"), ("Сафоновский район", "Сафоновский"), ("Cмоленск", "Смоленск")],
)
def test_names_are_compared_without_what_may_differ(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_titles_are_compared_by_their_words() -> None:
    title = "Договор о дружбе и сотрудничестве между муниципалитетом Тарговиште и городом Смоленском"
    assert likeness(title, title.replace("между", "меж")) > 0.8
    assert likeness(title, "Соглашение о побратимстве") < 0.3
