import pytest

from pobratim.facts import Party
from pobratim.register import regions
from tests.register import papers


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("RU-SMO", "RU-SMO", True),
        ("RU-SMO", "RU-OMS", False),
        ("RU-SMO", None, True),
        ("RU-SMO", "Смоленская область", True),
        ("Омская область", "Смоленская область", False),
    ],
)
def test_regions_that_may_be_one(one, other, same):
    assert regions.same_region(one, other) is same
    assert regions.same_region(other, one) is same


def test_a_code_is_kept():
    assert regions.region_of(papers.SMOLENSK) == "RU-SMO"


def test_nothing_is_invented():
    assert regions.region_of(Party("Нигдеево", "city", "RU")) is None
