"""A list of the commons brought to the desk: what each lacks, and the commands that a person may send."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from .conftest import Desk

WIKI = "== Россия ==\n=== Смоленск ===\n* [[Варшава]], Польша\n* [[Тюль]], Франция\n* слова\n"


def answer(*pairs: tuple[str, str]) -> bytes:
    rows = [
        {"a": town(one), "b": town(other), "aGeonames": said(one), "bGeonames": said(other)} for one, other in pairs
    ]
    return json.dumps({"results": {"bindings": rows}}).encode()


def said(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def town(number: str) -> dict[str, str]:
    return said(f"http://www.wikidata.org/entity/Q{number}")


def sent(desk: Desk, name: str, content: bytes) -> str:
    client = desk.client("reader")
    page = client.post("/desk/compare/", {"list": SimpleUploadedFile(name, content)})
    assert page.status_code in (200, 400)
    return page.content.decode()


def test_a_page_of_wikipedia_is_set_beside_the_register(desk: Desk) -> None:
    assert "/desk/compare/" in desk.client("reader").get("/desk/").content.decode()
    shown = sent(desk, "Смоленск.wiki", WIKI.encode())
    assert "Есть у них, нет у нас: 1" in shown
    assert "Смоленск — Тюль" in shown
    assert "Непонятых строк: 1" in shown
    assert "POBRATIM_ADDRESS" in shown, "commands refer to pages that others can open"


def test_commands_are_looked_through_and_kept_as_a_file(desk: Desk, settings) -> None:
    settings.POBRATIM_ADDRESS = "https://register.example"
    shown = sent(desk, "answer.json", answer(("491687", "2971874"), ("756135", "2971874")))
    assert "Q491687\tP190\tQ756135" in shown
    text = shown.partition('wrap="off">')[2].partition("</textarea>")[0].replace("&quot;", '"')
    file = desk.client("reader").post("/desk/compare/quickstatements.txt", {"commands": text})
    assert file.headers["Content-Disposition"] == 'attachment; filename="quickstatements.txt"'
    assert file.content.decode() == text
    assert file.content.decode().splitlines()[0].count("\t") >= 4


def test_a_section_of_an_article_is_enough(desk: Desk) -> None:
    """Nothing in it says which town it is about, or where that lies: the file is named for it."""
    text = "== Города-побратимы ==\n* [[Варшава]], Польша\n* [[Тюль]], Франция\n* [[Витебск]], Белоруссия\n"
    shown = sent(desk, "Смоленск.wiki", text.encode())
    assert "Смоленск — Тюль" in shown
    assert "Смоленск — Варшава" in shown
    assert "Есть у них, нет у нас: 1" in shown


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", b"{", "«a.json»"),
        ("a.csv", b"\xff\xfe", "«a.csv»"),
        ("a.wiki", b"{{" * 1000, "«a.wiki»"),
        ("../../a.csv", b"city1\n", "«a.csv»"),
        ("a.csv", b"a" * (10 * 1024 * 1024 + 1), "больше 10 МБ"),
    ],
)
def test_a_file_that_is_no_list_is_told_of(name: str, content: bytes, told: str, desk: Desk) -> None:
    shown = sent(desk, name, content)
    assert told in shown
    assert "pobratim-" not in shown, "the folder in which it was read is nobody's business"


def test_no_file_and_no_sign_in(desk: Desk) -> None:
    assert "Выберите файл" in desk.client("reader").post("/desk/compare/").content.decode()
    assert desk.client("visitor").get("/desk/compare/").status_code == 302
    assert desk.client("visitor").post("/desk/compare/quickstatements.txt").status_code == 302
    assert desk.client("reader").get("/desk/compare/quickstatements.txt").status_code == 405
