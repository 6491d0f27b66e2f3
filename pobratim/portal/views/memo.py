"""The memo: whose ties, as of which day; on the page with its sources, and as a file to keep."""

from dataclasses import dataclass, replace
from pathlib import Path

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pobratim.errors import NotFound, NothingToTell
from pobratim.memo import Memo, Scope, compose_from
from pobratim.memo.drawing import draw
from pobratim.memo.gathering import gather
from pobratim.memo.memo import Block, Section, Sentence, Table
from pobratim.memo.renderers.flow import Grid, Heading, Picture, flow
from pobratim.memo.writing import renderer
from pobratim.portal import asking, naming
from pobratim.portal.views import seeing
from pobratim.register import queries
from pobratim.register.conflicts import decided
from pobratim.register.records import PlaceRecord, Source, TieFilters

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the memo and the sources that they rest on."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, a list or a table of the page."""

    what: str
    level: int = 0
    text: str = ""
    said: tuple[Said, ...] = ()
    table: Table | None = None
    alt: str = ""
    picture: str = ""


def memo(request: HttpRequest) -> HttpResponse:
    """The memo as it will be written, each sentence with its sources."""
    if hidden_from(request):
        return redirect_to_login(request.get_full_path())
    asked = asking.asked(request, published_only=False)
    homes = queries.municipalities()
    scope = scope_of(asked, homes)
    context = {
        "asked": asked,
        "as_of": scope.as_of,
        "today": timezone.localdate(),
        "municipalities": naming.choices([(place.id, place.name) for place in homes]),
    }
    try:
        written = composed(request, scope)
        context |= {"memo": written, "parts": parts(written)}
    except NothingToTell:
        context |= {"memo": None}
    return render(request, "portal/memo.html", context, status=400 if asked.wrong else 200)


def memo_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The memo as a file of an office or for print."""
    if hidden_from(request):
        return redirect_to_login(request.get_full_path())
    asked = asking.asked(request, published_only=False)
    if ending not in TYPES or asked.wrong:
        raise Http404
    scope = scope_of(asked, queries.municipalities(), with_sources=bool(request.GET.get("sources")))
    try:
        content = renderer(Path(f"memo.{ending}"))(composed(request, scope))
    except NothingToTell as error:
        raise Http404(str(error)) from error
    response = HttpResponse(content, content_type=TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="memo-{scope.as_of.isoformat()}.{ending}"'
    return response


def composed(request: HttpRequest, scope: Scope) -> Memo:
    """The memo of a scope; visitors get it without what waits for a decision."""
    material = gather(scope)
    if not seeing.sees_all(request):
        told = tuple(replace(each, record=decided(each.record)) for each in material.ties)
        earlier = tuple(replace(each, record=decided(each.record)) for each in material.earlier)
        material = replace(material, ties=told, earlier=earlier)
    return compose_from(material)


def hidden_from(request: HttpRequest) -> bool:
    """Whether the memo would tell a visitor of ties, or quote papers, that are not published."""
    if seeing.sees_all(request):
        return False
    if queries.hidden_documents():
        return True
    none = TieFilters(limit=0)
    return queries.ties(None, none).total > queries.ties(None, TieFilters(limit=0, published_only=True)).total


def scope_of(asked: asking.Asked, homes: tuple[PlaceRecord, ...], with_sources: bool = False) -> Scope:
    """The order for the memo, in the language of the page: a municipality, else the one region of the register."""
    as_of, language = asked.as_of or timezone.localdate(), "ru" if naming.is_russian() else "en"
    if asked.filters.municipality:
        home = next((place for place in homes if place.id == asked.filters.municipality), None)
        if home is None:
            raise Http404(str(NotFound(kind="место", id=asked.filters.municipality)))
        return Scope(as_of=as_of, municipality=home.name, language=language, sources=with_sources)
    regions = {place.region for place in homes if place.region}
    region = regions.pop() if len(regions) == 1 else None
    return Scope(as_of=as_of, region=region, language=language, sources=with_sources)


def parts(written: Memo) -> list[Part]:
    """The memo piece by piece, as every renderer draws it, with the sources that the files leave out."""
    sources = [sources_of(each) for section in written.sections for each in inside(section)]
    return [part(piece, found) for piece, found in zip(flow(written), sources, strict=True)]


def inside(section: Section) -> list[Section | Block]:
    """A section, its blocks and its parts in the order of reading."""
    below = [each for inner in section.parts for each in inside(inner)]
    return [section, *section.blocks, *below]


def sources_of(node: Section | Block) -> list[tuple[Source, ...]]:
    """The sources of each sentence or item of a block."""
    sentences: tuple[Sentence, ...] = getattr(node, "sentences", ()) or getattr(node, "items", ())
    return [each.sources for each in sentences]


def part(piece: object, sources: list[tuple[Source, ...]]) -> Part:
    """A piece for the page."""
    if isinstance(piece, Heading):
        return Part("heading", piece.level, f"{piece.annex}. {piece.text}" if piece.annex else piece.text)
    if isinstance(piece, Picture):
        drawn = draw(piece.figure.drawing).svg
        return Part("picture", text=piece.figure.caption, alt=piece.figure.alt, picture=drawn)
    if isinstance(piece, Grid):
        return Part("table", table=piece.table)
    runs = getattr(piece, "runs", None)
    items = runs if runs is not None else getattr(piece, "items", ())
    said = tuple(Said(run.text.rstrip(), found) for run, found in zip(items, sources, strict=True))
    return Part("text" if runs is not None else "items", said=said)
