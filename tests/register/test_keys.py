import pytest

from pobratim.register.keys import search_key, sort_key
from tests.register.tables import rows


def test_names_sort_as_a_reader_expects():
    names = [row[0] for row in rows("names.txt")]
    assert sorted(names[::2] + names[1::2], key=sort_key) == names


def test_sort_key_is_plain_ascii_that_every_database_sorts_alike():
    for (name,) in rows("names.txt"):
        assert sort_key(name).isascii()
        assert sort_key(name).isalnum()


def test_longest_names_fit():
    assert len(sort_key("Чжанцзяцзе-Утесский автономный округ " * 9)) <= 600
    assert len(sort_key("景德镇市" * 60)) <= 600


@pytest.mark.parametrize(("one", "other"), rows("same_names.tsv"))
def test_one_name_written_in_two_ways(one, other):
    assert search_key(one) == search_key(other)
