"""Papers that come in other things: stored in archives, as pages of letters, below the menus of sites."""

import io
import zipfile
from email.message import EmailMessage

from pobratim.documents import Document, read_bytes, read_many
from tests.documents import papers

LINKS = "".join(f'<li><a href="/{n}">{words}</a></li>' for n, words in enumerate(["О городе", "Партнёрство с Минском"]))


def test_papers_that_lie_stored_in_an_archive() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("отчёты/справка.docx", papers.docx())
        archive.writestr("отчёты/справка.odt", papers.odt())
    found = list(read_many(stream.getvalue(), "архив.zip"))
    assert [each.name for each in found if isinstance(each, Document)] == [
        "архив.zip/отчёты/справка.docx",
        "архив.zip/отчёты/справка.odt",
    ]


def letter(plain: str, page: str) -> str:
    """What is read of a letter that says the same in plain words and as a page."""
    message = EmailMessage()
    message["Subject"] = "Побратимы Кирова"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    return read_bytes(message.as_bytes(), "письмо.eml").text


def test_a_letter_is_read_where_it_says_more() -> None:
    page = "<p>Седльце (Польша), соглашение 1993 года.</p>"
    assert letter("См. HTML.", page) == "Побратимы Кирова\nСедльце (Польша), соглашение 1993 года."
    assert letter("Седльце (Польша), соглашение 1993 года.", page).startswith("Побратимы Кирова\n\nСедльце")


def test_a_table_in_a_letter_stays_a_table() -> None:
    page = "<table><tr><td>Город</td><td>Год</td></tr><tr><td>Седльце</td><td>1993</td></tr></table>"
    assert letter("Город Год Седльце 1993", page) == "Побратимы Кирова\nГород\tГод\nСедльце\t1993"


def test_links_above_the_heading_are_a_menu_and_those_below_a_list() -> None:
    page = f"<body><div><ul>{LINKS}</ul></div><h1>Побратимы Кирова</h1><ul>{LINKS}</ul></body>"
    assert read_bytes(page.encode(), "a.html").text == "Побратимы Кирова\n• О городе\n• Партнёрство с Минском"
    assert "Минском" in read_bytes(f"<body><ul>{LINKS}</ul></body>".encode(), "a.html").text
