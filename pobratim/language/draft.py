"""A text under repair: every letter of it remembers which letters of the source it stands for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Replacement = Callable[[re.Match[str]], str | None]


@dataclass(slots=True)
class Draft:
    """A text with the start and the end, in the source, of what each of its letters stands for."""

    text: str
    starts: Sequence[int] = field(default=())
    ends: Sequence[int] = field(default=())

    def __post_init__(self) -> None:
        if not self.starts:
            self.starts = range(len(self.text))
            self.ends = range(1, len(self.text) + 1)

    def edit(self, pattern: re.Pattern[str], replacement: Replacement) -> bool:
        """Replace every match for which `replacement` gives a text (None leaves it); whether anything changed."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for m in pattern.finditer(self.text):
            new = replacement(m)
            if new is None or new == m[0]:
                continue
            begin, end = m.span()
            pieces += [self.text[done:begin], new]
            starts += [*self.starts[done:begin], *self._spread(begin, end, len(new))[0]]
            ends += [*self.ends[done:begin], *self._spread(begin, end, len(new))[1]]
            done = end
        if not pieces:
            return False
        self.text = "".join([*pieces, self.text[done:]])
        self.starts = [*starts, *self.starts[done:]]
        self.ends = [*ends, *self.ends[done:]]
        return True

    def _spread(self, begin: int, end: int, size: int) -> tuple[Sequence[int], Sequence[int]]:
        """Places in the source for `size` letters that replace `[begin, end)`: one to one where the sizes agree."""
        if size == end - begin:
            return self.starts[begin:end], self.ends[begin:end]
        if not size:
            return (), ()
        return [self.starts[begin]] * size, [self.ends[end - 1]] * size
