"""Footnotes: marks raised above the line, and notes at the foot of a column or a page, out of the flow of the text."""

import pytest

from pobratim.documents import Document, read_bytes
from tests.documents import papers
from tests.documents.readable import assert_sound, readable

COLUMNS = '#set page(columns: 2, width: 14cm, height: 8cm)\n#set text(size: 11pt, lang: "ru", hyphenate: true)\n'
PAPER = """= Связи города Ржева
Город поддерживает отношения с венгерским городом Салман#footnote[Связи приостановлены в 2022 году.], договор с которым
подписан 5 мая 2001 года. С болгарским городом Сильистра заключено соглашение о сотрудничестве, подписанное в 2002
году#footnote[Соглашение расторгнуто в 2021 году.]. С немецким городом Гютерсло связи развиваются с 1995 года.
"""
PAGE = """<body><h1>Связи города Ржева</h1><ul><li>Салман (Венгрия){first}, договор 2001 года</li>
<li>Сильистра (Болгария){second}</li></ul><p><s>Было так</s> <del>Удалено</del></p>{notes}</body>"""


def blocks_of(document: Document) -> list[str]:
    assert_sound(document)
    return readable(document).splitlines()


def test_notes_below_columns_stand_behind_the_text() -> None:
    lines = blocks_of(read_bytes(papers.pdf([], COLUMNS + PAPER), "notes.pdf"))
    text = " ".join(
        line.partition(" | ")[2].replace("-⏎", "").replace("⏎", " ") for line in lines if "note" not in line
    )
    assert "Салман¹, договор" in text
    assert "в 2002 году². С немецким городом Гютерсло связи" in text
    notes = [line.replace("-⏎", "").replace("⏎", " ") for line in lines[-2:]]
    assert notes == ["note ¹ | Связи приостановлены в 2022 году.", "note ² | Соглашение расторгнуто в 2021 году."]


def test_digits_on_the_line_are_no_marks() -> None:
    document = read_bytes(papers.pdf([("p", "Договор от 05.11.2001 №12, приложение А7.")]), "date.pdf")
    assert document.text == "Договор от 05.11.2001 №12, приложение А7."


@pytest.mark.parametrize(
    ("first", "second", "notes"),
    [
        (
            '<a href="#n1"><sup>1</sup></a>',
            '<a href="#n2"><sup>2</sup></a>',
            '<div><p><a name="n1" href="#a1">1</a> Приостановлен.</p></div><p><a href="#a2">2</a> Расторгнут.</p>',
        ),
        (
            '<sup id="r1"><a href="#n1"><span>[</span>1<span>]</span></a></sup>',
            '<sup id="r2"><a href="#n2">[2]</a></sup>',
            '<ol><li id="n1"><a href="#r1">↑</a> Приостановлен.</li>'
            '<li id="n2"><a href="#r2">↑</a> Расторгнут.</li></ol>',
        ),
        ("<sup>1</sup>", "<sup>[2]</sup>", "<p><sup>1</sup> Приостановлен.</p><p><sup>2)</sup> Расторгнут.</p>"),
    ],
)
def test_notes_of_a_page(first: str, second: str, notes: str) -> None:
    page = PAGE.format(first=first, second=second, notes=notes)
    lines = blocks_of(read_bytes(page.encode(), "notes.html"))
    assert lines[1:3] == [
        "list item 1 • | Салман (Венгрия)¹, договор 2001 года",
        "list item 1 • | Сильистра (Болгария)²",
    ]
    assert "Удалено" not in " ".join(lines)
    assert [line.replace(" |  ", " | ") for line in lines[-2:]] == ["note ¹ | Приостановлен.", "note ² | Расторгнут."]
