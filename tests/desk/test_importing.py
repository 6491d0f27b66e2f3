"""A table of ties at the desk: what every row would bring is told first, then the table is taken in."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pobratim.register import queries
from pobratim.register.models import AuditEvent, Document

from .conftest import Desk

TABLE = """Связи городов области

Мы;Они;Где;Чем скреплено;Когда;Что сейчас
Вязьма;Тёгёль;Венгрия;Соглашение о дружбе;12.06.2015;действует
Смоленск;Хаген;Германия;Договор о партнёрстве;1985;приостановлен
Рославль;;;;;
"""
MEANING = {"c0": "home", "c1": "partner", "c2": "country", "c3": "document", "c4": "date", "c5": "state"}


def brought(client: Client, text: str = TABLE, name: str = "связи.csv") -> str:
    """Where the rows of a table that was brought are shown."""
    response = client.post("/desk/import/", {"table": SimpleUploadedFile(name, text.encode())})
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def test_every_row_is_told_before_anything_is_kept(desk: Desk) -> None:
    client = desk.client("region officer")
    path = brought(client).partition("?")[0]
    before = (Document.objects.count(), AuditEvent.objects.count(), queries.ties().total)
    html = client.get(path, {"name": "связи.csv", **MEANING}).content.decode()
    assert "Тёгёль" in html
    assert "Венгрия" in html
    assert "ячейка партнёра пуста" in html
    assert (Document.objects.count(), AuditEvent.objects.count(), queries.ties().total) == before


def test_the_columns_mean_what_a_person_says(desk: Desk) -> None:
    client = desk.client("region officer")
    path = brought(client).partition("?")[0]
    response = client.post(path, {"name": "связи.csv", **MEANING, "accept": "new"})
    assert response.status_code == 302
    made = next(each for each in queries.ties().ties if each.partner.name == "Тёгёль")
    assert (made.home.name, made.partner.country) == ("Вязьма", "HU")
    assert [(each.kind, each.title, each.date) for each in made.agreements] == [
        ("agreement", "Соглашение о дружбе", "2015-06-12")
    ]
    assert made.agreements[0].sources[0].document_name == "связи.csv.txt"


def test_without_acceptance_everything_waits(desk: Desk) -> None:
    client = desk.client("region officer")
    path = brought(client).partition("?")[0]
    before = queries.ties().total
    client.post(path, {"name": "связи.csv", **MEANING})
    assert queries.ties().total == before
    assert queries.figures().waiting > len(desk.facts("waiting"))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("слова.csv", "Просто слова без таблицы.", "нет таблицы"),
        ("письмо.pdf", "%PDF-1.4", "не таблица"),
        ("пусто.csv", "  ", "пуст"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(desk: Desk, name: str, text: str, told: str) -> None:
    client = desk.client("region officer")
    response = client.post("/desk/import/", {"table": SimpleUploadedFile(name, text.encode())}, follow=True)
    assert response.status_code == 400
    assert told in response.content.decode()


def test_readers_bring_no_tables(desk: Desk, tmp_path: Path) -> None:
    assert desk.client("reader").get("/desk/import/").status_code == 403
    path = brought(desk.client("region officer"))
    assert desk.client("reader").get(path).status_code == 403
    assert desk.client("region officer").get(f"/desk/import/{'0' * 64}/").status_code == 404
