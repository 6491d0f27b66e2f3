"""Who sees what: visitors see what is published, people who sign in see all."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from pobratim.errors import NotFound
from pobratim.portal import naming, words
from pobratim.register import queries
from pobratim.register.conflicts import decided
from pobratim.register.papers import DocumentRecord, DocumentWithFacts, FactRecord
from pobratim.register.records import Source, TieRecord

MOST_CHOICES = 300
ACCEPTED = ("accepted", "corrected")


def sees_all(request: HttpRequest) -> bool:
    """Whether the reader has signed in."""
    return request.user.is_authenticated


def documents_for(request: HttpRequest, offset: int, limit: int) -> tuple[DocumentRecord, ...]:
    """A slice of the documents that the reader may see, the latest first."""
    return queries.documents(published_only=not sees_all(request), offset=offset, limit=limit)


def document_for(request: HttpRequest, document_id: int) -> DocumentWithFacts:
    """A document that the reader may see; for others it does not exist."""
    try:
        found = queries.document(document_id)
    except NotFound as error:
        raise Http404(str(error)) from error
    if sees_all(request):
        return found
    if not found.document.published:
        raise Http404
    return replace(found, facts=open_facts(found.facts))


def open_facts(facts: tuple[FactRecord, ...]) -> tuple[FactRecord, ...]:
    """The accepted facts that speak of no tie, or of one that is published."""
    accepted = [each for each in facts if each.state in ACCEPTED]
    hidden = queries.hidden_ties(each.tie for each in accepted if each.tie)
    return tuple(each for each in accepted if each.tie not in hidden)


def tie_for(request: HttpRequest, tie_id: int, as_of: date | None = None) -> TieRecord:
    """A tie that the reader may see; for others it does not exist. Visitors see decided facts only."""
    try:
        found = queries.tie(tie_id, as_of)
    except NotFound as error:
        raise Http404(str(error)) from error
    if sees_all(request):
        return found
    if not found.published:
        raise Http404
    return decided(found)


def municipalities_for(request: HttpRequest) -> list[tuple[int, str]]:
    """The number and name of the home places whose ties the reader may see, by name; none where they are too many."""
    homes = queries.homes(published_only=not sees_all(request), most=MOST_CHOICES + 1)
    return naming.choices(list(homes)) if len(homes) <= MOST_CHOICES else []


def countries_for(request: HttpRequest) -> list[tuple[str, str]]:
    """The code and name of the partner countries that the reader may know of, by name."""
    return list(named(queries.countries(published_only=not sees_all(request)), get_language() or "ru"))


@lru_cache(maxsize=4)
def named(codes: tuple[str, ...], language: str) -> tuple[tuple[str, str], ...]:
    """The codes and names of countries, by name in a language."""
    return tuple(sorted(((code, words.country_in(language, code)) for code in codes), key=lambda each: each[1]))


def told_to(request: HttpRequest, sources: tuple[Source, ...]) -> bool:
    """Whether any source of a record is a paper that the reader may see, or needs none."""
    if sees_all(request):
        return True
    hidden = queries.hidden_documents()
    return any(each.document_id not in hidden for each in sources)
