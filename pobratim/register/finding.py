"""Finding by words over everything that the register holds: ties, papers, projects, directions, advice, policy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from pobratim.register import looking, queries
from pobratim.register.foreign import wordings
from pobratim.register.gathering import place_records
from pobratim.register.indexing import holds
from pobratim.register.keys import search_key
from pobratim.register.lemmas import asked, is_in, lemmas, word_key
from pobratim.register.models import Document, PaperWord, Tie
from pobratim.register.outlines import register_version
from pobratim.register.records import PlaceRecord, Source, TieFilters

MOST = 50
ENDS = ("home_id", "partner_id")
AROUND = 90  # letters shown on each side of a word that was found
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and whether it was asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class FoundTie:
    """A tie whose names or titles hold all that was asked."""

    id: int
    home: PlaceRecord
    partner: PlaceRecord
    kind: str


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper in which all that was asked stands, and the place where it first does."""

    id: int
    name: str
    date: str | None
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

    ties: tuple[FoundTie, ...]
    ties_in_all: int
    papers: tuple[FoundPaper, ...]
    papers_in_all: int
    matters: tuple[FoundMatter, ...]


def find(text: str, published_only: bool) -> Found:
    """What holds all the words of a question; visitors find what is published only."""
    if not asked(text):
        return Found((), 0, (), 0, ())
    ties = looking.matching(queries.today(), TieFilters(text=text, published_only=published_only))
    papers = papers_with(text, published_only)
    told = told_papers(papers[:MOST], text)
    return Found(told_ties(ties[:MOST]), len(ties), told, len(papers), matters(text, published_only))


def told_ties(numbers: Sequence[int]) -> tuple[FoundTie, ...]:
    """The ties of some numbers, in their order."""
    rows = {row[0]: row for row in Tie.objects.filter(pk__in=list(numbers)).values_list("pk", *ENDS, "kind")}
    places = place_records(place for _, *ends, _ in rows.values() for place in ends)
    told = (rows[number] for number in numbers)
    return tuple(FoundTie(number, places[home], places[partner], kind) for number, home, partner, kind in told)


def papers_with(text: str, published_only: bool) -> list[int]:
    """The numbers of the papers that hold all the words of a question, the latest first."""
    rows = Document.objects.filter(holds(PaperWord, text)).order_by("-pk").values_list("pk", flat=True)
    hidden = queries.hidden_documents() if published_only else ()
    return [number for number in rows if number not in hidden]


def told_papers(numbers: list[int], text: str) -> tuple[FoundPaper, ...]:
    """The papers of some numbers, in their order, each with the place where the question stands."""
    rows = Document.objects.filter(pk__in=numbers).order_by("-pk").values_list("pk", "name", "date", "text")
    return tuple(FoundPaper(number, name, dated, pieces(whole, text)) for number, name, dated, whole in rows)


def matters(text: str, published_only: bool) -> tuple[FoundMatter, ...]:
    """Projects, directions, recommendations and policies that hold all the words of a question."""
    hidden = {None, *queries.hidden_documents()} if published_only else set()
    seen = (
        each
        for each, key in every_matter(register_version())
        if is_in(key, text) and (not published_only or any(said.document_id not in hidden for said in each.sources))
    )
    return tuple(islice(seen, MOST))


@lru_cache(maxsize=1)
def every_matter(version: tuple[object, ...]) -> tuple[tuple[FoundMatter, str], ...]:
    """All projects, directions, recommendations and policies, each with its key, in one version of the register."""
    every = [FoundMatter("project", each.name, each.sources) for each in queries.projects()]
    every += [FoundMatter("direction", each.text, each.sources) for each in queries.directions()]
    every += [FoundMatter("recommendation", each.text, each.sources) for each in queries.recommendations()]
    every += [FoundMatter("policy", each.title, each.sources) for each in queries.policies()]
    return tuple((each, word_key(each.text)) for each in every)


def pieces(text: str, question: str) -> tuple[Piece, ...]:
    """The surroundings of the first word of a text that was asked for, with all such words in them marked."""
    forms = tuple(each for wording in wordings(question) for each in asked(wording))
    first = next((match for match in WORD.finditer(text) if is_asked(match[0], forms)), None)
    if first is None:
        return ()
    start, end = max(0, first.start() - AROUND), min(len(text), first.end() + AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    found, at = [], start
    for match in takewhile(lambda each: each.end() <= end, WORD.finditer(text, first.start())):
        if not is_asked(match[0], forms):
            continue
        found += [Piece(text[at : match.start()], False), Piece(match[0], True)]
        at = match.end()
    return (*found, Piece(text[at:end], False))


@lru_cache(maxsize=10_000)
def is_asked(word: str, forms: tuple[tuple[str, frozenset[str]], ...]) -> bool:
    """Whether a word of a text is one of those that were asked for."""
    low = search_key(word)
    return any(low.startswith(typed) or lemmas(low) & known for typed, known in forms)
