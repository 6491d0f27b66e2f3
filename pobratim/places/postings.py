"""Short lists of numbers, each with a tag, in one flat array: a list of one, the common case, takes four bytes."""

from array import array
from collections.abc import Iterable, Sequence

TAG, VALUE = 24, (1 << 24) - 1


def pack(lists: Iterable[Sequence[tuple[int, int]]]) -> "tuple[array[int], array[int]]":
    """Slots and what overflows them: a slot holds the only (value, tag) itself, or says where the list begins."""
    slots, overflow = array("I"), array("I", [0])
    for pairs in lists:
        if any(value > VALUE or not 0 < tag < 1 << 8 for value, tag in pairs):
            raise OverflowError(pairs)
        packed = [tag << TAG | value for value, tag in pairs]
        if len(packed) == 1:
            slots.append(packed[0])
        elif not packed:
            slots.append(0)
        else:
            slots.append(len(overflow))
            overflow.append(len(packed))
            overflow.extend(packed)
    if len(overflow) > VALUE:
        raise OverflowError(len(overflow))
    return slots, overflow


class Postings:
    """Packed lists, read one at a time."""

    def __init__(self, slots: memoryview, overflow: memoryview) -> None:
        self._slots, self._overflow = slots, overflow

    def at(self, number: int) -> list[tuple[int, int]]:
        """The (value, tag) pairs of one list, in the order in which they were packed."""
        slot = self._slots[number]
        if slot >> TAG:
            return [(slot & VALUE, slot >> TAG)]
        size = self._overflow[slot]
        return [(each & VALUE, each >> TAG) for each in self._overflow[slot + 1 : slot + 1 + size]]
