"""The DOCX opens in LibreOffice with as many pages as the PDF has, one more or less, and with the same edges."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.memo_large import material as large
from pobratim.memo.composing import compose_from
from pobratim.memo.material import Material
from pobratim.memo.renderers import docx, pdf
from tests.memo.look import looks
from tests.memo.smolensk import material

MANY = large(60)
PAPERS = {
    "one tie": replace(material(), ties=material().ties[:1]),
    "2019": material(date(2019, 1, 1)),
    "2024, with sources": material(date(2024, 6, 1), sources=True),
    "60 ties": MANY,
    "60 ties in English": replace(MANY, scope=replace(MANY.scope, language="en")),
}
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("told", PAPERS.values(), ids=PAPERS)
def test_as_many_pages_in_word_as_in_print(told: Material, tmp_path: Path) -> None:
    memo = compose_from(told)
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
