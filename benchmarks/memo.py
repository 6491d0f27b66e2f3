"""The memo of the example register as DOCX and PDF, beside python-docx writing the same sentences plainly."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import papers
from benchmarks.figures import Figure, seconds

DAY = date(2019, 1, 1)
DOCX_SECONDS = 0.3
TIES, FEW = 2000, 200
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
    yield from large()


def large() -> Iterator[Figure]:
    """Seconds and megabytes of a memo of 2,000 ties and 10,000 activities; growth; beside python-docx, plainly."""
    for ending in ("docx", "pdf"):
        most, half = apart(ending, TIES), apart(ending, TIES // 2)
        name = f"Memo of {TIES} ties, {ending.upper()}"
        yield Figure(name, "s", most["seconds"], "limit", 5.0, 1.0, more_is_better=False)
        yield Figure("  the same", "MB", most["megabytes"], "limit", 400.0, 1.0, more_is_better=False)
        yield Figure(
            "  twice as long for twice as many", "s", most["seconds"], "2.6 × half", 2.6 * half["seconds"], 1.0, False
        )
    ours, theirs = apart("docx", FEW)["rendering"], apart("plain", FEW)["rendering"]
    yield Figure(f"Memo of {FEW} ties written as DOCX", "s", ours, PLAIN, theirs, 0.5, more_is_better=False)


def apart(ending: str, ties: int) -> dict[str, float]:
    """Seconds and megabytes of a made-up memo, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.memo_large", ending, str(ties)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


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
