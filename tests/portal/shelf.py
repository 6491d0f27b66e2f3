"""Queries that answer from the hand-made register instead of a database."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from pobratim.errors import NotFound
from pobratim.register.records import TieFilters, TiePage, TieRecord

from . import samples

NAMES = (
    "ties",
    "tie",
    "place",
    "municipalities",
    "countries",
    "documents",
    "document",
    "figures",
    "directions",
    "history",
    "says_who",
)


@dataclass
class Shelf:
    """A hand-made register."""

    kept: tuple[TieRecord, ...] = (samples.HAGEN_TIE, samples.BARE_TIE)
    papers: tuple[int, ...] = (1, 2)

    def put(self, setattr_of: Callable[[object, str, object], None]) -> None:
        """Answer in place of the queries of the register."""
        from pobratim.register import queries

        for name in NAMES:
            setattr_of(queries, name, getattr(self, name))

    def ties(self, as_of: date | None = None, filters: TieFilters | None = None) -> TiePage:
        """Ties by country, kind and text."""
        asked = filters or TieFilters()
        found = [each for each in self.kept if self.fits(each, asked)]
        stop = None if asked.limit is None else asked.offset + asked.limit
        return TiePage(len(found), tuple(found[asked.offset : stop]))

    def fits(self, tie: TieRecord, asked: TieFilters) -> bool:
        """Whether a tie passes the filters that the tests use."""
        return (
            asked.country in (None, tie.partner.country)
            and asked.kind in (None, tie.kind)
            and asked.text.lower() in f"{tie.home.name} {tie.partner.name}".lower()
            and (tie.published or not asked.published_only)
        )

    def tie(self, tie_id: int, as_of: date | None = None) -> TieRecord:
        """One tie, as of the day."""
        for each in self.kept:
            if each.id == tie_id:
                return replace(each, state=replace(each.state, as_of=as_of or each.state.as_of))
        raise NotFound(kind="tie", id=tie_id)

    def place(self, place_id: int) -> object:
        """Smolensk or nothing."""
        if place_id != samples.SMOLENSK.id:
            raise NotFound(kind="place", id=place_id)
        return samples.SMOLENSK

    def municipalities(self, region: str | None = None) -> tuple[object, ...]:
        """Smolensk."""
        return (samples.SMOLENSK,)

    def countries(self) -> tuple[str, ...]:
        """Germany."""
        return ("DE",)

    def documents(self) -> tuple[object, ...]:
        """The two papers."""
        return tuple(samples.paper(each).document for each in self.papers)

    def document(self, document_id: int) -> object:
        """One of the two papers."""
        if document_id not in self.papers:
            raise NotFound(kind="document", id=document_id)
        return samples.paper(document_id)

    def figures(self, as_of: date | None = None, region: str | None = None) -> object:
        """The figures of the hand-made register."""
        return samples.FIGURES if self.kept else samples.NO_FIGURES

    def directions(self, country: str | None = None) -> tuple[object, ...]:
        """None."""
        return ()

    def history(self, kind: str | None = None, record_id: int | None = None, limit: int = 100) -> tuple[object, ...]:
        """None."""
        return ()

    def says_who(self, kind: str, record_id: int, field: str | None = None) -> tuple[object, ...]:
        """The words of the first instrument."""
        return (samples.TREATY_WORDS,)
