"""The committed example is current, and the side by side covers the original and quotes what is really written."""

import re
from pathlib import Path

import pytest

from pobratim.documents import read_bytes
from pobratim.facts.reader import read_facts
from tests.register.conftest import _originals, officer, take  # noqa: F401 - fixtures
from tools.example_memo import PAPER, WRITTEN, example

SIDES = Path(__file__).parents[2] / "docs" / "memo-side-by-side.md"
FATES = ("better", "equal", "worse", "not sayable")


def rows() -> list[list[str]]:
    """The rows of the table: number, original, ours, how it fares."""
    lines = [line for line in SIDES.read_text("utf-8").splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def plain(text: str) -> str:
    """The words without marks of lists and headings, with single spaces."""
    return " ".join(re.sub(r"(?m)^(?:- |#+ |\*\*)", "", text).replace("**", "").replace("\xa0", " ").split())


@pytest.mark.parametrize("language", WRITTEN)
def test_the_committed_memo_is_current(take, language: str) -> None:  # noqa: F811
    take(read_facts(read_bytes(PAPER.read_bytes(), PAPER.name)))
    assert WRITTEN[language].read_text("utf-8") == example(language), "run: make memo-example"


def test_every_sentence_of_the_original_has_its_row() -> None:
    """Taken out of the original, the quotations of the rows (to the end of the line after «…») leave no sentence."""
    paragraphs = re.split(r"\n\s*\n|\n(?=- )", PAPER.read_text("utf-8"))
    left = "\n".join(plain(each) for each in paragraphs)
    for number, original, _, _ in rows():
        first, *rest = (part.strip() for part in original.split("…"))
        start = left.find(first)
        assert start >= 0, (number, first)
        last = next((part for part in reversed(rest) if part), "")
        end = left.index(last, start + len(first)) + len(last)
        if original.endswith("…"):
            end = (left + "\n").index("\n", end)
        left = f"{left[:start]}\n{left[end:]}"
    assert [line for line in left.split("\n") if len(line.split()) > 2] == []


def test_every_row_quotes_the_memo_and_says_how_it_fares() -> None:
    ours = plain(WRITTEN["ru"].read_text("utf-8"))
    assert [number for number, *_ in rows()] == [str(number) for number in range(1, len(rows()) + 1)]
    for number, _, said, fate in rows():
        assert said == "—" or plain(said) in ours, (number, said)
        assert any(f"**{word}**" in fate for word in FATES), number
        assert said != "—" or "equal" not in fate
