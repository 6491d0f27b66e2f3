"""The languages that a memo may be written in."""

from pobratim.memo.grammar.en.speech import English
from pobratim.memo.grammar.ru.speech import Russian
from pobratim.memo.grammar.voice import Speech

SPEECHES: dict[str, type[Speech]] = {"ru": Russian, "en": English}
