"""What goes wrong is told in one sentence, with the right status, and leaves nothing half written."""

import re
import socket
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import Outcome, Pobratim

ROOT = Path(__file__).resolve().parents[2]
MEMO = ROOT / "examples" / "memo.txt"


def assert_sentence(outcome: Outcome, status: int, *words: str) -> None:
    """The command ended with this status and said one sentence, in which these words stand."""
    assert outcome.status == status, outcome
    assert "Traceback" not in outcome.err + outcome.out
    told = outcome.err.strip()
    assert told, outcome
    assert len(told.splitlines()) == 1, told
    for word in words:
        assert word in told, told


def docx(path: Path) -> Path:
    """A small DOCX with a sentence."""
    import docx as writer

    document = writer.Document()
    document.add_paragraph("Договор о сотрудничестве города Смоленска и города Витебска.")
    document.save(str(path))
    return path


def encrypted_pdf(path: Path) -> Path:
    """A PDF that asks for a password: the header of a real one, with a dictionary of encryption."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -44/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")>>endobj\n"
    )
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % body.index(b"%d 0 obj" % number) for number in (1, 2, 3)
    )
    tail = b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[(x)(x)]>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    path.write_bytes(body + table + tail)
    return path


BROKEN = {
    "empty.txt": (b"", ("empty.txt", "пуст")),
    "spaces.txt": (b" \n\n\t ", ("spaces.txt",)),
    "binary.txt": (bytes(range(256)) * 40, ("binary.txt",)),
    "binary.docx": (bytes(range(256)) * 40, ("binary.docx",)),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, ("picture.png",)),
    "unknown.xyz": (b"\x7fELF\x02\x01\x01" + b"\0" * 200, ("unknown.xyz",)),
    "truncated.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", ("truncated.pdf",)),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", [["read"], ["read", "--json"], ["ingest", "--accept", "new"]], ids=" ".join)
def test_a_file_that_is_no_paper(name: str, command: list[str], pobratim: Pobratim, tmp_path: Path) -> None:
    content, words = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    outcome = pobratim(*command, name)
    assert_sentence(outcome, 2, *words)
    assert outcome.out == ""


def test_a_missing_file(pobratim: Pobratim) -> None:
    assert_sentence(pobratim("read", "нет такого.txt"), 2, "нет такого.txt")


def test_a_folder_instead_of_a_file(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "папка").mkdir()
    assert_sentence(pobratim("read", "папка"), 2, "папка")


def test_a_truncated_docx(pobratim: Pobratim, tmp_path: Path) -> None:
    whole = docx(tmp_path / "whole.docx").read_bytes()
    for share in (0.3, 0.6, 0.95):
        (tmp_path / "cut.docx").write_bytes(whole[: int(len(whole) * share)])
        assert_sentence(pobratim("read", "cut.docx"), 2, "cut.docx")


def test_a_zip_that_is_no_docx(pobratim: Pobratim, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "not.docx", "w") as file:
        file.writestr("hello.txt", "привет")
    assert_sentence(pobratim("read", "not.docx"), 2, "not.docx")


def test_an_encrypted_pdf(pobratim: Pobratim, tmp_path: Path) -> None:
    encrypted_pdf(tmp_path / "secret.pdf")
    assert_sentence(pobratim("read", "secret.pdf"), 2, "secret.pdf", "парол")


def test_an_encrypted_docx(pobratim: Pobratim, tmp_path: Path) -> None:
    """Word wraps an encrypted file into an OLE container with the stream EncryptedPackage."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
    (tmp_path / "secret.docx").write_bytes(head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048)
    assert_sentence(pobratim("read", "secret.docx"), 2, "secret.docx", "парол")


def test_a_paper_without_ties(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text("В субботу ожидается тёплая и сухая погода.", encoding="utf-8")
    assert_sentence(pobratim("read", "weather.txt"), 2, "weather.txt", "связ")
    found = pobratim("read", "--json", "weather.txt")
    assert found.status == 0
    assert '"ties": []' in found.out


def test_one_bad_paper_does_not_stop_the_rest(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    outcome = pobratim("read", "--json", "empty.txt", MEMO)
    assert_sentence(outcome, 2, "empty.txt")
    assert outcome.out.count('"ties": [{') == 1


def test_errors_speak_english_when_asked(pobratim: Pobratim) -> None:
    outcome = pobratim("--language", "en", "read", "missing.txt")
    assert_sentence(outcome, 2, "missing.txt")
    assert not re.search("[а-яё]", outcome.err.lower())


def test_a_register_of_a_newer_version(pobratim: Pobratim, environment: dict[str, str]) -> None:
    assert pobratim("ingest", "--accept", "new", MEMO).status == 0
    path = environment["POBRATIM_REGISTER"]
    with closing(sqlite3.connect(path)) as register, register:
        register.execute(
            "insert into django_migrations (app, name, applied) values ('register', '9999_of_tomorrow', '2099-01-01')"
        )
    before = said_by(path)
    serve = ["serve", "--port", str(free_port())]
    for command in (["ingest", MEMO], ["memo", "-o", "memo.docx"], serve, ["check"]):
        outcome = pobratim(*command)
        assert outcome.status == 2, outcome
        assert "новой верси" in outcome.err
        assert "Traceback" not in outcome.err
    assert said_by(path) == before


def test_a_register_that_is_no_register(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("это не реестр, а заметки\n" * 50, encoding="utf-8")
    outcome = pobratim("ingest", MEMO, "--register", "notes.txt")
    assert_sentence(outcome, 2, "notes.txt")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8").startswith("это не реестр")


def test_a_register_on_a_server_that_is_not_there(pobratim: Pobratim) -> None:
    outcome = pobratim("ingest", MEMO, "--register", f"postgres://nobody@127.0.0.1:{free_port()}/register")
    assert_sentence(outcome, 2, "127.0.0.1")


def test_a_port_in_use(pobratim: Pobratim) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = pobratim("serve", "--port", str(port))
    assert_sentence(outcome, 2, str(port), "--port")


def test_an_address_that_is_not_ours(pobratim: Pobratim) -> None:
    assert_sentence(pobratim("serve", "--host", "192.0.2.1"), 2, "192.0.2.1")


def test_a_place_that_is_not_found(pobratim: Pobratim) -> None:
    outcome = pobratim("places", "Кщщъград")
    assert_sentence(outcome, 2, "Кщщъград")
    shown = pobratim("places", "--json", "Кщщъград")
    assert shown.status == 0
    assert '"best": null' in shown.out


@pytest.mark.parametrize("words", [["--municipality", "Кщщъград"], ["--region", "XX-YYY"]], ids=" ".join)
def test_a_memo_about_nothing(words: list[str], pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", "--accept", "new", MEMO).status == 0
    outcome = pobratim("memo", *words, "-o", "memo.docx")
    assert_sentence(outcome, 2, words[1])
    assert not (tmp_path / "memo.docx").exists()


@pytest.mark.parametrize("name", ["memo.xyz", "memo", "нет такой папки/memo.docx"])
def test_a_memo_that_cannot_be_written_there(name: str, pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", "--accept", "new", MEMO).status == 0
    assert_sentence(pobratim("memo", "-o", name), 2, name.split("/", 1)[0])
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("memo")] == []


def said_by(register: str) -> list[str]:
    """Everything that a register holds."""
    with closing(sqlite3.connect(register)) as opened:
        return list(opened.iterdump())


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
