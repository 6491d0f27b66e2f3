"""The memo of the example register as DOCX and PDF, beside python-docx writing the same sentences plainly."""

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import papers
from benchmarks.figures import Figure, seconds

DAY = date(2019, 1, 1)
DOCX_SECONDS = 0.3
PLAIN = "python-docx, the same sentences plainly, s"


def figures() -> Iterator[Figure]:
    """Seconds for each format, from the register to the file on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        open_register(Path(folder))
        from pobratim.memo import Scope, compose, write_memo

        docx, pdf = Path(folder) / "memo.docx", Path(folder) / "memo.pdf"
        ours = seconds(lambda: write_memo(docx, as_of=DAY))
        sentences = [sentence.text for sentence in compose(Scope(as_of=DAY)).sentences()]
        yield Figure("Memo of the example, DOCX", "s", ours, "limit", DOCX_SECONDS, 1.0, more_is_better=False)
        theirs = seconds(lambda: write_plainly(sentences, docx))
        yield Figure("  the same", "s", ours, PLAIN, theirs, 0.0, more_is_better=False)
        ours = seconds(lambda: write_memo(pdf, as_of=DAY))
        yield Figure("Memo of the example, PDF", "s", ours, "limit", DOCX_SECONDS, 0.0, more_is_better=False)


def open_register(folder: Path) -> None:
    """A register of its own that holds the memo of the examples."""
    os.environ["POBRATIM_REGISTER"] = str(folder / "register.sqlite3")
    from pobratim.cli.parts import open_register as open_it

    open_it()
    from pobratim.accounts.people import console_person
    from pobratim.register.ingest import ingest_path

    ingest_path(papers.memo(), by=console_person(), accept="new")


def write_plainly(sentences: list[str], path: Path) -> None:
    """A DOCX with one paragraph for each sentence, in python-docx's own style."""
    import docx

    document = docx.Document()
    for sentence in sentences:
        document.add_paragraph(sentence)
    document.save(str(path))
