"""Files that hang on a record: attached with its ground, given back to keep, taken off, saved with the register."""

import zipfile
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pobratim.desk.views import attaching
from pobratim.errors import DailyShareSpent
from pobratim.register import actions, backups, queries
from pobratim.register.actions import deliveries
from pobratim.register.attachments import Attachment, attached_to, parted, written
from pobratim.register.deciding import decisions_about
from pobratim.register.originals import original_of

from .conftest import Desk

SCAN = b"%PDF-1.4 scan"


def agreement(desk: Desk) -> tuple[int, int, str]:
    """A tie, its instrument, and the address where that is amended."""
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    number = tie.agreements[0].id
    return tie.id, number, f"/desk/ties/{tie.id}/agreement/{number}/"


def attach(client: Client, path: str, *names: str, kept: tuple[str, ...] = ()) -> int:
    """The status of the answer to a form that brings files and keeps others."""
    files = [SimpleUploadedFile(name, SCAN + name.encode()) for name in names]
    said = {"kind": "agreement", "basis": "Архив", "details.files": list(kept), "attached": files}
    return client.post(path, said).status_code


def names(tie: int) -> list[str]:
    """The names of the files of a tie."""
    return [file.name for held in attached_to(tie) for file in held.files]


def test_files_are_attached_taken_off_and_taken_back(desk: Desk) -> None:
    tie, number, path = agreement(desk)
    client = desk.client("region officer")
    assert attach(client, path, "скан.pdf", "../перевод.pdf") == 302
    assert names(tie) == ["скан.pdf", "перевод.pdf"]
    first = next(attached_to(tie)).files[0]
    assert attach(client, path, kept=(f"{first.sha256} {first.name}",)) == 302
    assert names(tie) == ["скан.pdf"]
    client.post(f"/desk/ties/{tie}/history/{decisions_about(tie)[0].id}/undo/")
    assert names(tie) == ["скан.pdf", "перевод.pdf"]
    given = client.get(f"/desk/files/agreement/{number}/{first.sha256}/")
    assert given.getvalue() == SCAN + "скан.pdf".encode()
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"/desk/files/agreement/{number}/{'0' * 64}/").status_code == 404


def kept(tie: int) -> list[tuple[str, str]]:
    """The files of a tie as a form sends them back."""
    return [(file.sha256, file.name) for held in attached_to(tie) for file in held.files]


@pytest.mark.parametrize(("number", "largest"), [(13, 100), (1, 4)])
def test_too_many_and_too_large_files_are_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int, largest: int
) -> None:
    tie, _number, path = agreement(desk)
    monkeypatch.setattr(attaching, "LARGEST", largest)
    assert attach(desk.client("region officer"), path, *(f"{each}.pdf" for each in range(number))) == 400
    assert names(tie) == []


@pytest.mark.parametrize(("name", "limit"), [("FILES", 2), ("MEGABYTES", 0)])
def test_nobody_attaches_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, limit: int) -> None:
    tie, _number, path = agreement(desk)
    monkeypatch.setattr(deliveries, name, limit)
    client = desk.client("region officer")
    for number in range(limit):
        assert attach(client, path, f"{number}.pdf", kept=tuple(map(" ".join, kept(tie)))) == 302
    assert attach(client, path, "лишний.pdf") == 400
    assert names(tie) == [f"{number}.pdf" for number in range(limit)]
    with pytest.raises(DailyShareSpent):
        actions.deliver(by=desk.people["region officer"], name="письмо.txt", content=SCAN)
    table = SimpleUploadedFile("связи.csv", SCAN)
    assert "не принят, принесите его завтра" in client.post("/desk/import/", {"table": table}).content.decode()


def test_what_was_attached_yesterday_is_not_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _tie, _number, path = agreement(desk)
    monkeypatch.setattr(deliveries, "FILES", 1)
    assert attach(desk.client("region officer"), path, "скан.pdf") == 302
    monkeypatch.setattr(deliveries, "A_DAY", timedelta(0))
    assert attach(desk.client("region officer"), path, "перевод.pdf") == 302


def test_a_file_of_who_may_attach_nothing_is_not_kept(desk: Desk) -> None:
    _tie, _number, path = agreement(desk)
    assert attach(desk.client("reader"), path, "скан.pdf") == 403
    assert not original_of(sha256(SCAN + "скан.pdf".encode()).hexdigest()).exists()


def test_only_files_that_are_kept_can_be_named(desk: Desk) -> None:
    tie, _number, path = agreement(desk)
    assert attach(desk.client("region officer"), path, kept=(f"{'a' * 64} чужое.pdf",)) == 302
    assert names(tie) == []


def test_a_backup_takes_them_along(desk: Desk, tmp_path: Path) -> None:
    tie, _number, path = agreement(desk)
    attach(desk.client("region officer"), path, "скан.pdf")
    backups.write(tmp_path / "saved.zip")
    assert f"originals/{kept(tie)[0][0]}" in zipfile.ZipFile(tmp_path / "saved.zip").namelist()


def test_a_detail_names_files_line_by_line() -> None:
    files = (Attachment("a" * 64, "скан  один.pdf"), Attachment("b" * 64, "x" * 200))
    assert [each.name for each in parted(written(files))] == ["скан один.pdf", "x" * 120]
    assert parted("не файл\n") == ()
