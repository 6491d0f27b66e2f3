"""`pobratim memo` from the terminal: a template to begin with, which an office needs no register for."""

from pathlib import Path

from docx import Document

from tests.cli.terminal import Pobratim


def test_a_template_to_begin_with_needs_no_register(pobratim: Pobratim, tmp_path: Path, home: Path) -> None:
    done = pobratim("memo", "--new-template", "-o", "template.docx")
    assert (done.status, done.err) == (0, "")
    said = [paragraph.text for paragraph in Document(str(tmp_path / "template.docx")).paragraphs]
    assert "{{p body }}" in said
    assert not list(home.glob("register*"))
