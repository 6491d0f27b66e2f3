"""Lists of ties that a person comes back to: saved under a name, seen by nobody else, with the columns chosen."""

import re

import pytest
from django.test import Client

from pobratim.accounts.models import SavedView
from pobratim.accounts.saved import MOST

from .conftest import Desk

QUERY = "country=PL&state=active&columns=kind&columns=states"


def save(client: Client, name: str, query: str = QUERY) -> str:
    return client.post("/desk/views/", {"name": name, "query": query}, follow=True).content.decode()


def headings(html: str) -> list[str]:
    """The headings of the table's columns."""
    head = re.search(r"<thead.*?</thead>", html, re.DOTALL)
    assert head
    return [" ".join(re.sub("<[^>]+>", "", each).split()) for each in re.findall(r"<th.*?</th>", head[0], re.DOTALL)]


def test_a_view_is_saved_opened_and_forgotten(desk: Desk) -> None:
    client = desk.client("reader")
    html = save(client, "  Польша:   действует ")
    assert "Вид «Польша: действует» сохранён" in html
    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Польша: действует", QUERY)
    assert 'aria-current="page">Польша: действует' in html
    client.post(f"/desk/views/{view.pk}/drop/")
    assert "Польша: действует" not in client.get("/ties/").content.decode()


def test_the_same_name_stands_for_the_later(desk: Desk) -> None:
    client = desk.client("reader")
    save(client, "Мои")
    save(client, "Мои", "country=DE")
    assert [view.query for view in SavedView.objects.all()] == ["country=DE"]


def test_nobody_else_sees_or_forgets_it(desk: Desk) -> None:
    save(desk.client("reader"), "Мои")
    other = desk.client("region officer")
    assert "Мои" not in other.get("/ties/").content.decode()
    other.post(f"/desk/views/{SavedView.objects.get().pk}/drop/")
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("next=https://elsewhere.example&q=Хаген", "q=%D0%A5%D0%B0%D0%B3%D0%B5%D0%BD"),
        ("page=4&country=PL", "country=PL"),
        ("country=&kind=%0d%0aSet-Cookie:a", "kind=%0D%0ASet-Cookie%3Aa"),
    ],
)
def test_only_words_of_a_list_are_kept(desk: Desk, query: str, kept: str) -> None:
    response = desk.client("reader").post("/desk/views/", {"name": "Мои", "query": query})
    assert response.headers["Location"] == f"/ties/?{kept}"
    assert SavedView.objects.get().query == kept


def test_a_view_has_a_name_and_there_are_not_without_end(desk: Desk) -> None:
    client = desk.client("reader")
    assert "Вид не сохранён" in save(client, "  ")
    for number in range(MOST + 1):
        html = save(client, f"Вид {number}")
    assert "Вид не сохранён" in html
    assert SavedView.objects.count() == MOST


def test_columns_are_chosen(desk: Desk) -> None:
    client = Client(headers={"accept-language": "ru"})
    whole = headings(client.get("/ties/").content.decode())
    assert len(whole) == 7
    html = client.get("/ties/?country=PL&columns=kind&columns=states").content.decode()
    assert [each.rstrip(" ↑↓") for each in headings(html)] == [
        "Муниципалитет",
        "Партнёр",
        "Вид",
        "Заявленное состояние по сторонам",
    ]
    rows = re.findall(r"<tr role=.row.>.*?</tr>", html.split("<tbody")[1], re.DOTALL)
    assert rows
    assert all(len(re.findall(r"<t[dh] ", row)) == 4 for row in rows)
    (sorter,) = re.findall(r'class="sorter" href="[^"]*order=partner[^"]*"', html)
    assert "columns=kind&amp;columns=states" in sorter, "sorting keeps the columns"
    assert len(headings(client.get("/ties/?columns=nothing").content.decode())) == 7
