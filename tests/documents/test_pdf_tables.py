"""Ruled tables of PDF: one table though it runs over pages, and a box for every cell."""

import pytest

from pobratim.documents import Document, Span, page_boxes, read_bytes
from pobratim.documents.printed import Printed, prolong
from tests.documents import papers
from tests.documents.readable import assert_sound, readable

HEAD = "#table.header([*№*], [*Партнёр*], [*Страна*], [*Дата*]),"
SIZES = "columns: (1cm, 5cm, 4cm, 3cm),"


def long_table(rows: int, head: str = HEAD, page: str = "") -> bytes:
    """A PDF in which a ruled table of so many rows stands between two sentences."""
    cells = "\n".join(f"[{n}.], [Город{n}], [Германия], [{1900 + n} г.]," for n in range(1, rows + 1))
    setup = (
        f'#set page(height: 12cm, numbering: "1", header: [Реестр связей города Ржева]{page})\n#set text(size: 11pt)\n'
        f"Побратимы города Ржева перечислены ниже.\n\n#table({SIZES} {head.removeprefix('#')}\n{cells})\n\n"
    )
    return papers.pdf([("p", "Все соглашения действуют.")], setup)


def cells_of(document: Document) -> set[int | None]:
    return {block.table for block in document.blocks if block.table is not None}


def test_a_table_over_three_pages_is_one() -> None:
    document = read_bytes(long_table(40), "table.pdf")
    assert_sound(document)
    assert cells_of(document) == {0}
    lines = readable(document).splitlines()
    assert [line for line in lines if line.startswith("header")] == [
        "header 0.0.0 | №",
        "header 0.0.1 | Партнёр",
        "header 0.0.2 | Страна",
        "header 0.0.3 | Дата",
    ]
    towns = [f"cell 0.{n}.1 | Город{n}" for n in range(1, 41)]
    assert [line for line in lines if ".1 | Город" in line] == towns
    assert "Реестр связей" not in document.text, "the running header is left out"
    assert lines[-1] == "paragraph | Все соглашения действуют."


def test_a_table_without_a_header_anew() -> None:
    head = "[*№*], [*Партнёр*], [*Страна*], [*Дата*],"
    document = read_bytes(long_table(30, head), "table.pdf")
    assert cells_of(document) == {0}
    assert document.text.count("Партнёр") == 1
    assert "cell 0.30.1 | Город30" in readable(document)


@pytest.mark.parametrize("rows", range(17, 25))
def test_a_single_row_on_the_next_page_belongs_to_the_table(rows: int) -> None:
    head = "[*№*], [*Партнёр*], [*Страна*], [*Дата*],"
    document = read_bytes(long_table(rows, head), "table.pdf")
    assert_sound(document)
    assert cells_of(document) == {0}
    assert f"cell 0.{rows}.1 | Город{rows}" in readable(document)


def test_two_tables_stay_two() -> None:
    table = f"#table({SIZES} [№], [Партнёр], [Страна], [Дата], [1.], [Нойс], [Германия], [1990 г.])"
    setup = f"{table}\n\nДругие города:\n\n{table}\n#pagebreak()\nИ ещё:\n\n{table}\n\n"
    assert cells_of(read_bytes(papers.pdf([("p", "Конец.")], setup), "tables.pdf")) == {0, 1, 2}


def test_a_cell_has_its_box_on_its_page() -> None:
    data = long_table(40)
    document = read_bytes(data, "table.pdf")
    pages = []
    for town in ("Город2\t", "Город20\t", "Город40\t"):
        at = document.text.index(town)
        (box,) = page_boxes(data, Span(at, at + len(town) - 1), "table.pdf")
        assert 0 < box.left < box.right
        assert 8 < box.top - box.bottom < 40
        pages.append(box.page)
    assert pages == sorted(set(pages)), "each on a page of its own, further on"


def test_words_that_a_table_goes_on_are_no_paragraph() -> None:
    below = f"#table({SIZES} [№], [Партнёр], [Страна], [Дата], [2.], [Пори], [Финляндия], [1991 г.])"
    above = f"#table({SIZES} [№], [Партнёр], [Страна], [Дата], [1.], [Нойс], [Германия], [1990 г.])"
    setup = f"{above}\n#pagebreak()\nПродолжение таблицы 1\n\n{below}\n\n"
    document = read_bytes(papers.pdf([("p", "Конец.")], setup), "table.pdf")
    assert cells_of(document) == {0}
    assert "Продолжение" not in document.text
    assert document.text.count("Партнёр") == 1


def printed(*rows: list[str | None], page: int = 0) -> Printed:
    return Printed("", 0, 0, 100, 100, page=page, table=list(rows), cells=[[None] * len(row) for row in rows])


def test_a_row_that_a_page_divides_is_one() -> None:
    table = printed(["№", "Партнёр"], ["1.", "Нойс,"])
    prolong(table, printed(["№", "Партнёр"], ["", "Германия"], ["2.", "Пори"], page=1))
    assert table.table == [["№", "Партнёр"], ["1.", "Нойс,\nГермания"], ["2.", "Пори"]]
    assert len(table.cells) == 3


def test_an_empty_first_cell_begins_a_row_where_rows_begin_so() -> None:
    table = printed(["Ржев", "Салман"], ["", "Нойс"])
    prolong(table, printed(["", "Пори"], page=1))
    assert table.table == [["Ржев", "Салман"], ["", "Нойс"], ["", "Пори"]]
