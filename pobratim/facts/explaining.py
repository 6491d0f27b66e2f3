"""Why a passage gave the facts that it gave, or gave none: for people who write rules.

`explain(document)` gives the lines of a whole document, `explain_passage(document, words)` those of the passages in
which some words stand; `explanations(document)` gives the same as values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.documents import Document
from pobratim.facts.clauses import Reading
from pobratim.facts.facts import Evidence
from pobratim.facts.ledger import Draft
from pobratim.facts.mentions import NAME, Mention
from pobratim.facts.rules import sentence_of
from pobratim.facts.tracing import Decision, Tracing, trace
from pobratim.language.tokens import tokenize
from pobratim.places import Gazetteer

ROLES = {
    "sign": "дата подписания",
    "since": "дата самой связи",
    "state": "дата состояния связи",
    "renewal": "дата продления",
    "term": "срок документа или плана",
    "other": "к связи не относится",
}
COLUMNS = {
    "kind": "вид связи",
    "term": "срок",
    "state": "состояние",
    "date": "дата",
    "since": "начало связи",
    "document": "документ",
    "country": "страна",
    "home": "своя сторона",
    "partner": "партнёр",
    "number": "номер",
    "note": "примечание",
}
TRAPS = {
    "commerce": "торговля и организации: такой договор связи не создаёт",
    "kind_trap": "название события или ведомства: вида связи не даёт",
    "denial": "отрицание",
    "event_trap": "событие не состоялось или не о том",
    "advice_trap": "похоже на совет, но не совет",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked in a passage: what it is, its words, what was made of it, and why."""

    what: str
    words: str
    said: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A passage, its words, its marks, what was decided clause by clause, and the rules that fired in it.

    Of a cell: what its column holds (empty where no word tells), and why its row names no tie.
    """

    index: int
    kind: str
    text: str
    tokens: tuple[str, ...]
    marks: tuple[Mark, ...]
    decisions: tuple[Decision, ...]
    fired: tuple[tuple[str, Evidence], ...]
    column: str | None = None
    untold: str = ""


def explanations(document: Document) -> Iterator[Explanation]:
    """The explanation of every passage of a document, in order."""
    tracing = trace(document)
    for reading in tracing.readings:
        passage = reading.passage
        yield Explanation(
            passage.index,
            passage.block.kind.value,
            passage.text,
            tuple(token.text for token in tokenize(passage.text)),
            tuple(_marks(reading)),
            tuple(tracing.decisions.get(passage.index, ())),
            tuple(_fired(tracing, reading)),
            tracing.columns.get(passage.index),
            tracing.untold.get(passage.index, ""),
        )


def explain_passage(document: Document, where: int | str) -> str:
    """The explanation of the passage with this number, or of those in which these words stand; empty if none."""
    chosen = (
        each
        for each in explanations(document)
        if (each.index == where if isinstance(where, int) else where.casefold() in each.text.casefold())
    )
    return "\n".join(line for each in chosen for line in told(each))


def explain(document: Document) -> Iterator[str]:
    """The lines that explain a whole document."""
    for each in explanations(document):
        yield from told(each)
        yield ""


def told(explanation: Explanation) -> Iterator[str]:
    """The lines of one passage."""
    yield f"[{explanation.index}, {explanation.kind}] {explanation.text}"
    yield f"  слова ({len(explanation.tokens)}): {' · '.join(explanation.tokens)}"
    if explanation.column is not None:
        yield f"  столбец: {COLUMNS.get(explanation.column, 'не понят')}"
    for mark in explanation.marks:
        yield f"  {mark.what}: «{mark.words}»" + (f" → {mark.said}" if mark.said else "")
        yield from (f"      {reason}" for reason in mark.why)
    if explanation.untold:
        yield f"  строка не дала связи: {explanation.untold}"
    for decision in explanation.decisions:
        yield from _told_decision(decision)
    for pair, evidence in explanation.fired:
        words_of_it = " ".join(evidence.quote.split())
        yield f"  правило {evidence.rule}: {pair}: «{words_of_it}»"
        yield f"      {sentence_of(evidence.rule)}"


def _told_decision(decision: Decision) -> Iterator[str]:
    yield f"  фраза «{' '.join(decision.clause.text.split())}»"
    if decision.named:
        yield "      названы: " + "; ".join(f"{home.name} – {partner.name}" for home, partner in decision.named)
    for form, edtf, role in decision.roles:
        yield f"      дата «{form}» = {edtf}: {ROLES.get(role, role)}"
    if decision.tied:
        yield "      связь: " + "; ".join(decision.tied)
    else:
        yield f"      связи нет: {decision.why_not}"


def _marks(reading: Reading) -> Iterator[Mark]:
    """Places, countries, dates, instruments and cues of a passage, and what nearly was one."""
    text = reading.passage.text
    yield from (_place(text, mention) for mention in reading.mentions)
    yield from (Mark("страна", text[c.start : c.end], f"{c.code}, {c.form}") for c in reading.countries)
    for date in reading.dates:
        yield Mark("дата", text[date.start : date.end], date.edtf or date.form)
    for instrument in reading.instruments:
        said = f"{instrument.kind}, «{instrument.title}»" if instrument.title else f"{instrument.kind}, без названия"
        yield Mark("документ", text[instrument.start : instrument.end], said)
    for what, cues in (("состояние", reading.statuses), ("вид связи", reading.kinds)):
        yield from (Mark(what, text[c.start : c.end], c.value, (c.why,) if c.why else ()) for c in cues)
    yield from _near_misses(reading)


def _place(text: str, mention: Mention) -> Mark:
    """A place with its link and the reasons of the link."""
    link = Gazetteer.open().link(mention.name, country=mention.country, region=mention.region, level=mention.level)
    said = f"{mention.name}, {mention.level}, {mention.country or 'страна не известна'}"
    if not mention.place:
        return Mark("место", text[mention.start : mention.end], f"{said}, ни с чем не связано", link.reasons)
    said += f", {mention.place}, уверенность {link.confidence:.2f}"
    return Mark("место", text[mention.start : mention.end], said, link.reasons)


def _near_misses(reading: Reading) -> Iterator[Mark]:
    """Words that look like a cue and that a rule sets aside, and capitalised names that were not read as places."""
    text, low, rules = reading.passage.text, reading.passage.low, reading.words
    for cue in rules.status.cues(low):
        if not cue.value:
            yield Mark("почти состояние", text[cue.start : cue.end], "", (cue.why,) if cue.why else ())
    for name, why in TRAPS.items():
        yield from (Mark("оговорка", text[start:end], why) for start, end in rules.spans(name, low))
    taken = [(m.start, max(m.end, m.tail)) for m in reading.mentions]
    taken += [(c.start, c.end) for c in reading.countries] + [(i.start, i.end) for i in reading.instruments]
    for m in re.finditer(rf"(?<=[\w,;)] )(?:[«„])?{NAME}", text):
        if not any(start < m.end() and m.start() < end for start, end in taken):
            yield Mark("имя, не прочитанное как место", m[0].lstrip("«„"), "")


def _fired(tracing: Tracing, reading: Reading) -> Iterator[tuple[str, Evidence]]:
    """The claims that rest on words of the passage, with the pair that they speak of."""
    span = reading.passage.block.span
    for draft in tracing.ledger.drafts.values():
        pair = f"{draft.home.name} – {draft.partner.name}"
        for evidence in dict.fromkeys(_claims(draft)):
            if span.start <= evidence.start and evidence.end <= span.end:
                yield pair, evidence


def _claims(draft: Draft) -> Iterator[Evidence]:
    yield from draft.evidence
    yield from (claim.evidence for claim in draft.kinds)
    yield from (claim.evidence for claim in draft.statuses)
    yield from (evidence for _, evidence in draft.since)
    yield from (evidence for agreement in draft.agreements for evidence in agreement.evidence)
