"""The DOCX opens in LibreOffice with as many pages as the PDF has, one more or less, and with the same edges."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.renderers import docx, pdf
from tests.memo.look import looks
from tests.memo.smolensk import material

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 6, 1)])
def test_as_many_pages_in_word_as_in_print(day: date, tmp_path: Path) -> None:
    memo = compose_from(material(day))
    (tmp_path / "memo.docx").write_bytes(docx.render(memo))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "memo.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    ours, theirs = looks(pdf.render(memo)), looks((tmp_path / "memo.pdf").read_bytes())
    assert abs(len(ours) - len(theirs)) <= 1
    assert {page.turned for page in ours} == {page.turned for page in theirs}
    for word, printed in zip(theirs, ours, strict=False):
        if word.turned == printed.turned:
            assert abs(word.left - printed.left) <= 2
            assert abs(word.top - printed.top) <= 8
