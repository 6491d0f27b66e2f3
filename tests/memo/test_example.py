"""The whole way: the example paper is read and taken in, the memo is written from the register and read back."""

from datetime import date
from pathlib import Path

import pytest

from pobratim.documents import read_bytes
from pobratim.facts.reader import read_facts
from pobratim.memo import Scope, compose
from pobratim.memo.material import STOPPED
from pobratim.memo.renderers import docx
from pobratim.register import queries
from pobratim.register.records import TieRecord
from tests.register.conftest import _originals, officer, take  # noqa: F401

MEMO = Path(__file__).parents[2] / "examples" / "memo.txt"
DAY = date(2019, 1, 1)


def name(words: str) -> str:
    return words.replace("ё", "е")


@pytest.fixture
def held(take) -> tuple[TieRecord, ...]:  # noqa: F811
    take(read_facts(read_bytes(MEMO.read_bytes(), MEMO.name)))
    return queries.ties(DAY).ties


def test_the_memo_read_back_gives_the_register(held: tuple[TieRecord, ...]) -> None:
    written = docx.render(compose(Scope(as_of=DAY, region="RU-SMO")))
    back = {
        (name(tie.home.name), name(tie.partner.name)): tie for tie in read_facts(read_bytes(written, "memo.docx")).ties
    }
    want = {(name(tie.home.name), name(tie.partner.name)): tie for tie in held}
    assert back.keys() == want.keys()
    for pair, tie in want.items():
        read = back[pair]
        assert (read.kind, read.partner.country, read.partner.level) == (
            tie.kind,
            tie.partner.country,
            tie.partner.level,
        ), pair
        assert {(a.kind, a.date) for a in read.agreements} == {(a.kind, a.date) for a in tie.agreements}, pair
        stopped = bool({state.state for state in tie.state.declared} & set(STOPPED))
        assert (read.status in ("dormant", "suspended", "terminated", "expired")) == stopped, pair


def test_what_the_paper_says_is_in_the_memo(held: tuple[TieRecord, ...]) -> None:
    memo = compose(Scope(as_of=DAY, region="RU-SMO"))
    said = name(" ".join(sentence.text for sentence in memo.sentences()).replace("\xa0", " "))
    for tie in held:
        assert name(tie.partner.name)[:4] in said
    assert [section.key for section in memo.sections] == [
        *(
            "basis",
            "summary",
            "ties",
            "forms",
            "projects",
            "stopped",
            "due",
            "context",
            "advice",
            "directions",
            "unclear",
        ),
        *("annex", "figures", "map", "plan"),
    ]
