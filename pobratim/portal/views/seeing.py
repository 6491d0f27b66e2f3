"""Who sees what: visitors see what is published, people who sign in see all."""

from django.http import Http404, HttpRequest

from pobratim.errors import NotFound
from pobratim.register import queries
from pobratim.register.papers import DocumentRecord, DocumentWithFacts
from pobratim.register.records import TieRecord


def sees_all(request: HttpRequest) -> bool:
    """Whether the reader has signed in."""
    return request.user.is_authenticated


def documents_for(request: HttpRequest) -> tuple[DocumentRecord, ...]:
    """The documents that the reader may see."""
    return tuple(each for each in queries.documents() if each.published or sees_all(request))


def document_for(request: HttpRequest, document_id: int) -> DocumentWithFacts:
    """A document that the reader may see; for others it does not exist."""
    try:
        found = queries.document(document_id)
    except NotFound as error:
        raise Http404(str(error)) from error
    if not (found.document.published or sees_all(request)):
        raise Http404
    return found


def visible(request: HttpRequest, tie: TieRecord) -> TieRecord:
    """The tie, if the reader may see it."""
    if not (tie.published or sees_all(request)):
        raise Http404
    return tie
