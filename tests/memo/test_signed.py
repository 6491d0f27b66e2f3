"""The signature never stands alone on a page, and words before a list never part from it."""

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument

from pobratim.memo.composing import compose_from
from pobratim.memo.renderers import pdf
from tests.memo.registers import register


@pytest.mark.parametrize("seed", range(12))
def test_the_last_page_of_the_text_says_something(seed: int) -> None:
    with PdfDocument(BytesIO(pdf.render(compose_from(register(seed))))) as paper:
        pages = [page.get_textpage().get_text_range().splitlines() for page in paper]
    signed = [lines for lines in pages if any(line.startswith("Исполнитель") for line in lines)]
    assert len(signed) == 1
    said = [line for line in signed[0] if "____" not in line and not line.strip().isdigit() and line.strip()]
    assert said
    assert [lines[-1] for lines in pages if lines and lines[-1].rstrip().endswith(":")] == []
