"""Blocks of plain texts, case by case; a case is added to `layouts/cases.txt` without any Python."""

from pathlib import Path

import pytest

from pobratim.documents import read_bytes
from tests.documents.readable import assert_sound, readable

CASES = Path(__file__).with_name("layouts") / "cases.txt"


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").split("\n") if not line.startswith("# В словах")]
    whole = "\n".join(line for line in lines if not line.startswith("# Строки"))
    return [(text, blocks) for case in whole.split("\n===\n") for text, blocks in [case.split("\n---\n")]]


@pytest.mark.parametrize(("text", "blocks"), cases())
def test_blocks(text: str, blocks: str) -> None:
    document = read_bytes(text.encode(), "case.txt")
    assert document.text == text
    assert_sound(document)
    assert readable(document).strip() == blocks.strip()
