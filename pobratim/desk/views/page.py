"""The page of a PDF or a scan on which the words of a fact stand, as a picture with the words framed."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse

from pobratim.desk.rights import signed_in
from pobratim.desk.views.review import paper_of
from pobratim.documents import Span
from pobratim.errors import DocumentError
from pobratim.register.intake import original_of

KEPT = 24 * 3600  # seconds


@signed_in
def page(request: HttpRequest, document_id: int, fact_id: int) -> HttpResponse:
    """The picture; 404 where the words have no place on a page."""
    paper = paper_of(document_id)
    fact = next((each for each in paper.facts if each.id == fact_id), None)
    original = original_of(paper.document.sha256)
    if fact is None or not original.is_file():
        raise Http404
    key = f"page-{paper.document.sha256}-{fact_id}"
    picture = cache.get(key)
    if picture is None:
        from pobratim.documents.picture import framed_page  # noqa: PLC0415  what reads PDF and pictures is large

        spans = [
            Span(each.start, each.end)
            for each in fact.sources
            if each.document_id == document_id and each.start is not None and each.end is not None
        ]
        try:
            picture = framed_page(original, spans, paper.text, paper.document.name)
        except DocumentError:
            picture = b""
        cache.set(key, picture, KEPT)
    if not picture:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": f"private, max-age={KEPT}"})
