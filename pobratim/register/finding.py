"""Finding by words over everything that the register holds: ties, papers, projects, directions, advice, policy."""

import re
from dataclasses import dataclass

from pobratim.register import queries
from pobratim.register.foreign import wordings
from pobratim.register.keys import search_key
from pobratim.register.lemmas import asked, holds, is_in, lemmas, word_key
from pobratim.register.models import Document
from pobratim.register.papers import DocumentRecord
from pobratim.register.records import Source, TieFilters, TieRecord

MOST = 50
AROUND = 90  # letters shown on each side of a word that was found
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and whether it was asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper in which all that was asked stands, and the place where it first does."""

    document: DocumentRecord
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundMatter:
    """A project, a direction, a recommendation or a policy."""

    kind: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, at most 50 of each; `ties_in_all` and `papers_in_all` count them all."""

    ties: tuple[TieRecord, ...]
    ties_in_all: int
    papers: tuple[FoundPaper, ...]
    papers_in_all: int
    matters: tuple[FoundMatter, ...]


def find(text: str, published_only: bool) -> Found:
    """What holds all the words of a question; visitors find what is published only."""
    if not asked(text):
        return Found((), 0, (), 0, ())
    ties = queries.ties(None, TieFilters(text=text, limit=MOST, published_only=published_only), brief=True)
    papers = Document.objects.filter(holds("search_key", text))
    if published_only:
        papers = papers.filter(published=True)
    numbers = list(papers.order_by("-pk").values_list("pk", flat=True))  # looked through once, and counted by it
    texts = dict(Document.objects.filter(pk__in=numbers[:MOST]).values_list("pk", "text"))
    known = {each.id: each for each in queries.documents(of=texts)}
    told = tuple(FoundPaper(known[number], pieces(texts[number], text)) for number in numbers[:MOST])
    return Found(ties.ties, ties.total, told, len(numbers), matters(text, published_only))


def matters(text: str, published_only: bool) -> tuple[FoundMatter, ...]:
    """Projects, directions, recommendations and policies that hold all the words of a question."""
    every = [FoundMatter("project", each.name, each.sources) for each in queries.projects()]
    every += [FoundMatter("direction", each.text, each.sources) for each in queries.directions()]
    every += [FoundMatter("recommendation", each.text, each.sources) for each in queries.recommendations()]
    every += [FoundMatter("policy", each.title, each.sources) for each in queries.policies()]
    hidden = {None, *queries.hidden_documents()}
    seen = [
        each for each in every if not published_only or any(source.document_id not in hidden for source in each.sources)
    ]
    return tuple(each for each in seen if is_in(word_key(each.text), text))[:MOST]


def pieces(text: str, question: str) -> tuple[Piece, ...]:
    """The surroundings of the first word of a text that was asked for, with all such words in them marked."""
    forms = [each for wording in wordings(question) for each in asked(wording)]
    places = [match for match in WORD.finditer(text) if is_asked(match[0], forms)]
    if not places:
        return ()
    start, end = max(0, places[0].start() - AROUND), min(len(text), places[0].end() + AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    found, at = [], start
    for match in (each for each in places if each.end() <= end):
        found += [Piece(text[at : match.start()], False), Piece(match[0], True)]
        at = match.end()
    return (*found, Piece(text[at:end], False))


def is_asked(word: str, forms: list[tuple[str, frozenset[str]]]) -> bool:
    """Whether a word of a text is one of those that were asked for."""
    low = search_key(word)
    return any(low.startswith(typed) or lemmas(low) & known for typed, known in forms)
