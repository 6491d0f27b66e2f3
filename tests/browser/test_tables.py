"""Tables in and out: a table of ties row by row before anything is kept, a list beside the register, lists as files."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.documents.papers import xlsx

from .conftest import Walker

ROWS = [
    ("Мы", "Они", "Где", "Чем скреплено", "Когда", "Что сейчас"),
    ("Вязьма", "Тёгёль", "Венгрия", "Соглашение о дружбе", "12.06.2015", "действует"),
    ("Смоленск", "Витебск", "Беларусь", "Договор о сотрудничестве", "24.07.1998", "действует"),
    ("Рославль", "", "", "", "", ""),
]
MEANING = ("home", "partner", "country", "document", "date", "state")
LIST = "== Россия ==\n=== Смоленск ===\n* [[Варшава]], Польша\n* [[Тюль]], Франция\n"


WRITTEN = {"csv": "\n".join(map(";".join, ROWS)).encode(), "xlsx": xlsx([list(row) for row in ROWS])}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_is_shown_row_by_row_and_then_taken_in(walk: Walker, ending: str) -> None:
    page = walk.go("/desk/import/")
    walk.look()
    page.locator("#table").set_input_files({"name": f"связи.{ending}", "mimeType": "", "buffer": WRITTEN[ending]})
    walk.send("main form button")
    for number, meaning in enumerate(MEANING):
        page.locator(f"#c{number}").select_option(meaning)
    walk.send("form.columns button")
    rows = page.locator("table.register tbody tr")
    assert [each.get_attribute("class") for each in rows.all()] == ["new", "contradicts", "nothing"]
    walk.look()
    before = walk.go("/ties/").locator("table.register tbody tr").count()  # nothing is kept yet
    page.go_back()
    walk.send("main form[method=post] button")
    assert "/desk/papers/" in page.url
    assert page.locator(".card[data-state=waiting]").count() >= 1, "what contradicts waits"
    assert walk.go("/ties/").locator("table.register tbody tr").count() == before + 1


def test_a_list_of_wikipedia_is_set_beside_the_register(walk: Walker) -> None:
    page = walk.go("/desk/compare/")
    page.locator("#list").set_input_files({"name": "Смоленск.wiki", "mimeType": "", "buffer": LIST.encode()})
    walk.send("form.drop button")
    assert page.locator("main details").count() >= 2
    walk.look()


def test_lists_are_saved_as_files(walk: Walker) -> None:
    page = walk.go("/ties/?country=PL")
    shown = page.locator("table.register tbody tr").count()
    for ending in ("xlsx", "csv", "ods"):
        with page.expect_download() as begun:
            page.locator(f".downloads a[href*='.{ending}']").first.press("Enter")
        path = begun.value.path()
        assert begun.value.suggested_filename.endswith(f".{ending}")
        if ending == "csv":
            assert len(path.read_text("utf-8-sig").splitlines()) == shown + 1
        else:
            book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
            assert len(book.get_sheet_by_index(0).to_python()) == shown + 1
