"""The score of one document: its ties by pair, their fields and instruments, the other facts by their words."""

from collections.abc import Mapping, Sequence
from typing import Any

from scoring.names import Spellings, likeness
from scoring.tally import Tally

Json = Mapping[str, Any]
TITLE_LIKENESS, TEXT_LIKENESS = 0.8, 0.5
EVIDENT = ("ties", "projects", "activities", "directions", "recommendations")


def score(gold: Json, facts: Json, side: Json, tally: Tally) -> None:
    """Add a document's counts; `side` holds the spellings that count and the pairs that do not."""
    spellings = Spellings(side.get("aliases", {}))
    pairs, extra, twice = match(gold["ties"], facts["ties"], spellings)
    left_out = [(spellings.of([one]), spellings.of([other])) for one, other in side.get("foreign_pairs", [])]
    extra = [tie for tie in extra if not any(fits(tie, one, other, spellings) for one, other in left_out)]
    tally.duplicates += len(twice)
    tally.found["tie"] += len(twice)
    for wanted, found in pairs:
        score_tie(gold["id"], wanted, found, tally)
    for tie in extra:
        tally.found["tie"] += 1
        tally.found["since"] += bool(tie.get("since"))
        tally.found["agreement date"] += sum(bool(each["date"]) for each in tie["agreements"])
        tally.miss(gold["id"], "false tie", f"{tie['home']['name']} — {tie['partner']['name']}")
    if gold["negative"]:
        tally.answer("negatives", not facts["ties"])
    score_texts(gold, facts, tally)
    score_evidence(gold["id"], facts, tally)


def match(
    gold: Sequence[Json], found: Sequence[Json], spellings: Spellings
) -> tuple[list[tuple[Json, Json | None]], list[Json], list[Json]]:
    """Gold ties with what was found of each (pairs without order), what was found beside, what was found twice."""
    free, pairs, twice = list(found), [], []
    for wanted in gold:
        home, partner = spellings.of([wanted["home"]]), spellings.of([wanted["partner"]])
        same = [tie for tie in free if fits(tie, home, partner, spellings)]
        twice += [tie for tie in same[1:] if tie not in twice]
        free = [tie for tie in free if tie is not (same[0] if same else None)]
        pairs.append((wanted, same[0] if same else None))
    return pairs, [tie for tie in free if tie not in twice], twice


def fits(tie: Json, one: set[str], other: set[str], spellings: Spellings) -> bool:
    """Whether a tie joins two places, in either order."""
    home, partner = spellings.of([tie["home"]["name"]]), spellings.of([tie["partner"]["name"]])
    return bool((home & one and partner & other) or (home & other and partner & one))


def score_tie(document: str, wanted: Json, found: Json | None, tally: Tally) -> None:
    """Add the counts of one gold tie."""
    pair = f"{wanted['home']} — {wanted['partner']}"
    tally.wanted["tie"] += 1
    tally.wanted["since"] += bool(wanted.get("since"))
    tally.wanted["agreement date"] += sum(bool(each["date"]) for each in wanted["agreements"])
    if found is None:
        tally.miss(document, "missed tie", pair)
        return
    tally.hit["tie"] += 1
    tally.found["tie"] += 1
    countries = {found["home"]["country"], found["partner"]["country"]}
    answers = {"country": wanted["partner_country"] in countries}
    for name in ("kind", "status"):
        answers[name] = found[name] == wanted[name]
        tally.said[name, wanted[name], found[name]] += 1
    for name, is_right in answers.items():
        tally.answer(name, is_right)
        if not is_right:
            said = countries if name == "country" else found[name]
            tally.miss(document, f"wrong {name}", f"{pair}: {said}, not {wanted.get(name, wanted['partner_country'])}")
    score_since(document, pair, (wanted.get("since"), found.get("since")), tally)
    score_agreements(document, pair, (wanted["agreements"], found["agreements"]), tally)


def score_since(document: str, pair: str, values: tuple[str | None, str | None], tally: Tally) -> None:
    """Add whether the beginning of a tie is right."""
    wanted, found = values
    tally.found["since"] += bool(found)
    tally.hit["since"] += bool(found) and found == wanted
    if wanted != found:
        tally.miss(document, "wrong since", f"{pair}: {found}, not {wanted}")


def score_agreements(
    document: str, pair: str, instruments: tuple[Sequence[Json], Sequence[Json]], tally: Tally
) -> None:
    """Add the instruments of a matched tie: by date, then kind and title of those that match."""
    wanted, found = instruments
    left = [each for each in found if each["date"]]
    tally.found["agreement date"] += len(left)
    for gold in (each for each in wanted if each["date"]):
        same = [each for each in left if each["date"] == gold["date"]]
        if not same:
            tally.miss(document, "missed agreement date", f"{pair}: {gold['kind']}, {gold['date']}")
            continue
        best = min(same, key=lambda each: (each["kind"] != gold["kind"], -likeness(each["title"], gold["title"])))
        left.remove(best)
        tally.hit["agreement date"] += 1
        tally.answer("agreement kind", best["kind"] == gold["kind"])
        if gold["title"]:
            alike = likeness(best["title"], gold["title"]) >= TITLE_LIKENESS
            tally.answer("agreement title", alike)
            if not alike:
                tally.miss(document, "wrong title", f"{best['title']!r}, not {gold['title']!r}")
    for each in left:
        tally.miss(document, "false agreement date", f"{pair}: {each['kind']}, {each['date']}")


def score_texts(gold: Json, facts: Json, tally: Tally) -> None:
    """Add the facts that are compared by their words."""
    quoted = all(each.get("quote") for each in gold["activities"])
    kinds = {
        "project": ([each["name"] for each in gold["projects"]], [each["name"] for each in facts["projects"]]),
        "direction": ([each["text"] for each in gold["directions"]], [each["text"] for each in facts["directions"]]),
        "recommendation": (list(gold["recommendations"]), [each["text"] for each in facts["recommendations"]]),
    }
    if quoted:
        words = [" ".join(span["quote"] for span in each["evidence"]) for each in facts["activities"]]
        kinds["activity"] = ([each["quote"] for each in gold["activities"]], words)
    for kind, (wanted, found) in kinds.items():
        left = [text for text in found if text]
        tally.wanted[kind] += len(wanted)
        tally.found[kind] += len(left)
        for text in wanted:
            best = max(left, key=lambda each: likeness(each, text), default=None)
            if best is not None and likeness(best, text) >= TEXT_LIKENESS:
                tally.hit[kind] += 1
                left.remove(best)
            else:
                tally.miss(gold["id"], f"missed {kind}", text[:100])


def score_evidence(document: str, facts: Json, tally: Tally) -> None:
    """Add whether each fact has evidence and each quote stands at its span."""
    for plural in EVIDENT:
        for fact in facts[plural]:
            for part in (fact, *fact.get("agreements", ())):
                spans = part["evidence"]
                stands = all(facts["text"][span["start"] : span["end"]] == span["quote"] != "" for span in spans)
                tally.answer("evidence", bool(spans) and stands)
                if not (spans and stands):
                    tally.miss(document, "bad evidence", str(spans)[:100])
