"""What the language layer takes of a text, beside splitting it into words; forms of names beside pymorphy3."""

import re
from collections.abc import Iterator
from functools import partial

from benchmarks.figures import Figure, in_turn

WORDS = re.compile(r"\w+")
CLEAN = "Соглашение о сотрудничестве между городом Смоленском и городом Хагеном от 15 ноября 1985 года. " * 2000
BARE = "Побратимские связи укрепляются: проводятся обмены делегациями, выставки и концерты. " * 3000
DATED = ("Соглашение о дружбе подписано 15 ноября 1985 года. " + BARE[:285]) * 300
STEMS = ("Хаг", "Винт", "Торм", "Керш", "Бальц", "Грум", "Лурк", "Дейм", "Зальц", "Нурм")
ENDS = ("ен", "ерт", "ова", "ино", "олия", "инск", "ау", "ерн", "ский", "ец", "ана")
PEER = "splitting into words"


def figures() -> Iterator[Figure]:
    """Ratios below one say how many times longer than splitting the work takes; the promise bounds that."""
    from pymorphy3 import MorphAnalyzer

    from pobratim.language.dates import find_dates
    from pobratim.language.folding import fold
    from pobratim.language.inflection import case_forms
    from pobratim.language.paradigms import paradigm

    for name, text, work, wanted in (
        ("Folding a clean text", CLEAN, fold, 1 / 4),
        ("Dates of a text without any", BARE, find_dates, 1 / 6),
        ("Dates of an ordinary text", DATED, find_dates, 1 / 60),
    ):
        ours, theirs = in_turn(partial(work, text), partial(WORDS.findall, text))
        speed = len(text) / 1e6
        yield Figure(name, "M characters/s", speed / ours, PEER, speed / theirs, wanted)
    names = [stem + end for stem in STEMS for end in ENDS]
    morph = MorphAnalyzer()

    def forms() -> None:
        paradigm.cache_clear()
        for name in names:
            case_forms(name)

    ours, theirs = in_turn(forms, lambda: [each.lexeme for name in names for each in morph.parse(name)[:1]])
    yield Figure("Case forms of unknown names", "names/s", len(names) / ours, "pymorphy3", len(names) / theirs, 1.0)
