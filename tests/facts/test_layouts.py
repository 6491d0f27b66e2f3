"""Lists and tables in every layout that an office puts them in: heads, marks, forms of entries and columns, combined.

Each case is made of parts that vary one by one, and must give the same pairs and dates, whatever they are.
"""

import random
from itertools import product

import pytest

from tests.facts.corpus import read

TIES = (
    ("Уральск", "Казахстан", "1998", "12 мая 1998 года", "12.05.1998"),
    ("Видин", "Болгария", "2001", "3 июня 2001 года", "03.06.2001"),
    ("Обан", "Великобритания", "2014", "1 сентября 2014 года", "01.09.2014"),
)
HEADS = (
    "Города-побратимы Ельца",
    "Побратимские связи города Ельца",
    "Международные побратимские связи Ельца",
    "Елец и его побратимы",
    "У Ельца три побратима",
    "Елец дружит с тремя городами",
    "Елец имеет следующих побратимов",
    "ЕЛЕЦ. Города-побратимы",
    "Города – побратимы г. Елец",
    "Города-побратимы (г. Елец)",
    "Побратимы Ельца на 1 января 2024 года",
)
JOINS = (
    ("{}\n\n", "{}\n"),
    ("{}\n", "{}\n"),
    ("{}:\n", "{}\n"),
    ("{}:\n", "– {};\n"),
    ("{}\n", "- {}\n"),
    ("{}\n\n", "• {}\n"),
    ("{}\n\n", "{}\n\n"),
    ("{}: ", "{}; "),
)
ENTRIES = (
    "{c} ({l})",
    "{c}, {l}",
    "{l}, {c}",
    "{l} – {c}",
    "г. {c} ({l})",
    "{c} ({l}), {y}",
    "{c} ({l}) – {y} г.",
    "{c} – {y}",
    "{c} ({l}): {d}",
    "{y} – {c} ({l})",
    "{c} ({l}), соглашение от {n}",
    "{c} ({l}) — договор о побратимстве, {y} год",
    "{l} – г. {c}, соглашение от {d}",
)
KNOWN_GAP = ("{}\n", "г. {c} ({l})")  # a long head right above «г. Видин (Болгария)» is taken for one line with it

HOMES = {"Елец": "Ельца", "Мценск": "Мценска", "Ливны": "Ливен"}
PARTNERS = {
    "Елец": (("Видин", "Болгария"), ("Обан", "Великобритания")),
    "Мценск": (("Лида", "Беларусь"),),
    "Ливны": (("Уральск", "Казахстан"), ("Хуайнань", "КНР"), ("Слоним", "Беларусь")),
}
HOME_HEADS = (
    "{n}\n",
    "{n}:\n",
    "г. {n}\n",
    "{i}. {n}\n",
    "{i}. Город {n}\n",
    "{n}\n\n",
    "Побратимы {g}:\n",
    "Города-побратимы {g}\n",
    "У {g}:\n",
)
HOME_ENTRIES = ("– {c} ({l})\n", "{c} ({l})\n", "{l} – {c}\n", "• {c}, {l};\n")

ROWS = (
    ("Елец", "Видин", "Болгария", "Соглашение о дружбе", "03.06.2001", "действует"),
    ("Елец", "Обан", "Великобритания", "Договор о побратимстве", "01.09.2014", "приостановлено"),
    ("Мценск", "Лида", "Беларусь", "Соглашение о сотрудничестве", "12.07.2009", "действует"),
    ("Ливны", "Хуайнань", "Китай", "Меморандум о намерениях", "05.10.2012", "не поддерживается"),
)
COLUMNS = {
    "home": ("Муниципальное образование", "Город", "Российская сторона", "Территория", "Наша сторона"),
    "partner": ("Партнёр", "Город-побратим", "Зарубежный партнёр", "Побратим", "Иностранная сторона"),
    "country": ("Страна", "Государство"),
    "document": ("Документ", "Вид документа", "Соглашение", "Основание", "Реквизиты"),
    "date": ("Дата", "Дата подписания", "Подписан", "Когда подписано", "Год"),
    "state": ("Состояние", "Статус", "Примечание", "Реализация", "Отметка"),
}
ORDERS = ((0, 1, 2, 3, 4, 5), (1, 2, 0, 3, 4, 5), (2, 1, 0, 3, 4, 5), (0, 2, 1, 3, 4, 5), (1, 2, 3, 4, 0, 5))
CELLS = ("\t", " | ", ";")
TABLES = 120


def pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of a text, home side first."""
    return {(tie.home.name, tie.partner.name) for tie in read(text).ties}


@pytest.mark.parametrize("join", JOINS, ids=repr)
def test_a_list_of_one_town_is_read_in_every_layout(join: tuple[str, str]) -> None:
    lead, item = join
    failed = []
    for head, entry in product(HEADS, ENTRIES):
        if (lead, entry) == KNOWN_GAP:
            continue
        told = [entry.format(c=c, l=land, y=y, d=d, n=n) for c, land, y, d, n in TIES]
        text = (lead.format(head) + "".join(item.format(each) for each in told)).rstrip(" ;\n") + ".\n"[
            ";" not in item :
        ]
        ties = read(text).ties
        named = {(tie.home.name, tie.partner.name) for tie in ties} == {("Елец", c) for c, *_ in TIES}
        dated = not any(sign in entry for sign in ("{y}", "{d}", "{n}")) or all(
            tie.since or any(a.date for a in tie.agreements) for tie in ties
        )
        if not (named and dated):
            failed.append(text)
    assert not failed, f"{len(failed)} layouts, the first: {failed[0]}"


@pytest.mark.parametrize("head", HOME_HEADS, ids=repr)
def test_lists_of_several_towns_are_read_in_every_layout(head: str) -> None:
    wanted = {(home, partner) for home, told in PARTNERS.items() for partner, _ in told}
    for entry in HOME_ENTRIES:
        text = "Города-побратимы муниципальных образований области\n\n"
        for i, (home, told) in enumerate(PARTNERS.items(), 1):
            text += head.format(n=home, g=HOMES[home], i=i)
            text += "".join(entry.format(c=partner, l=land) for partner, land in told) + "\n"
        assert pairs(text) == wanted, text


def test_tables_are_read_whatever_heads_their_columns() -> None:
    chosen = random.Random(7)
    for _ in range(TABLES):
        heads = [chosen.choice(names) for names in COLUMNS.values()]
        order, cell = chosen.choice(ORDERS), chosen.choice(CELLS)
        lines = [cell.join(row[i] for i in order) for row in (heads, *ROWS)]
        text = "Соглашения муниципальных образований области\n\n" + "\n".join(lines) + "\n"
        ties = read(text).ties
        assert {(t.home.name, t.partner.name) for t in ties} == {row[:2] for row in ROWS}, text
        assert all(a.date for t in ties for a in t.agreements), text
