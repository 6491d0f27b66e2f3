"""What is no paper is told of in one sentence, in bounded time; random bytes never give anything else."""

import io
import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pobratim import errors
from pobratim.documents import Document, read_bytes, read_many, read_path
from tests.documents import papers
from tests.documents.readable import assert_sound
from tests.documents.scans import saved

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
BOMB = papers.zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})
ENTITIES = papers.zipped(
    {
        "word/document.xml": '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&d;&c;</a>'
    }
)
FAR = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
Picture = errors.BrokenDocument if shutil.which("tesseract") else errors.ProgramMissing  # what a picture comes to
BAD: dict[str, tuple[bytes, type[errors.DocumentError]]] = {
    "empty.txt": (b"", errors.EmptyDocument),
    "spaces.txt": (b" \n\t\n", errors.EmptyDocument),
    "binary.txt": (bytes(range(256)) * 40, errors.UnknownFormat),
    "nulls.txt": (b"\0" * 10_000, errors.UnknownFormat),
    "program.xyz": (b"\x7fELF\x02\x01" + b"\0" * 300, errors.UnknownFormat),
    "empty.html": (b"<html><body></body></html>", errors.EmptyDocument),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", errors.BrokenDocument),
    "secret.docx": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900, errors.EncryptedDocument),
    "other.docx": (papers.zipped({"hello.txt": "привет"}), errors.BrokenDocument),
    "cut.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, Picture),
    "cut.rtf": (papers.rtf()[:-40], errors.BrokenDocument),
    "bomb.docx": (BOMB, errors.DocumentTooLarge),
    "entities.docx": (ENTITIES, errors.BrokenDocument),
    "far.xlsx": (papers.xlsx([["Город", "Дата"]], last=FAR), errors.DocumentTooLarge),
}
PICTURE = saved(Image.new("L", (600, 800), 255))
BAD["long.txt"] = (("Договор действует.\n" * 400_000).encode(), errors.DocumentTooLarge)


@pytest.mark.parametrize("name", BAD)
def test_no_paper(name: str) -> None:
    data, kind = BAD[name]
    begun = time.monotonic()
    with pytest.raises(kind) as told:
        read_bytes(data, name)
    assert name in str(told.value)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_file(ending: str, share: float) -> None:
    whole = papers.MAKERS[ending]()
    assert either(whole[: int(len(whole) * share)], f"cut.{ending}") or ending == "pdf", "a cut zip cannot be read"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "нет.txt", tmp_path):
        with pytest.raises(errors.FileMissing) as told:
            read_path(path)
        assert str(path) in str(told.value)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(errors.DocumentTooLarge):
        read_path(path)


def test_a_hundred_thousand_nested_tags() -> None:
    begun = time.monotonic()
    either(b"<html><body>" + b"<div>" * 100_000 + "Нойс".encode(), "deep.html")
    assert time.monotonic() - begun < 20


def test_a_sheet_that_declares_a_million_empty_rows() -> None:
    begun = time.monotonic()
    document = read_bytes(
        papers.xlsx([["Город", "Партнёр"], ["Псков", "Нойс"]], last="<row r='1048576'/>"), "wide.xlsx"
    )
    assert len(document.blocks) == 4
    assert time.monotonic() - begun < 20


def test_pictures_without_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (600, 800), 255).save(stream, "PDF")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(errors.NoTextLayer) as told:
        read_bytes(stream.getvalue(), "scan.pdf")
    assert "Tesseract" in str(told.value)


def test_a_fault_that_nobody_foresaw_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from pobratim.documents import plain

    def fail(_source: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(plain, "read", fail)
    with pytest.raises(errors.BrokenDocument) as told:
        read_bytes(papers.text(), "memo.txt")
    assert "ZeroDivisionError" not in str(told.value)
    assert "внутри файла ошибка" in str(told.value)


def test_programs_that_are_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for data, name, program_ in (
        (OLE, "old.doc", "LibreOffice"),
        (PICTURE, "scan.png", "Tesseract"),
    ):
        with pytest.raises(errors.ProgramMissing) as told:
            read_bytes(data, name)
        assert program_ in str(told.value)


def test_programs_that_are_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(papers.docx())
    papers.program(tmp_path, "soffice", f"cp {tmp_path}/made.docx paper.docx")
    words = ["Договор", "с", "городом", "Нойсом", "действует."]
    rows = [f"5\\t1\\t1\\t1\\t1\\t{n}\\t{99 * n}\\t0\\t90\\t9\\t{90 - n}.5\\t{word}" for n, word in enumerate(words)]
    papers.program(tmp_path, "tesseract", "printf '" + "\\n".join(["level\\tpage_num", *rows]) + "\\n'")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert "Сильистра" in read_bytes(OLE, "old.doc").text
    scanned = read_bytes(PICTURE, "scan.png")
    assert scanned.text == "Договор с городом Нойсом действует."
    assert scanned.warnings
    assert [scanned.quote(each.span) for each in scanned.recognised] == words
    assert scanned.recognised[0].sureness == 0.905


def test_an_archive_and_a_letter() -> None:
    from email.message import EmailMessage

    letter = EmailMessage()
    letter["Subject"] = "О побратимах"
    letter.set_content("Направляем справку о связях города.")
    letter.add_attachment(papers.docx(), maintype="application", subtype="octet-stream", filename="справка.docx")
    data = papers.zipped({"a.txt": papers.text(), "empty.txt": b"", "письмо.eml": letter.as_bytes()})
    found = list(read_many(data, "бумаги.zip"))
    assert [x.name if isinstance(x, Document) else type(x).__name__ for x in found] == [
        "бумаги.zip/a.txt",
        "EmptyDocument",
        "бумаги.zip/письмо.eml",
        "бумаги.zip/письмо.eml/справка.docx",
    ]


def test_an_archive_of_archives() -> None:
    data = papers.text()
    for _ in range(6):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("inner.zip", data)
        data = stream.getvalue()
    assert [type(x) for x in read_many(data)] == [errors.UnknownFormat]


def either(data: bytes, name: str) -> str:
    """The sentence of the error, empty where a sound document came out; anything else fails the test."""
    told = ""
    try:
        document = read_bytes(data, name)
    except errors.DocumentError as failure:
        told = str(failure)
    else:
        assert_sound(document)
    assert not told or name in told
    return told


ANYWHERE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from([f"a.{x}" for x in ("txt", "docx", "html", "pdf", "rtf", "odt", "xlsx", "csv", "eml")])


@ANYWHERE
@given(data=st.binary(max_size=600), name=NAMES)
def test_random_bytes(data: bytes, name: str) -> None:
    either(data, name)


@ANYWHERE
@given(words=st.text("абвГД ё1.)(-–•*|\t\n;:,IVа#", max_size=200))
def test_random_layouts(words: str) -> None:
    either(words.encode(), "a.txt")


WHOLE = {ending: make() for ending, make in papers.MAKERS.items()} | {
    "xlsx": papers.xlsx([["Город", "Дата"], ["Ржев", 2001.0]])
}


@pytest.mark.parametrize("ending", WHOLE)
@ANYWHERE
@given(place=st.floats(0, 1), noise=st.binary(min_size=1, max_size=12), cut=st.booleans())
def test_mutated_papers(ending: str, place: float, noise: bytes, cut: bool) -> None:
    whole = WHOLE[ending]
    at = int(place * len(whole))
    either(whole[:at] + noise + (b"" if cut else whole[at + len(noise) :]), f"a.{ending}")
