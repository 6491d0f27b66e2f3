"""`ingest --dry-run`: what every row of a table, or every fact of a paper, would bring; nothing is kept."""

from pathlib import Path

from tests.cli.terminal import Pobratim

TABLE = (
    "Муниципалитет;Партнёр;Страна;Документ;Дата\nРыбинск;Нигдебург;Германия;Договор о дружбе;12.05.2009\nУглич;;;;\n"
)


def test_rows_are_told_and_nothing_is_kept(pobratim: Pobratim, tmp_path: Path) -> None:
    path = tmp_path / "список.csv"
    path.write_text(TABLE, encoding="utf-8")
    shown = pobratim("ingest", "--dry-run", path)
    assert shown.status == 0, shown.err
    assert "Нигдебург" in shown.out
    assert "ничего не прочитано" in shown.out
    again = pobratim("ingest", path)
    assert "уже внесён" not in again.out


def test_facts_of_a_paper_are_told(pobratim: Pobratim, tmp_path: Path) -> None:
    path = tmp_path / "новость.txt"
    path.write_text("Рыбинск подписал с Нигдебургом (Германия) договор о дружбе 12 мая 2009 года.\n", encoding="utf-8")
    shown = pobratim("ingest", "--dry-run", path)
    assert shown.status == 0, shown.err
    assert "Нигдебург" in shown.out
    assert "нового" in shown.out
