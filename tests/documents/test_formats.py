"""One paper in every format gives the same blocks and the same words."""

import pytest

from pobratim.documents import BlockKind, Document, read_bytes
from tests.documents import papers
from tests.documents.readable import assert_sound, readable


def told(document: Document) -> list[tuple[BlockKind, list[str]]]:
    return [(block.kind, document.quote(block.span).split()) for block in document.blocks]


@pytest.mark.parametrize("ending", papers.MAKERS)
def test_the_same_paper(ending: str) -> None:
    document = read_bytes(papers.MAKERS[ending](), f"memo.{ending}")
    assert_sound(document)
    kinds = {"h": BlockKind.HEADING, "p": BlockKind.PARAGRAPH, "l": BlockKind.LIST_ITEM}
    assert told(document) == [(kinds[kind], words.split()) for kind, words in papers.MEMO]
    assert document == read_bytes(papers.MAKERS["txt"](), "memo.txt") or ending != "txt"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
@pytest.mark.parametrize("words", ["Побратим города — Нойс.", "Список", "ГОРОДА-ПОБРАТИМЫ", "г. Псков, с 1990 г."])
def test_encodings(encoding: str, words: str) -> None:
    try:
        data = words.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("this encoding has no such letters")
    assert read_bytes(data, "слова.txt").text == words


@pytest.mark.parametrize(
    "words", ["Städtepartnerschaft mit Nürnberg seit 1990", "Пагадненне аб супрацоўніцтве з Мінскам"]
)
def test_western_and_belarusian_letters(words: str) -> None:
    data = words.encode("cp1252" if words.isascii() or "ä" in words else "cp1251")
    assert read_bytes(data, "слова.txt").text == words


@pytest.mark.parametrize("ending", papers.MAKERS)
def test_a_wrong_name_does_not_deceive(ending: str) -> None:
    data = papers.MAKERS[ending]()
    assert told(read_bytes(data, "memo.bin.docx")) == told(read_bytes(data, f"memo.{ending}"))


def test_a_page_in_an_old_encoding() -> None:
    assert "Сильистра" in read_bytes(papers.webpage(charset="windows-1251"), "page.html").text


def test_merged_cells_and_two_header_rows() -> None:
    import docx as writer

    document = writer.Document()
    table = document.add_table(3, 3)
    words = [["Город", "Партнёр", ""], ["", "Название", "Страна"], ["Псков", "Нойс", "ФРГ"]]
    for r, row in enumerate(words):
        for c, said in enumerate(row):
            table.cell(r, c).text = said
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert readable(read_bytes(papers.saved(document), "table.docx")).splitlines() == [
        "header 0.0.0 | Город",
        "header 0.0.1 | Партнёр",
        "header 0.1.1 | Название",
        "header 0.1.2 | Страна",
        "cell 0.2.0 | Псков",
        "cell 0.2.1 | Нойс",
        "cell 0.2.2 | ФРГ",
    ]


def test_merged_cells_of_a_page() -> None:
    page = (
        "<table><thead><tr><th rowspan=2>Город<th colspan=2>Партнёр<tr><th>Имя<th>Страна</thead>"
        "<tr><td>Псков<td>Нойс<td>ФРГ</table>"
    )
    told_ = readable(read_bytes(f"<html><body>{page}</body></html>".encode(), "table.html")).splitlines()
    assert told_[:4] == [
        "header 0.0.0 | Город",
        "header 0.0.1 | Партнёр",
        "header 0.1.1 | Имя",
        "header 0.1.2 | Страна",
    ]
    assert told_[4:] == ["cell 0.2.0 | Псков", "cell 0.2.1 | Нойс", "cell 0.2.2 | ФРГ"]


def test_tracked_changes() -> None:
    import docx as writer
    from docx.oxml import parse_xml

    document = writer.Document()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:p {names}><w:r><w:t xml:space='preserve'>Договор </w:t></w:r><w:del><w:r><w:delText>не действует"
            "</w:delText></w:r></w:del><w:ins><w:r><w:t>действует.</w:t></w:r></w:ins></w:p>"
        ),
    )
    assert read_bytes(papers.saved(document), "changed.docx").text == "Договор действует."


def test_a_sheet_with_dates_and_years() -> None:
    rows: list[list[str | float]] = [
        ["Реестр соглашений", "", ""],
        ["№", "Партнёр", "Дата подписания"],
        [1.0, "Нойс", 31366.0],
        [2.0, "Мяньян", 2001.0],
    ]
    document = read_bytes(papers.xlsx(rows, frozenset({"C3"})), "register.xlsx")
    assert_sound(document)
    assert readable(document).splitlines()[0] == "heading 1 | Реестр соглашений"
    assert "cell 0.1.2 | 15.11.1985" in readable(document)
    assert "cell 0.2.2 | 2001" in readable(document)
    assert "header 0.0.1 | Партнёр" in readable(document)


def test_a_table_of_a_spreadsheet_as_text() -> None:
    data = "№;Партнёр;Страна\n1;Нойс;ФРГ\n2;«Мяньян»;КНР\n".encode("cp1251")
    assert readable(read_bytes(data, "list.csv")).splitlines()[-2:] == ["cell 0.2.1 | «Мяньян»", "cell 0.2.2 | КНР"]


def test_a_ruled_table_of_a_pdf() -> None:
    settings = (
        "#table(columns: 3, [Партнёр], [Страна], [Дата], [Нойс], [ФРГ], [1990 г.], [Мяньян], [КНР], [2001 г.])\n\n"
    )
    told_ = readable(read_bytes(papers.pdf([("p", "Все соглашения действуют.")], settings), "table.pdf"))
    assert told_.splitlines()[:4] == [
        "header 0.0.0 | Партнёр",
        "header 0.0.1 | Страна",
        "header 0.0.2 | Дата",
        "cell 0.1.0 | Нойс",
    ]
    assert told_.splitlines()[-1] == "paragraph | Все соглашения действуют."
