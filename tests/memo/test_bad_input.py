"""What an office may well have: hundreds of ties, no dates, Latin names, no fonts; every format still tells it all."""

import re
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from pobratim.documents import read_bytes
from pobratim.errors import MemoError, MemoNotWritten
from pobratim.memo import writing
from pobratim.memo.composing import compose_from
from pobratim.memo.drawing import picture
from pobratim.memo.grammar.typography import plain
from pobratim.memo.memo import Memo
from pobratim.memo.renderers import docx, facts_json, html, markdown, odt, pdf
from pobratim.memo.scope import Scope
from tests.memo.smolensk import Line, material

DAY = date(2024, 6, 1)
RENDERERS: dict[str, Callable[[Memo], bytes]] = {
    "docx": docx.render,
    "odt": odt.render,
    "html": html.render,
    "pdf": pdf.render,
}
NOTHING = {"activities": (), "projects": (), "directions": (), "recommendations": (), "policies": ()}


def told(*lines: Line) -> Memo:
    return compose_from(replace(material(DAY, lines), **NOTHING))  # type: ignore[arg-type]


def line(partner: str, country: str, *papers: tuple[str, str | None, str | None]) -> Line:
    return Line("Смоленск", partner, "city", country, "twinning", "active", papers)


def words(made: bytes, ending: str) -> str:
    return " ".join(plain(read_bytes(made, f"memo.{ending}").text).split())


@pytest.mark.parametrize("ending", RENDERERS)
def test_three_hundred_ties_of_one_municipality(ending: str) -> None:
    lines = [line(f"Партнёрск-{n}", "DE", ("treaty", "Договор о дружбе", f"{1960 + n % 60}")) for n in range(300)]
    said = words(RENDERERS[ending](told(*lines)), ending)
    assert "300 связей" in said or "300 побратимских связей" in said
    assert [n for n in range(300) if f"Партнёрск-{n}" not in said] == []


@pytest.mark.parametrize("ending", RENDERERS)
def test_ties_without_dates(ending: str) -> None:
    memo = told(line("Хаген", "DE", ("treaty", None, None)), line("Тюль", "FR"))
    said = words(RENDERERS[ending](memo), ending)
    assert "(реквизиты" in said
    assert "None" not in said
    assert "датированных документов" not in said.split("Что требует уточнения")[0].split("Сводка")[0]


@pytest.mark.parametrize("ending", RENDERERS)
def test_names_in_latin_letters_alone_stay_as_they_are(ending: str) -> None:
    memo = told(line("Reutlingen", "DE", ("treaty", "Договор о дружбе", "2002")), line("Aït Melloul", "MA"))
    said = words(RENDERERS[ending](memo), ending)
    assert "Reutlingen" in said
    assert "Aït Melloul" in said
    assert "Reutlingenом" not in said


def test_a_missing_font_costs_the_look_and_not_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the fonts of the build another one is taken, which has the letters of the memo."""
    import typst

    monkeypatch.setattr(pdf, "fonts", lambda: typst.Fonts(include_system_fonts=False, font_paths=[tmp_path]))
    made = pdf.render(told(line("Хаген", "DE", ("treaty", "Договор о дружбе", "2002"))))
    said = "".join(page.get_textpage().get_text_range() for page in PdfDocument(BytesIO(made)))
    assert "Смоленск" in said
    assert "СПРАВКА" in said
    assert picture.fonts()


def test_nobody_s_marks_break_a_file() -> None:
    memo = told(line('Хаген <b>&amp; #"_*`$', "DE", ("treaty", "Договор #set <о> & $x$ *дружбе* \\ @a", "2002")))
    for ending, render in RENDERERS.items():
        assert "$x$" in words(render(memo), ending)
    assert "#set" in markdown.render(memo).decode()
    assert "#set" in facts_json.render(memo).decode()


class Refused(NamedTuple):
    """What an office may ask for and cannot have, and the words of the sentence that says so."""

    wanted: Scope
    template: str
    room: int
    told: str


REFUSED = {
    "an empty scope": Refused(Scope(as_of=date(1900, 1, 1)), "", 10**9, "нет связей для справки (весь реестр"),
    "a region with no ties": Refused(Scope(as_of=DAY, region="RU-CHU"), "", 10**9, "нет связей для справки (RU-CHU"),
    "an unknown field": Refused(Scope(as_of=DAY, region="RU-SMO"), "{{ governor }}|{{p body }}", 10**9, "governor"),
    "a full disk": Refused(Scope(as_of=DAY, region="RU-SMO"), "", 1000, "проверьте папку, права и место на диске"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "html", "md", "json"])
def test_a_refusal_is_a_sentence_and_leaves_no_file(name: str, ending: str, db, tmp_path: Path, monkeypatch) -> None:
    """The memo that was there before stays as it was; nothing half written lies beside it."""
    asked = REFUSED[name]
    there = tmp_path / f"memo.{'docx' if asked.template else ending}"  # templates are Word files
    there.write_bytes(b"the memo of last year")
    template = a_template(tmp_path / "template.docx", asked.template) if asked.template else None
    if asked.wanted.region == "RU-SMO":
        monkeypatch.setattr(writing, "compose", lambda scope: compose_from(material(scope.as_of)))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(MemoError) as refusal, room(asked.room):
        writing.write(asked.wanted, there, template)
    said = str(refusal.value)
    assert asked.told in said
    assert said.endswith(".")
    assert "\n" not in said
    assert sorted(tmp_path.iterdir()) == before
    assert there.read_bytes() == b"the memo of last year"


def test_what_the_system_refuses_is_told_in_russian(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_bytes(b"")
    refusals = {tmp_path / "none" / "memo.docx": "такого файла или папки нет", taken / "memo.docx": "не папка"}
    for path, told in refusals.items():
        with pytest.raises(MemoNotWritten, match=told) as refusal:
            writing.keep(b"memo", path)
        assert not re.search("[A-Za-z]", str(refusal.value).replace(str(path), ""))


def a_template(path: Path, words: str) -> Path:
    document = Document()
    for line in words.split("|"):
        document.add_paragraph(line)
    document.save(str(path))
    return path


@contextmanager
def room(most: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes: the system refuses, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
