"""RTF: what its control words say of words, notes, boxes and tables."""

from pobratim.documents import read_bytes
from tests.documents.readable import assert_sound, readable

HEAD = (
    r"{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset238 Times CE;}{\f2\fcharset134 Sun;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}{\info{\author Nobody}}"
    r"{\header \pard Running head\par}"
)


def blocks(body: str) -> list[str]:
    """The blocks of an RTF with this body."""
    document = read_bytes(f"{HEAD}{body}}}".encode("cp1251"), "paper.rtf")
    assert_sound(document)
    return readable(document).splitlines()


def test_headings_and_numbers_of_lists() -> None:
    body = r"\pard\s1 Связи Рыбинска\par\pard\s0{\listtext 1.\tab}Каунас, договор\par{\pntext 2.\tab}Бор\par"
    assert blocks(body) == ["heading 1 | Связи Рыбинска", "list item 1 1. | Каунас, договор", "list item 1 2. | Бор"]


def test_deleted_and_hidden_words_are_left_out() -> None:
    assert blocks(r"\pard Договор {\deleted 1990}{\revised 1991} года{\v  скрыто}\v  тоже\plain .\par") == [
        "paragraph | Договор 1991 года."
    ]


def test_letters_of_other_fonts_and_of_unicode() -> None:
    body = r"\pard {\f1 Vyt\'ec}, {\f2 \'d6\'d0\'b9\'fa}, \u1071\'3f\u8212- {\uc0\u1041}\~\{\}\emdash\par"
    assert blocks(body) == ["paragraph | Vytě, 中国, Я— Б\xa0{}—"]


def test_a_footnote_stands_at_the_end_with_its_mark() -> None:
    body = r"\pard Каунас{\super\chftn}{\footnote\pard{\super\chftn} Расторгнут.\par} (1990 год).\par\pard Дальше.\par"
    assert blocks(body) == ["paragraph | Каунас¹ (1990 год).", "paragraph | Дальше.", "note ¹ | Расторгнут."]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 202}}{\shptxt\pard В рамке.\par}}{\shprslt В рамке.}}"
    assert blocks(rf"\pard До {box}рамки.\par\pard После.\par") == [
        "paragraph | До рамки.",
        "paragraph | В рамке.",
        "paragraph | После.",
    ]


def test_a_table_with_merged_cells() -> None:
    body = (
        r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl Город\cell Документ\cell Год\cell\row"
        r"\trowd\clvmgf\cellx1000\cellx3000\pard\intbl Бор\cell Договор\par 1990\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell Протокол\cell 1995\cell\row"
        r"\pard\par\trowd\cellx1000\cellx2000\pard\intbl А\cell Б\cell\row\trowd\cellx1000\cellx2000\pard\intbl"
        r" В\cell Г\cell\row\pard Конец.\par"
    )
    assert blocks(body) == [
        "header 0.0.0 | Город",
        "header 0.0.1 | Документ",
        "header 0.0.2 | Год",
        "cell 0.1.0 | Бор",
        "cell 0.1.1 | Договор⏎1990",
        "cell 0.2.1 | Протокол",
        "cell 0.2.2 | 1995",
        "cell 1.0.0 | А",
        "cell 1.0.1 | Б",
        "cell 1.1.0 | В",
        "cell 1.1.1 | Г",
        "paragraph | Конец.",
    ]


def test_a_table_within_a_cell_is_read_as_a_table() -> None:
    row = r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    inner = r"\pard\intbl\itap2 Город\nestcell Год\nestcell" + row + r"\itap2 Бор\nestcell 1990\nestcell" + row
    body = rf"\trowd\cellx9000\pard\intbl Список.\par{inner}\pard\intbl\cell\row\pard Конец.\par"
    assert blocks(body) == [
        "paragraph | Список.",
        "header 0.0.0 | Город",
        "header 0.0.1 | Год",
        "cell 0.1.0 | Бор",
        "cell 0.1.1 | 1990",
        "paragraph | Конец.",
    ]
