"""Two versions of a memo side by side: what is new, what is gone, and which words of a line changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

Line = Sequence[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line; `fate` is "same", "gone" or "new"."""

    text: str
    fate: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is not the same: the heading it stands under, its words before and now."""

    heading: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def compare(before: Sequence[Line], after: Sequence[Line]) -> tuple[Difference, ...]:
    """What differs, in the order of the later version."""
    return tuple(_differences([tuple(each) for each in before], [tuple(each) for each in after]))


def _differences(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, at, until in matcher.get_opcodes():
        if what == "equal":
            continue
        for place, (old, new) in enumerate(_pairs(before[start:end], after[at:until])):
            heading = _heading(after, min(at + place, len(after) - 1))
            yield Difference(heading, *_words(old[1] if old else "", new[1] if new else ""))


def _pairs(
    old: list[tuple[str, ...]], new: list[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    """Lines that stand for each other: one by one where they are as many, else each by itself."""
    if len(old) == len(new):
        yield from zip_longest(old, new)
        return
    rest = list(old)
    for line in new:
        like = max(rest, key=lambda each: _ratio(each, line), default=None)
        if like is not None and _ratio(like, line) >= 0.5:
            rest.remove(like)
            yield like, line
        else:
            yield None, line
    yield from ((line, None) for line in rest)


def _ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return SequenceMatcher(None, one[1].split(), other[1].split(), autojunk=False).ratio()


def _heading(lines: list[tuple[str, ...]], place: int) -> str:
    above = [line[1] for line in lines[: place + 1] if line[0] == "heading"]
    return above[-1] if above else ""


def _words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old, new = before.split(), after.split()
    was: list[Piece] = []
    now: list[Piece] = []
    for what, start, end, at, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if end > start:
            was.append(Piece(" ".join(old[start:end]), "same" if what == "equal" else "gone"))
        if until > at:
            now.append(Piece(" ".join(new[at:until]), "same" if what == "equal" else "new"))
    return tuple(was), tuple(now)
