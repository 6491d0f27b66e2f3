"""All numbers as one parameter: the same rows as `__in`, of a column of its own and of one that names another table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.register.models import Place, Tie
from tests.register import papers

pytestmark = pytest.mark.django_db


def test_the_same_rows_as_in(take) -> None:
    take(papers.memo())
    every = list(Tie.objects.order_by("pk").values_list("pk", "partner_id"))
    some = {pk for pk, _ in every[::2]}
    partners = {partner for _, partner in every[1::2]}
    assert len(some) > 1
    for asked, wanted in (({"pk__among": some}, some), ({"partner__among": partners}, {pk for pk, _ in every[1::2]})):
        assert set(Tie.objects.filter(**asked).values_list("pk", flat=True)) == wanted
    assert not Place.objects.filter(pk__among=set()).exists()


def test_thousands_are_one_parameter() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert list(Place.objects.filter(pk__among=set(range(1, 200_001)))) == []
    assert len(asked) == 1
