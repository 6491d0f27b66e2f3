"""A folder of small papers, and programs that stand in for those of others."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

TOWNS = ("Хаген", "Тюль", "Кольмар", "Варшава", "Витебск", "Орша", "Нойс", "Ополе", "Брно", "Пори", "Эйлат", "Гент")
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
Program = Callable[[str, str], None]


def letter(town: str, year: int) -> str:
    return f"Город Смоленск и город {town} — побратимы. Соглашение подписано 5 мая {year} года.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve papers in two folders, one of them empty, an archive with a bad paper, and what is no paper."""
    made = tmp_path / "бумаги"
    (made / "письма").mkdir(parents=True)
    for number, town in enumerate(TOWNS):
        where = made / "письма" if number % 3 else made
        (where / f"{number:02}.txt").write_text(letter(town, 1980 + number), encoding="utf-8")
    (made / "погода.txt").write_text("В субботу ожидается тёплая и сухая погода.", encoding="utf-8")
    (made / "пусто.txt").write_bytes(b"")
    (made / ".скрыто.txt").write_text(letter("Тюль", 1999), encoding="utf-8")
    (made / "~$бланк.docx").write_bytes(b"lock")
    with zipfile.ZipFile(made / "архив.zip", "w") as archive:
        archive.writestr("а.txt", letter("Гент", 2001))
        archive.writestr("б.docx", b"PK\x03\x04" + b"\0" * 20)
        archive.writestr("в.txt", letter("Пори", 2002))
    return made


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Puts a program of this name and script before all others."""
    place = tmp_path / "programs"
    place.mkdir()
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")

    def make(name: str, script: str) -> None:
        path = place / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    return make
