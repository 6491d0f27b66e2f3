"""The words of ties and of papers, a row each, by which a question finds them without a walk through all keys.

Words stand as bytes, which every database sorts alike: all that begin alike stand side by side.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

from pobratim.register.foreign import wordings
from pobratim.register.lemmas import asked, begins
from pobratim.register.models import DocumentWords, PaperWord, Tie, TieWord

Index = type[TieWord] | type[PaperWord]
OWNERS: dict[Index, str] = {TieWord: "tie_id", PaperWord: "document_id"}
LONGEST = 200  # letters by which words are told apart
AT_ONCE = 1000


def stored(word: str) -> bytes:
    """A word as it stands in the tables."""
    return word[:LONGEST].encode()


def index_tie(tie: Tie) -> None:
    """Let a tie be found by the words of its key alone."""
    TieWord.objects.filter(tie=tie).delete()
    put(TieWord, [(tie.pk, tie.search_key)])


def put(index: Index, keys: Iterable[tuple[int, str]]) -> None:
    """Add the words of new keys, each with the number of what it is the key of."""
    table, owner = index._meta.db_table, OWNERS[index]
    rows = [(word, number) for number, key in keys for word in {stored(each) for each in key.split()}]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (word, {owner}) VALUES (%s, %s)", rows)  # noqa: S608  names are our own


def fill() -> None:
    """Make both tables anew from the keys."""
    for index, rows, key in ((TieWord, Tie.objects, "search_key"), (PaperWord, DocumentWords.objects, "key")):
        index.objects.all().delete()
        numbers = list(rows.order_by("pk").values_list("pk", flat=True))
        for at in range(0, len(numbers), AT_ONCE):
            first, last = numbers[at], numbers[min(at + AT_ONCE, len(numbers)) - 1]
            put(index, rows.filter(pk__gte=first, pk__lte=last).values_list("pk", key))


def holds(index: Index, text: str) -> Q:
    """The condition that something has all words of a question, in any of its wordings."""
    condition = Q()
    for wording in wordings(text):
        all_of_it = Q()
        for word, forms in asked(wording):
            all_of_it &= Q(pk__in=index.objects.filter(is_word(word, forms)).values(OWNERS[index]))
        condition |= all_of_it
    return condition


def is_word(word: str, forms: frozenset[str]) -> Q:
    """The condition that a word is one of some dictionary forms, or begins as it was typed (or is it, if short)."""
    known = Q(word__in=[stored(each) for each in sorted({word, *forms})])
    start = stored(word)
    return known | Q(word__gte=start, word__lt=start + b"\xff") if begins(word) else known
