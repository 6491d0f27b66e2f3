"""The published ties in numbers as of today, kept by words, so that a change counts only the ties that it touched.

Each outline says under which words its tie falls; whoever derives it anew adds the difference to the kept numbers, in
the same transaction. What hangs on several ties is counted once for each (`published` takes that off).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from pobratim.register.models import TieCount, TieOutline


def words_of(row: TieOutline) -> Iterator[tuple[str, int]]:
    """The words under which a tie is counted, each with its axis and how often; none of a tie that visitors do not see.

    A tie with steps adds one to what it declares from a year on, and takes one from what it declared before.
    """
    if not row.shown:
        return
    yield "ties|", 1
    yield "conflicts|", int(row.disputed)
    for axis, word in (("kind", row.kind), ("country", row.country or ""), ("observed", row.observed)):
        yield f"{axis}|{word}", 1
    yield f"begun|{row.begins or ''}|{row.kind}", 1
    yield from ((f"declared|{word}", 1) for word in row.declared.split("|") if word)
    yield from ((f"activity|{what}", number) for what, number in row.activities.items())
    for _, _, dated, legal in row.agreements:
        yield f"legal|{legal}", 1
        yield "dated|", int(bool(dated))
    before = ""
    for year, home, partner in row.steps if row.begins else ():
        yield f"step|{year}|{home}|{partner}", 1
        if before:
            yield f"step|{year}|{before}", -1
        before = f"{home}|{partner}"


def recount(before: Iterable[TieOutline], after: Iterable[TieOutline]) -> None:
    """Let the numbers follow outlines that were derived anew."""
    change: Counter[str] = Counter()
    for rows, sign in ((after, 1), (before, -1)):
        for row in rows:
            for word, number in words_of(row):
                change[word] += sign * number
    changed = {word: number for word, number in change.items() if number}
    known = dict(TieCount.objects.filter(word__in=changed).values_list("word", "number"))
    counts = [TieCount(word=word, number=known.get(word, 0) + number) for word, number in changed.items()]
    TieCount.objects.bulk_create(counts, update_conflicts=True, unique_fields=["word"], update_fields=["number"])
