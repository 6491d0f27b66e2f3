"""What a source says beyond the facts, in its own words: what work is good for, what an act says, who concluded."""

import re
from collections.abc import Iterable
from functools import cache

from pobratim.memo.grammar.slots import Raw
from pobratim.memo.grammar.tables import rows
from pobratim.memo.grammar.typography import small
from pobratim.register.records import Source

LONGEST = 300  # letters that a memo repeats


@cache
def _patterns(language: str, what: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in rows(language, "quoting") if row["what"] == what)


def quoted(language: str, what: str, sources: Iterable[Source], about: str = "") -> Raw | None:
    """The words of the first source in the language of the memo that say such a thing; None where none does.

    `about` must begin one of the words: a name without its ending.
    """
    for source in sources:
        words = " ".join(source.quote.split())
        for pattern in _patterns(language, what):
            found = pattern.search(words)
            if found and len(found["said"]) <= LONGEST and re.search(rf"\b{re.escape(about)}", found["said"]):
                said = found["said"].strip(" ,;")
                return Raw(small(said) if what == "aim" else said)
    return None
