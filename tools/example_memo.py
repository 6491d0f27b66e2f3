"""Writes the memo of the example paper from a register read only from it: docs/memo-example.md, and in English."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "examples" / "memo.txt"
DAY = date(2019, 1, 1)
WRITTEN = {"ru": ROOT / "docs" / "memo-example.md", "en": ROOT / "docs" / "memo-example-en.md"}


def main() -> None:
    """Write both files."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["POBRATIM_REGISTER"] = str(Path(folder) / "register.sqlite3")
        from pobratim.cli.parts import open_register

        open_register()
        from pobratim.accounts.people import console_person
        from pobratim.register.ingest import ingest_path

        ingest_path(PAPER, by=console_person(), accept="new")
        for language, path in WRITTEN.items():
            path.write_text(example(language), encoding="utf-8")
            print(path.relative_to(ROOT))


def example(language: str) -> str:
    """The memo that the open register holds, as Markdown."""
    from pobratim.memo import Scope, compose
    from pobratim.memo.renderers import markdown

    return markdown.render(compose(Scope(as_of=DAY, region="RU-SMO", language=language))).decode()


if __name__ == "__main__":
    main()
