"""Notes in a row: the paper that the note before cites alone is not cited whole again."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from lxml import html as lxml_html

from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.ru.speech import Russian
from pobratim.memo.grammar.typography import plain
from pobratim.memo.memo import Memo, Sentence
from pobratim.memo.renderers import docx, html, markdown, odt, pdf
from pobratim.memo.renderers.notes import Notes
from pobratim.register.records import Source
from tests.memo.smolensk import material


def source(name: str, quote: str = "", day: str | None = None) -> Source:
    return Source(1, name, day, None, None, quote, "", "", None, None, None, 1)


def told(*sentences: Sentence) -> list[str]:
    notes = Notes({"ibid": "Там же", "same_sources": "Те же источники"}, Russian())
    return [plain(notes.next(each)) for each in sentences]


def cites(*sources: Source, mark: str = "") -> Sentence:
    return Sentence("", sources=sources, mark=mark)


MEMO, TABLE = source("Справка", "связь есть", "2018"), source("Перечень", "Хаген")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ((cites(MEMO), cites(MEMO)), ["Справка (2018): «связь есть».", "Там же."]),
        (
            (cites(MEMO), cites(source("Справка", "другое", "2018")), cites(MEMO)),
            ["Справка (2018): «связь есть».", "Там же: «другое».", "Там же: «связь есть»."],
        ),
        ((cites(MEMO), cites(), cites(MEMO)), ["Справка (2018): «связь есть».", "", "Там же."]),
        (
            (cites(MEMO), cites(TABLE), cites(MEMO)),
            ["Справка (2018): «связь есть».", "Перечень: «Хаген».", "Справка (2018): «связь есть»."],
        ),
        (
            (cites(TABLE, MEMO), cites(MEMO)),
            ["Перечень: «Хаген»; Справка (2018): «связь есть».", "Справка (2018): «связь есть»."],
        ),
        (
            (cites(MEMO), cites(source("Справка", "связь есть", "2019"))),
            ["Справка (2018): «связь есть».", "Справка (2019): «связь есть»."],
        ),
        (
            (cites(MEMO), cites(MEMO, mark="изложено вручную"), cites(MEMO)),
            ["Справка (2018): «связь есть».", "изложено вручную; Там же.", "Справка (2018): «связь есть»."],
        ),
        ((cites(source("Закон")), cites(source("Закон"))), ["Закон.", "Там же."]),
        (
            (cites(source("Перечень", "Хаген, договор"), TABLE, source("Перечень", "Хаген, договор")),),
            ["Перечень: «Хаген, договор»."],
        ),
        ((cites(TABLE, source("Закон")),) * 2, ["Перечень: «Хаген»; Закон.", "Те же источники."]),
    ],
)
def test_notes_in_a_row(sentences: tuple[Sentence, ...], expected: list[str]) -> None:
    assert told(*sentences) == expected


@pytest.fixture(scope="module")
def memo() -> Memo:
    return compose_from(material(date(2024, 6, 1), sources=True))


def notes_of_docx(memo: Memo) -> list[str]:
    with ZipFile(BytesIO(docx.render(memo))) as pack:
        tree = etree.fromstring(pack.read("word/footnotes.xml"))
    return ["".join(note.itertext()) for note in tree if "".join(note.itertext()).strip()]


def notes_of_odt(memo: Memo) -> list[str]:
    with ZipFile(BytesIO(odt.render(memo))) as pack:
        tree = etree.fromstring(pack.read("content.xml"))
    return ["".join(note.itertext()) for note in tree.iter("{*}note-body")]


def notes_of_html(memo: Memo) -> list[str]:
    tree = lxml_html.document_fromstring(html.render(memo))
    return [note.text or "" for note in tree.findall(".//section/ol/li")]


def notes_of_markdown(memo: Memo) -> list[str]:
    return re.findall(r"(?m)^\[\^\d+\]: (.+)$", markdown.render(memo).decode())


def test_every_format_has_the_same_notes(memo: Memo) -> None:
    expected = [plain(each).strip() for each in notes_of_markdown(memo)]
    assert expected.count("Там же.") > 3
    assert not [pair for pair in pairwise(expected) if pair[0] == pair[1] not in ("Там же.", "Те же источники.")]
    for notes_of in (notes_of_docx, notes_of_odt, notes_of_html):
        assert [plain(each).strip() for each in notes_of(memo)] == expected
    pages = pypdfium2.PdfDocument(pdf.render(memo))
    printed = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert len(re.findall(r"Там\s+же", printed)) == sum(each.startswith("Там же") for each in expected)


def test_english_notes() -> None:
    said = [plain(each) for each in notes_of_markdown(compose_from(material(sources=True, language="en")))]
    assert said.count("Ibid.") > 3
    assert not [each for each in said if "Там же" in each]
