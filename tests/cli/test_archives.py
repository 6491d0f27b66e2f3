"""An archive, or a letter with attachments, goes in paper by paper; what is bad in it costs only itself."""

from pathlib import Path

from tests.cli.terminal import Pobratim
from tests.cli.test_bad_input import assert_sentence
from tests.documents import papers
from tests.reading import hostile


def test_an_archive_into_the_register(pobratim: Pobratim, tmp_path: Path) -> None:
    inner = papers.zipped({"связи.docx": papers.docx()})
    other = papers.text().replace("Салман".encode(), "Витебск".encode())
    parts: dict[str, str | bytes] = {"пустой.txt": b"", "справка.txt": other, "папка/архив.zip": inner}
    (tmp_path / "бумаги.zip").write_bytes(papers.zipped(parts))
    outcome = pobratim("ingest", "--accept", "new", "бумаги.zip")
    assert_sentence(outcome, 2, "бумаги.zip/пустой.txt")
    assert "справка.txt" in outcome.out
    assert "связи.docx" in outcome.out
    again = pobratim("ingest", "бумаги.zip")
    assert again.out.count("уже") >= 2, "the same papers twice change nothing"


def test_a_letter_into_the_register(pobratim: Pobratim, tmp_path: Path) -> None:
    from email.message import EmailMessage

    inner, letter = EmailMessage(), EmailMessage()
    inner["Subject"] = "Справка"
    inner.set_content("Направляю справку о погоде.")
    inner.add_attachment(papers.docx(), maintype="application", subtype="octet-stream", filename="связи.docx")
    letter["Subject"] = "Пересылаю"
    letter.set_content("Смотри ниже.")
    letter.add_attachment(inner)
    (tmp_path / "письмо.eml").write_bytes(letter.as_bytes())
    outcome = pobratim("ingest", "письмо.eml")
    assert "связи.docx" in outcome.out, outcome


def test_hostile_papers_do_not_stop_the_rest(pobratim: Pobratim, tmp_path: Path) -> None:
    names = ("bomb.docx", "recursive.odt", "page-loop.pdf", "far-cell.xlsx", "deep.eml", "nulls.txt", "bomb.zip")
    for name in names:
        (tmp_path / name).write_bytes(hostile.CASES[name][0]())
    (tmp_path / "справка.txt").write_bytes(papers.text())
    outcome = pobratim("ingest", *names, "справка.txt")
    assert outcome.status == 2
    assert "Traceback" not in outcome.err
    told = outcome.err.strip().splitlines()
    assert [name for name in names if not any(name in line for line in told)] == []
    assert len(told) == len(names)
    assert "справка.txt" in outcome.out
