"""Never a claim that the register does not hold: take away what a sentence rests on, and the sentence is gone."""

from collections import Counter
from dataclasses import replace

import pytest

from pobratim.memo.composing import SECTIONS, compose_from
from pobratim.memo.grammar.tables import toml
from pobratim.memo.material import Material, Told, known_by
from pobratim.memo.memo import Ref, Row, Sentence, walk
from pobratim.register.records import TieRecord
from tests.memo.rich import DAY, registers

OWN = {"basis_register", "basis_home", "basis_ground", "basis_period", "changes_none"}
# Words before a list, beside those whose frame ends as such.
LISTED = {"work_partners", "events_dated", "forms_undated", "advice_list", "advice_own_list"}
ALL = {
    "summary_papers_none",
    "work_none",
    "summary_states_one",
    "basis_kinds_one",
    "basis_kinds_none",
}  # of all at once


def without(told: Material, gone: set[Ref]) -> Material:
    """The register without some records; a tie takes its documents and the changes of its own with it."""
    kept = tuple(less(each, gone) for each in told.ties if Ref("tie", each.record.id) not in gone)
    names = ("activity", "project", "direction", "recommendation", "policy")
    fields = ("activities", "projects", "directions", "recommendations", "policies")
    others = {
        field: tuple(each for each in getattr(told, field) if Ref(name, each.id) not in gone)
        for name, field in zip(names, fields, strict=True)
    }
    earlier = tuple(each for each in told.earlier if Ref("tie", each.record.id) not in gone)
    norms = tuple(each for each in told.norms if Ref("norm", each.number) not in gone)
    around = tuple(each for each in told.around if Ref("tie", each.record.id) not in gone)
    return replace(told, ties=kept, earlier=earlier, around=around, norms=norms, **others)  # type: ignore[arg-type]


def less(told: Told, gone: set[Ref]) -> Told:
    """A tie without some of its documents and of the states that sources declare."""
    papers = tuple(each for each in told.agreements if Ref("agreement", each.id) not in gone)
    record: TieRecord = told.record
    stays = [
        state
        for state in record.state.declared
        if Ref("act", state.act or 0) not in gone and Ref("statement", state.statement or 0) not in gone
    ]
    stops = tuple(state for state in told.stops if state in stays)
    record = replace(record, state=replace(record.state, declared=tuple(stays)))
    return replace(told, record=record, agreements=papers, stops=stops or told.stops[:0])


REGISTERS = registers()
SENTENCES = [(name, each) for name, told in REGISTERS.items() for each in compose_from(told).sentences()]
ROWS = [
    (name, each)
    for name, told in REGISTERS.items()
    for each in walk(compose_from(told).sections)
    if isinstance(each, Row) and each.refs
]


def said(told: Material) -> tuple[Counter[str], Counter[str]]:
    """How often each sentence is said, and each frame: two records may say the same, and variants take turns."""
    sentences = list(compose_from(told).sentences())
    return Counter(each.text for each in sentences), Counter(each.frame for each in sentences)


def gone(name: str, sentence: Sentence, refs: set[Ref]) -> bool:
    """Whether a sentence, or one of its frame, is said less often without some records."""
    before, after = BEFORE[name], said(without(REGISTERS[name], refs))
    return after[0][sentence.text] < before[0][sentence.text] or after[1][sentence.frame] < before[1][sentence.frame]


def cells(told: Material) -> Counter[tuple[str, ...]]:
    """How often each row of a table stands there, but for its number."""
    return Counter(each.cells[1:] for each in walk(compose_from(told).sections) if isinstance(each, Row))


BEFORE = {name: said(told) for name, told in REGISTERS.items()}


def named(value: object) -> str | None:
    return value.frame if isinstance(value, Sentence) else value.cells[1] if isinstance(value, Row) else None


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_section_speaks(language: str) -> None:
    assert [section.key for section in compose_from(REGISTERS[language]).sections] == list(SECTIONS)


def test_every_sentence_rests_on_something() -> None:
    for _, sentence in SENTENCES:
        assert sentence.refs or sentence.frame in OWN, sentence


@pytest.mark.parametrize(("name", "sentence"), [each for each in SENTENCES if each[1].refs], ids=named)
def test_without_its_facts_the_sentence_is_gone(name: str, sentence: Sentence) -> None:
    assert gone(name, sentence, set(sentence.refs))


# Of "many" another municipality says the same numbers of its own, so that a tie less leaves the words.
COUNTED = [
    (name, each)
    for name, each in SENTENCES
    if name != "many" and each.refs and each.frame not in LISTED | ALL and not each.frame.endswith("_lead")
]


@pytest.mark.parametrize(("name", "sentence"), COUNTED, ids=named)
def test_every_tie_and_activity_under_a_sentence_counts(name: str, sentence: Sentence) -> None:
    """Not one of them too many: a sentence that names or counts ties is another without any single one."""
    for ref in [each for each in sentence.refs if each.kind in ("tie", "activity", "project", "policy", "norm")][:2]:
        assert gone(name, sentence, {ref}), ref


@pytest.mark.parametrize(("name", "row"), ROWS, ids=named)
def test_without_its_facts_the_row_of_a_table_is_gone(name: str, row: Row) -> None:
    told = REGISTERS[name]
    assert cells(without(told, set(row.refs)))[row.cells[1:]] < cells(told)[row.cells[1:]]


@pytest.mark.parametrize("tie", REGISTERS["ru"].ties, ids=lambda tie: tie.partner.name)
def test_without_a_tie_the_charts_and_the_map_are_others(tie: Told) -> None:
    told = REGISTERS["ru"]
    after = compose_from(without(told, {Ref("tie", tie.record.id)}))
    for key in ("figures", "map"):
        before, now = ([s for s in memo.sections if s.key == key] for memo in (compose_from(told), after))
        assert before != now


def test_the_day_and_its_papers() -> None:
    assert known_by(DAY, "2024-05", ()) is True
    assert known_by(DAY, "2025", ()) is False


def test_nearly_every_frame_of_a_sentence_is_tried() -> None:
    """What lot does not make: sentences are frames that end as such, in the text of sections."""
    lines = {key: line if isinstance(line, str) else line[0] for key, line in toml("ru", "frames")["frame"].items()}
    apart = ("unclear_days_", "report_")  # the second are said of a campaign, not of the register
    whole = {key for key, line in lines.items() if line.endswith((".", ":")) and not key.startswith(apart)}
    inside = {"chart_alt", "map_alt", "measure"}  # words for pictures; measures are told by their rule
    assert len(whole - inside - {each.frame for _, each in SENTENCES}) <= 6
