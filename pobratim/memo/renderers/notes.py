"""The notes of a memo in their order: each document with its date and words, «Там же» for the one just cited."""

from pobratim.memo.grammar.typography import typeset
from pobratim.memo.grammar.voice import Speech
from pobratim.memo.memo import Sentence
from pobratim.register.records import Source

QUOTED = 240
MANY = 4
Cited = dict[str, tuple[str, ...]]


class Notes:
    """The notes one after another; `labels` hold the words for what the note before cites."""

    def __init__(self, labels: dict[str, str], speech: Speech) -> None:
        self._ibid, self._same = labels["ibid"], labels["same_sources"]
        self._speech = speech
        self._before: Cited = {}

    def next(self, sentence: Sentence) -> str:
        """The note on a sentence; empty where nothing is to be said."""
        cited = self._cited(sentence.sources)
        told = [sentence.mark, self._told(cited)]
        if cited or sentence.mark:
            self._before = {} if sentence.mark else cited
        note = "; ".join(each for each in told if each)
        return note if not note or note.endswith(".") else f"{note}."

    def _told(self, cited: Cited) -> str:
        again = len(cited) == 1 and cited.keys() == self._before.keys()
        if again and (cited == self._before or not any(cited.values())):
            return self._ibid
        if cited and cited == self._before:
            return self._same
        return typeset("; ".join(_said(self._ibid if again else name, quotes) for name, quotes in cited.items()))

    def _cited(self, sources: tuple[Source, ...]) -> Cited:
        """Each document once, with its date, and its words where these are few."""
        words: dict[str, list[str]] = {}
        for source in sources:
            dated = f" ({self._speech.tabled(source.document_date)})" if source.document_date else ""
            quotes = words.setdefault(f"{source.document_name}{dated}", [])
            quotes += [_cut(source.quote)] if source.quote else []
        told = {name: _each_once(quotes) for name, quotes in words.items()}
        return {name: quotes if len(quotes) <= MANY else () for name, quotes in told.items()}


def _each_once(quotes: list[str]) -> tuple[str, ...]:
    """The quotes without those whose words stand in another of them."""
    once = dict.fromkeys(quotes)
    return tuple(each for each in once if not any(each.rstrip("…") in other for other in once if other != each))


def _said(name: str, quotes: tuple[str, ...]) -> str:
    return f"{name}: {', '.join(f'«{quote}»' for quote in quotes)}" if quotes else name


def _cut(quote: str) -> str:
    quote = " ".join(quote.split()).replace("«", "„").replace("»", "“")
    return quote if len(quote) <= QUOTED else quote[:QUOTED].rsplit(" ", 1)[0] + "…"
