from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.register.marking import paragraphs, pieces
from tests.portal import samples


def test_the_pieces_are_the_text() -> None:
    paper = samples.paper(1)
    assert "".join(piece.text for piece in pieces(paper, None)) == paper.text


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(samples.TEXT)), st.integers(0, len(samples.TEXT))), max_size=8))
def test_any_spans_leave_the_text_whole_and_open_each_fact_once(spans: list[tuple[int, int]]) -> None:
    facts = tuple(
        samples.fact(number, replace(samples.HAGEN_WORDS, start=min(span), end=max(span), fact=number))
        for number, span in enumerate(spans, 1)
    )
    paper = replace(samples.paper(1), facts=facts)
    found = list(pieces(paper, None))
    assert "".join(piece.text for piece in found) == paper.text
    begun = [fact for piece in found for fact in piece.begins]
    assert sorted(begun) == [number for number, span in enumerate(spans, 1) if span[0] != span[1]]


def test_a_chosen_fact_is_chosen_in_every_piece_of_it() -> None:
    whole = replace(samples.HAGEN_WORDS, start=0, end=len(samples.TEXT), fact=9)
    paper = replace(samples.paper(1), facts=(samples.fact(9, whole), samples.fact(2, samples.TREATY_WORDS)))
    lines = paragraphs(paper, chosen=9)
    assert all(piece.chosen for line in lines for piece in line)
    assert len(lines) == 3
    assert [piece.depth for piece in lines[1]] == [1, 2, 1]
