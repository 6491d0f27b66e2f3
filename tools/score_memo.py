"""How well the memo speaks: names in cases, agreement parsed back, frames that repeat, registers read back.

Prints the rates and what is wrong first; the status is 1 when a rate falls below its floor.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 5
PERFECT, NEARLY = 1.0, 0.995


@dataclass(frozen=True)
class Rate:
    """So many right of so many, the share that is promised, and the first that are wrong."""

    name: str
    right: int
    all: int
    floor: float
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.all if self.all else 1.0


def main() -> int:
    """Print the rates."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--registers", type=int, default=1000, help="how many registers are written and read back")
    number = asked.parse_args().registers
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.settings")
    import django

    django.setup()
    found = [*names(), *agreement(min(number, 200)), *repeats(min(number, 200)), *read_back(number)]
    for rate in found:
        mark = "" if rate.share >= rate.floor else "  ✗"
        print(f"{rate.name:<52}{rate.right:>8} of {rate.all:<8}{100 * rate.share:7.2f} %{mark}")
        for words in rate.wrong[:SHOWN]:
            print(f"    {words}")
    return int(any(rate.share < rate.floor for rate in found))


def names() -> Iterator[Rate]:
    """Names of all types in all slots against the reviewed table."""
    from pobratim.memo.grammar.ru.names import say_land, say_name
    from pobratim.memo.grammar.slots import Land, Name
    from pobratim.register.records import PlaceRecord
    from tests.memo.tables import table

    wrong, every = [], 0
    for level, country, name, city, *forms in table("names"):
        place = PlaceRecord(1, name, level, country, part_of_name=city or None)
        for case, form in zip(("gent", "datv", "accs", "ablt", "loct"), forms, strict=False):
            land = level.startswith("state")
            said = say_land(Land(country, level.endswith("full")), case) if land else say_name(Name(place), case)
            every += 1
            if said != form:
                wrong.append(f"{name}, {case}: {said}, should be {form}")
    yield Rate("Names in the cases", every - len(wrong), every, PERFECT, tuple(wrong))


def agreement(number: int) -> Iterator[Rate]:
    """Adjectives and prepositions of generated memos parsed back."""
    from pobratim.memo.composing import compose_from
    from tests.memo.agreement import adjectives, prepositions
    from tests.memo.registers import register

    said = [sentence.text for seed in range(number) for sentence in compose_from(register(seed)).sentences()]
    for name, check in (("Adjectives agree", adjectives), ("Prepositions govern", prepositions)):
        found = [(pair, text) for text in said for pair in check(text)]
        wrong = tuple(f"{pair.left} {pair.right}: {text}" for pair, text in found if not pair.fits)
        yield Rate(f"{name}, {number} memos", len(found) - len(wrong), len(found), NEARLY, wrong)


def repeats(number: int) -> Iterator[Rate]:
    """Sentences of running text whose opening is not that of the two before."""
    from pobratim.memo.composing import compose_from
    from pobratim.memo.memo import Paragraph, walk
    from tests.memo.registers import register

    every, wrong = 0, []
    for seed in range(number):
        paragraphs = [part for part in walk(compose_from(register(seed)).sections) if isinstance(part, Paragraph)]
        openings = [" ".join(s.text.split()[:2]) for part in paragraphs for s in part.sentences]
        every += len(openings)
        triples = zip(openings, openings[1:], openings[2:], strict=False)
        wrong += [f"{seed}: {first}" for first, second, third in triples if first == second == third]
    yield Rate(f"Openings not thrice in a row, {number} memos", every - len(wrong), every, PERFECT, tuple(wrong))


def read_back(number: int) -> Iterator[Rate]:
    """Registers written as memos and read back: ties, places, kinds, states and their dates, documents and theirs."""
    from tests.memo.reading_back import differences

    counted: Counter[str] = Counter()
    found = [each for seed in range(number) for each in differences(seed, counted)]
    for field in ("tie", "place", "kind", "state", "since", "documents", "titles"):
        wrong = [each for each in found if each.field == field]
        told = tuple(f"{each.seed}: {' — '.join(each.pair)}: {each.was} → {each.came}" for each in wrong)
        every = counted["ties"]
        yield Rate(f"Read back from {number} memos: {field}", every - len(wrong), every, PERFECT, told)


if __name__ == "__main__":
    sys.exit(main())
