"""Explanations: what was marked, what fired, and why a passage gave nothing."""

import pytest

from pobratim.documents import read_bytes
from pobratim.facts import tracing
from pobratim.facts.explaining import explain, explain_passage, explanations
from tests.facts.corpus import paper

HEAD = "Международные связи города Рыбинска\n\n"


def told(sentence: str) -> str:
    document = read_bytes((HEAD + sentence + "\n").encode("utf-8"), "paper.txt")
    return explain_passage(document, sentence[:20])


def test_a_tie_is_explained_by_its_words_links_and_rules() -> None:
    lines = told("В марте 2022 года город Познань (Польша) расторг договор о сотрудничестве от 5 мая 1999 года.")
    assert "Познань, city, PL" in lines
    assert "страна: «Польша» → PL" in lines
    assert "документ: «договор о сотрудничестве» → treaty" in lines
    assert "состояние: «расторг» → terminated" in lines
    assert "дата «5 мая 1999 года» = 1999-05-05: дата подписания" in lines
    assert "связь: Рыбинск – Познань" in lines
    assert "правило agreement.named: Рыбинск – Познань" in lines


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Город не состоит в побратимских связях с Ниццей (Франция).", tracing.DENIED),
        ("В городе Ницца открылся музей стекла.", tracing.PLACES),
        ("Рыбинск растёт и строится каждый год.", tracing.HOME_ONLY),
        ("Пловдив и Рыбинск стоят на реках.", tracing.NO_CUE),
        ("Сотрудники архива нашли старые карты.", tracing.EMPTY),
    ],
)
def test_a_passage_without_a_tie_says_why(sentence: str, reason: str) -> None:
    assert f"связи нет: {reason}" in told(sentence)


def test_a_name_that_was_not_read_is_shown() -> None:
    assert "имя, не прочитанное как место: «Ыбгдеевска»" in told("Осенью в Рыбинск приехали школьники из Ыбгдеевска.")


def test_tracing_changes_nothing_of_what_is_read() -> None:
    from pobratim.facts.clauses import Reader
    from pobratim.facts.reader import DocumentReading
    from pobratim.facts.words import words_of
    from pobratim.language.detect import language_of
    from pobratim.places import Gazetteer

    for name in ("000", "007", "011", "020", "027"):
        document = paper(name)
        language = language_of(document.text)
        plain = DocumentReading(document, Reader(words_of(language), Gazetteer.open(), language))
        plain.run()
        assert plain.ledger.ties() == tracing.trace(document).ledger.ties()


def test_every_passage_of_a_paper_is_explained() -> None:
    document = paper("000")
    assert [each.index for each in explanations(document)] == list(range(len(document.blocks)))
    lines = list(explain(document))
    assert len(lines) > len(document.blocks)
    assert explain_passage(document, 0).startswith("[0, heading]")


TABLE = "{title}\n\nГород\tСтрана\tДокумент\nНойс\tГермания\tДоговор, 1990\nЗост\tГермания\tДоговор, 1991\n"


def cell(text: str, words: str) -> str:
    return explain_passage(read_bytes(text.encode(), "table.txt"), words)


def test_a_cell_says_what_its_column_holds_and_why_its_row_names_no_tie() -> None:
    lines = cell(TABLE.format(title="Связи города Пскова"), "Нойс")
    assert "столбец: партнёр" in lines
    assert "строка не дала связи" not in lines
    assert f"строка не дала связи: {tracing.NO_HOME}" in cell(TABLE.format(title="Список"), "Нойс")
    codes = "Список\n\nВид\tКод\nСоглашение\t1\nДоговор\t2\n"
    assert f"строка не дала связи: {tracing.NO_PARTNERS}" in cell(codes, "Договор")
