"""Files that people bring: kept at once, read in the background, told of when they cannot be read."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from pobratim.register import background, queries
from pobratim.register.models import Delivery
from pobratim.register.originals import file_name, original_of

from .conftest import Desk

LETTER = "Город Смоленск (Россия) и город Кольмар (Франция) — побратимы. Соглашение подписано 5 мая 2014 года.\n"


def bring(client: Client, *files: tuple[str, bytes]) -> str:
    """The page after some files were brought."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/desk/papers/", {"papers": sent}, follow=True).content.decode()


def test_several_files_wait_and_are_read_in_the_background(desk: Desk) -> None:
    client = desk.client("region officer")
    before = len(queries.documents())
    html = bring(client, ("один.txt", LETTER.encode()), ("два.txt", LETTER.replace("Кольмар", "Тюль").encode()))
    assert "Принято 2 файла" in html
    assert "ждёт очереди" in html
    assert 'hx-trigger="every 1s"' in html
    assert len(queries.documents()) == before
    background.work(until_empty=True)
    assert len(queries.documents()) == before + 2
    html = client.get("/desk/papers/").content.decode()
    assert "every 1s" not in html
    assert html.count("прочитан, ") == 2


def test_the_page_is_shown_anew_when_all_has_been_read(desk: Desk) -> None:
    client = desk.client("region officer")
    bring(client, ("один.txt", LETTER.encode()))
    assert "HX-Refresh" not in client.get("/desk/papers/coming/?moving=1").headers
    background.work(until_empty=True)
    assert client.get("/desk/papers/coming/?moving=1").headers["HX-Refresh"] == "true"


def test_the_original_is_kept_as_it_came(desk: Desk) -> None:
    bring(desk.client("region officer"), ("один.txt", LETTER.encode()))
    kept = original_of(hashlib.sha256(LETTER.encode()).hexdigest())
    assert kept.read_bytes() == LETTER.encode()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("запись.bin", b"\x00\x01\x02\x03" * 64, "Формат файла «запись.bin» не известен"),
        ("пусто.txt", b"", "Файл «пусто.txt» пуст"),
        ("бланк.docx", b"PK\x03\x04" + b"\0" * 20, "бланк.docx"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_may_be_tried_again(
    desk: Desk, name: str, content: bytes, sentence: str
) -> None:
    client = desk.client("region officer")
    bring(client, (name, content))
    background.work(until_empty=True)
    html = client.get("/desk/papers/").content.decode()
    assert sentence in html
    assert "/tmp" not in html  # noqa: S108 - the words of an error must not name our folders
    failed = Delivery.objects.get()
    assert failed.state == "failed"
    client.post(f"/desk/papers/coming/{failed.pk}/again/")
    failed.refresh_from_db()
    assert failed.state == "queued"
    assert "уже стоит в очереди" in client.post(f"/desk/papers/coming/{failed.pk}/again/", follow=True).content.decode()


def test_a_reading_that_was_cut_off_is_taken_up_again(desk: Desk) -> None:
    bring(desk.client("region officer"), ("один.txt", LETTER.encode()))
    row = Delivery.objects.get()
    row.state, row.stage = "reading", "facts"
    row.save()
    background.work(until_empty=True)
    row.refresh_from_db()
    assert row.state == "done"


def test_the_same_file_twice_is_one_paper(desk: Desk) -> None:
    client = desk.client("region officer")
    bring(client, ("один.txt", LETTER.encode()), ("другое имя.txt", LETTER.encode()))
    before = len(queries.documents())
    background.work(until_empty=True)
    assert len(queries.documents()) == before + 1
    assert len({row.document_id for row in Delivery.objects.all()}) == 1


def test_a_reader_tries_nothing_again(desk: Desk) -> None:
    bring(desk.client("region officer"), ("пусто.txt", b""))
    background.work(until_empty=True)
    assert desk.client("reader").post(f"/desk/papers/coming/{Delivery.objects.get().pk}/again/").status_code == 403
    assert "Попробовать ещё раз" not in desk.client("reader").get("/desk/papers/").content.decode()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\папка\\письмо.docx", "письмо.docx"),
        ("имя\nс\tзнаками.txt", "имясзнаками.txt"),
        ("", "paper"),
        ("..", "paper"),
        ("ю" * 300 + ".txt", "ю" * 196 + ".txt"),
    ],
)
def test_names_of_files_are_made_harmless(given: str, kept: str) -> None:
    assert file_name(given) == kept


def test_a_file_larger_than_twenty_megabytes_is_refused(desk: Desk, tmp_path: Path) -> None:
    html = bring(desk.client("region officer"), ("большой.txt", b"a" * (20 * 1024 * 1024 + 1)))
    assert "больше 20 МБ" in html
    assert Delivery.objects.count() == 0


@pytest.mark.parametrize(("name", "limit"), [("FILES", 2), ("MEGABYTES", 0)])
def test_nobody_brings_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, limit: int) -> None:
    monkeypatch.setattr(f"pobratim.register.actions.deliveries.{name}", limit)
    files = [(f"{number}.txt", f"{number} {LETTER}".encode()) for number in range(3)]
    html = bring(desk.client("region officer"), *files)
    assert "не принят, принесите его завтра" in html
    assert Delivery.objects.count() == limit
    assert "Принят 1 файл" in bring(desk.client("administrator"), files[0]) or limit == 0


def test_what_was_brought_yesterday_is_not_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pobratim.register.actions.deliveries.FILES", 1)
    client = desk.client("region officer")
    bring(client, ("один.txt", LETTER.encode()))
    Delivery.objects.update(came_at=timezone.now() - timedelta(days=1, minutes=1))
    bring(client, ("два.txt", LETTER.encode() * 2))
    assert Delivery.objects.count() == 2
