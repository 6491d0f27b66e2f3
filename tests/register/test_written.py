"""Queries that are written once give what the query itself gives, and ask nothing where there are no numbers."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pobratim.register import fetching
from pobratim.register.models import Tie
from pobratim.register.models.among import Numbers
from pobratim.register.written import Written, written
from tests.register import papers

pytestmark = pytest.mark.django_db
ASKED = {name: each for name, each in vars(fetching).items() if isinstance(each, Written)}
WORDS = {
    "claims": ("agreement",),
    "lines": (timezone.localdate(),),
    "open_lines": (timezone.localdate(),),
    "stamps": (timezone.localdate(),),
}
EVERY = range(1, 50_000)  # where one database serves many tests, numbers go on from one to the next


@pytest.mark.parametrize("name", ASKED)
def test_the_same_rows_as_the_query(name: str, take) -> None:
    take(papers.memo())
    asked, words = ASKED[name], WORDS.get(name, ())
    wanted = list(asked.make(set(EVERY), *words))
    for _ in range(2):  # written first, then as it was written
        found = asked(EVERY, *words)
        assert sorted(map(told, found)) == sorted(map(told, wanted))


def told(row: object) -> str:
    """A row or a record, with the values of all fields that were fetched."""
    said = {name: value for name, value in vars(row).items() if name != "_state"} if hasattr(row, "pk") else row
    return repr(said)


def test_it_is_written_once(take) -> None:
    take(papers.memo())
    made = []

    @written
    def some(numbers: Numbers, published: bool) -> QuerySet[Tie]:
        made.append(published)
        return Tie.objects.filter(pk__among=numbers, published=published)

    assert [len(some(EVERY, published)) > 0 for published in (True, False, True, False)] == [True, False, True, False]
    assert made == [True, False]


def test_no_numbers_no_question() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert fetching.ties([]) == []
    assert len(asked) == 0


def test_records_of_several_tables_are_refused() -> None:
    @written
    def some(numbers: Numbers) -> QuerySet[Tie]:
        return Tie.objects.filter(pk__among=numbers).select_related("home")

    with pytest.raises(AssertionError):
        some(EVERY)


def test_postgresql_keeps_the_plan(take) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps statements by itself")
    take(papers.memo())
    for _ in range(3):
        fetching.ties(EVERY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%tie%%'")
        assert cursor.fetchone()[0] > 0
