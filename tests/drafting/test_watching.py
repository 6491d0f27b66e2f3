"""Words of a person in the next memo: kept and marked, watched, and lost when there is nothing they stand for."""

from dataclasses import replace
from datetime import UTC, date, datetime

from pobratim.drafting.comparing import compare
from pobratim.drafting.units import Unit, lines, units
from pobratim.drafting.watching import Words, lay
from pobratim.memo.composing import compose_from
from pobratim.memo.memo import Memo
from pobratim.memo.renderers import facts_json, markdown
from pobratim.memo.renderers.flow import Items, Text, flow
from tests.memo.smolensk import material

WHEN = datetime(2019, 1, 15, tzinfo=UTC)
DAY, LATER = date(2019, 1, 1), date(2024, 6, 1)
BEFORE, AFTER = compose_from(material(DAY)), compose_from(material(LATER))
OWN = "Вяземский район и Цзиндэчжэнь меморандум не исполняют."


def words(unit: Unit, number: int = 1, text: str = OWN) -> Words:
    return Words(number, unit.section, unit.text, text, unit.refs, unit.digest, "И. Сомова", WHEN)


def unit(memo: Memo, part: str) -> Unit:
    return next(each for each in units(memo) if part in each.text)


def test_units_are_the_paragraphs_and_items_in_the_order_of_reading() -> None:
    shown = [piece for piece in flow(AFTER) if isinstance(piece, Text | Items)]
    assert len(units(AFTER)) == sum(len(piece.items) if isinstance(piece, Items) else 1 for piece in shown)


def test_words_stand_in_their_place_and_are_marked() -> None:
    place = unit(BEFORE, "Цзиндэчжэнь")
    draft = lay(BEFORE, [words(place)])
    said = markdown.render(draft.memo).decode()
    assert OWN.replace(" ", "") in said.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    assert [each.fate for each in draft.places if each.words] == ["same"]
    assert '"mark": "изложено вручную (И. Сомова, 15.01.2019)"' in facts_json.render(draft.memo).decode()
    notes = [run.note for piece in flow(replace(draft.memo, with_sources=True)) for run in getattr(piece, "runs", ())]
    assert [note for note in notes if note.startswith("изложено вручную (И. Сомова, 15.01.2019)")]


def test_every_unit_is_found_again_when_nothing_changed() -> None:
    kept = [words(each, number) for number, each in enumerate(units(BEFORE))]
    draft = lay(BEFORE, kept)
    assert {each.fate for each in draft.places} == {"same"}
    assert not draft.lost
    assert not draft.stale


def test_the_facts_under_the_words_changed() -> None:
    place = unit(BEFORE, "Вяземск")
    other = next(each for each in units(BEFORE) if "Союз гмин Кутновского региона" in each.text)
    draft = lay(AFTER, [words(other, 1), words(place, 2)])
    assert len(draft.stale) + len(draft.lost) >= 1
    for each in draft.stale:
        assert each.words
        assert each.words.said != each.unit.text or each.words.ground != each.unit.digest


def test_a_date_that_changed_is_told() -> None:
    now = unit(AFTER, "Крагуевац")
    draft = lay(AFTER, [replace(words(now), said=now.text.replace("2009", "2008"))])
    assert [each.fate for each in draft.stale] == ["changed"]


def test_another_paper_under_the_same_words_is_told() -> None:
    now = unit(AFTER, "Крагуевац")
    draft = lay(AFTER, [replace(words(now), ground="0" * 64)])
    assert [each.fate for each in draft.stale] == ["sources"]


def test_words_for_what_is_gone_are_lost_and_not_written() -> None:
    draft = lay(AFTER, [Words(1, "projects-of-old", "Было так.", OWN, frozenset(), "", "И. Сомова", WHEN)])
    assert [each.text for each in draft.lost] == [OWN]
    assert OWN not in markdown.render(draft.memo).decode()


def test_no_two_words_in_one_place() -> None:
    place = unit(BEFORE, "Цзиндэчжэнь")
    draft = lay(BEFORE, [words(place, 1), words(place, 2, "Иначе.")])
    assert len([each for each in draft.places if each.words and each.words.text == OWN]) == 1
    assert sum(each.words is not None for each in draft.places) + len(draft.lost) == 2


def test_versions_are_compared_line_by_line_and_word_by_word() -> None:
    before, after = list(lines(BEFORE)), list(lines(AFTER))
    assert compare(before, before) == ()
    found = compare(before, after)
    assert found[0].before
    assert {piece.text for piece in found[0].after if piece.fate == "new"}
    whole = {" ".join(piece.text for piece in each.after) for each in found if each.after}
    assert whole <= {" ".join(text.split()) for _, text in after}
    gone = {" ".join(piece.text for piece in each.before) for each in found if each.before}
    assert gone <= {" ".join(text.split()) for _, text in before}
