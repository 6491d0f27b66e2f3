"""Whatever an address says, a page answers: never with a fault of ours."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .shelf import Shelf

HOSTILE = (
    "'", '"', "<script>", "%00", "\x00", "../../etc/passwd", "1 OR 1=1", "9" * 40, "-1", "1e309", "NaN", "٣", "²", "½",
    "А" * 3000, "{{7*7}}", "${jndi:ldap://x}", "\u202e\u2066", "💥", "\ud7ff", "=cmd|' /C calc'!A0", "page=1&page=2",
    "2022-02-30", "0000-01-01", "9999-12-31", "-2022-01-01", "2022-W05-1",
)  # fmt: skip
NAMES = (
    "q", "municipality", "region", "country", "state", "kind", "as_of", "page", "order", "year", "line", "fact", "tie",
    "letter",
)  # fmt: skip
HAND_MADE = (
    "/", "/ties/", "/ties/1/", "/map/", "/map/embed/", "/map/picture.svg", "/map/data.json", "/statistics/", "/tell/",
    "/documents/1/", "/tell/sent/", "/municipalities/1/", "/countries/DE/", "/changes.atom",
)  # fmt: skip
NONE = (
    "/countries/%3Cscript%3E/", "/countries/D%00/", "/countries/DE%2F..%2F/", "/ties/1%00/", "/sitemap-999.xml",
    "/ties/99999999999999999999/", "/documents/1/original/../../", "/%F0%9F%92%A5/", "/map/data.json/x",
)  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE, ids=lambda each: ascii(each)[:20])
@pytest.mark.parametrize("path", HAND_MADE)
def test_hostile_queries_get_a_page_or_a_sentence(shelf: Shelf, path: str, said: str) -> None:
    client = Client(headers={"accept-language": "ru"}, raise_request_exception=True)
    query = "&".join(f"{name}={quote(said, errors='surrogatepass')}" for name in NAMES)
    answer = client.get(f"{path}?{query}")
    assert answer.status_code in (200, 400, 404)
    assert "<script>alert" not in answer.content.decode(errors="replace")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(NAMES), said=st.text(max_size=60), path=st.sampled_from(HAND_MADE))
def test_any_words_at_all(shelf: Shelf, name: str, said: str, path: str) -> None:
    assert Client().get(path, {name: said.encode("utf-8", "replace").decode()}).status_code in (200, 400, 404)


@pytest.mark.parametrize("path", NONE)
def test_addresses_that_are_none(shelf: Shelf, path: str) -> None:
    answer = Client(headers={"accept-language": "ru"}).get(path)
    assert answer.status_code in (400, 404)
    assert "<title>" in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_other_ways_of_asking_break_nothing(shelf: Shelf, method: str) -> None:
    for path in HAND_MADE:
        assert getattr(Client(), method)(path).status_code < 500


def test_broken_bytes_in_an_address(shelf: Shelf) -> None:
    for path in ("/ties/?q=%ff%fe", "/ties/?%ff=1", "/%ff/", "/map/?year=%ff"):
        assert Client().get(path).status_code in (200, 400, 404)


def test_forged_headers_break_nothing(shelf: Shelf) -> None:
    headers = {
        "accept-language": "zz;q=ж,\u00ff",
        "if-none-match": 'W/"' + "x" * 5000,
        "cookie": "django_language=../..; messages=x",
    }
    assert Client().get("/ties/", headers=headers).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "99999999", "9223372036854775807", "99999999999999999999"])
def test_numbers_that_no_record_has(number: str) -> None:
    paths = ("/ties/%s/", "/ties/%s/feed.atom", "/ties/%s/map.svg", "/municipalities/%s/", "/documents/%s/")
    for path in (*paths, "/sitemap-%s.xml"):
        assert Client().get(path % number).status_code == 404, path
    assert Client().get(f"/ties/?municipality={number}").status_code in (200, 400)
    assert Client().get("/ties/?q=%00&region=%00&as_of=0001-01-01").status_code == 200
