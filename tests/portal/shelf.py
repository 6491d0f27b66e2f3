"""Queries that answer from the hand-made register instead of a database."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from pobratim.errors import NotFound
from pobratim.portal.changes import Change
from pobratim.portal.columns import Course, Courses
from pobratim.portal.network import End, Network
from pobratim.register.conflicts import decided
from pobratim.register.deriving import Outline
from pobratim.register.lines import LinePage, line_of
from pobratim.register.published import Counts
from pobratim.register.records import TieFilters, TiePage, TieRecord

from . import samples

NAMES = (
    "ties",
    "lines",
    "tie",
    "place",
    "municipalities",
    "countries",
    "documents",
    "documents_in_all",
    "documents_to_review",
    "hidden_documents",
    "hidden_ties",
    "homes",
    "home_regions",
    "document",
    "figures",
    "directions",
    "history",
    "says_who",
)


points = {1: (54.78, 32.05), 2: (51.36, 7.47)}


def outline(tie: TieRecord) -> Outline:
    """A hand-made tie in outline."""
    said = {each.side: each.state for each in tie.state.declared}
    return Outline(
        tie.id,
        tie.home.id,
        tie.partner.id,
        tie.partner.country,
        tie.kind,
        tie.published,
        tie.since,
        tie.state.words,
        said.get("home", "no data"),
        said.get("partner", "no data"),
        frozenset(said.values()),
        tie.state.observed.state,
        tie.state.last_confirmed,
        tuple((each.id, each.kind, each.date, each.legal.state) for each in tie.agreements),
        disputed=bool(tie.conflicts),
        waiting=False,
    )


def course(tie: TieRecord) -> Course:
    """A hand-made tie through time; one without a date is known today only."""
    steps = (
        ((1985, "active", "active"), (2022, "suspended", "active")) if tie.since else ((2026, "no data", "no data"),)
    )
    begins = 1985 if tie.since else None
    ends = (tie.home.id, tie.partner.id)
    return Course(tie.id, *ends, tie.partner.country, tie.kind, begins, tie.since, steps)


@dataclass
class Shelf:
    """A hand-made register."""

    kept: tuple[TieRecord, ...] = (samples.HAGEN_TIE, samples.BARE_TIE)
    papers: tuple[int, ...] = (1, 2)

    def put(self, setattr_of: Callable[[object, str, object], None]) -> None:
        """Answer in place of the queries of the register."""
        from pobratim.portal import changes, figures, naming, network
        from pobratim.portal.views import ties
        from pobratim.register import answers, outlines, published, queries

        setattr_of(answers, "ANSWERS", answers.Answers())
        for name in NAMES:
            setattr_of(queries, name, getattr(self, name))
        setattr_of(outlines, "register_version", lambda: ("shelf", id(self.kept)))
        setattr_of(outlines, "tie_version", lambda tie, day: ("shelf", id(self.kept), tie))
        setattr_of(outlines, "outlines", self.outlines)
        setattr_of(outlines, "every", lambda as_of: iter(self.outlines(as_of).values()))
        setattr_of(network, "derived", lambda version, today: self.network(today))
        setattr_of(changes, "latest", lambda limit=30, tie=None: self.changes(tie)[:limit])
        setattr_of(figures, "derived", lambda version, today: self.figures())
        setattr_of(published, "counts", lambda today: self.counts())
        setattr_of(ties, "moved_to", lambda tie_id: None)
        setattr_of(network, "undrawn", lambda: sum(end.point is None for end in self.ends().values()))
        setattr_of(naming, "alphabet", lambda: None)
        for module in (network, naming):
            setattr_of(module, "ends", lambda numbers: self.ends())

    def outlines(self, as_of: date) -> dict[int, Outline]:
        """The ties in outline."""
        return {tie.id: outline(tie) for tie in self.kept}

    def network(self, today: date) -> Network:
        """The published ties through time: all since 1985, suspended by our side in 2022."""
        return Network(today, self.ends(), Courses(course(tie) for tie in self.kept if tie.published))

    def ends(self) -> dict[int, End]:
        """The places of the ties."""
        return {
            place.id: End(
                place.id, place.name, place.level, place.country, place.region, place.name, points.get(place.id)
            )
            for tie in self.kept
            for place in (tie.home, tie.partner)
        }

    def changes(self, tie: int | None) -> tuple[Change, ...]:
        """One change of each published tie."""
        return tuple(
            Change(each.id, each.home.name, each.partner.name, date(2026, 1, 15), samples.NOW, ("приостановлено",))
            for each in self.kept
            if each.published and tie in (None, each.id)
        )

    def ties(self, as_of: date | None = None, filters: TieFilters | None = None, brief: bool = False) -> TiePage:
        """Ties by country, kind and text."""
        asked = filters or TieFilters()
        found = [each for each in self.kept if self.fits(each, asked)]
        stop = None if asked.limit is None else asked.offset + asked.limit
        return TiePage(len(found), tuple(found[asked.offset : stop]))

    def lines(self, as_of: date | None, filters: TieFilters, brief: bool = False) -> LinePage:
        """The same ties as lines; to visitors without what waits for a decision."""
        page = self.ties(as_of, filters)
        told = map(decided, page.ties) if filters.published_only else page.ties
        return LinePage(page.total, tuple(map(line_of, told)))

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

    def countries(self, published_only: bool = False) -> tuple[str, ...]:
        """Germany."""
        return ("DE",)

    def documents(
        self, of: object = None, published_only: bool = False, offset: int = 0, limit: int | None = None
    ) -> tuple[object, ...]:
        """The two papers."""
        return tuple(samples.paper(each).document for each in self.papers)

    def documents_in_all(self, published_only: bool = False) -> int:
        """Two."""
        return len(self.papers)

    def documents_to_review(self, limit: int) -> tuple[object, ...]:
        """Those in which something waits."""
        return tuple(each for each in self.documents() if each.waiting)  # type: ignore[attr-defined]

    def hidden_documents(self) -> frozenset[int]:
        """Those of the two papers that are not published."""
        return frozenset(each for each in self.papers if not samples.paper(each).document.published)

    def hidden_ties(self, numbers: Iterable[int]) -> frozenset[int]:
        """Those of the ties that are not published."""
        return frozenset(numbers).difference(each.id for each in self.kept if each.published)

    def homes(self, published_only: bool = False, most: int | None = None) -> tuple[tuple[int, str], ...]:
        """Smolensk."""
        return ((samples.SMOLENSK.id, samples.SMOLENSK.name),)

    def home_regions(self, published_only: bool = False) -> tuple[str, ...]:
        """That of Smolensk."""
        return ("RU-SMO",)

    def document(self, document_id: int) -> object:
        """One of the two papers."""
        if document_id not in self.papers:
            raise NotFound(kind="document", id=document_id)
        return samples.paper(document_id)

    def figures(self, as_of: date | None = None, region: str | None = None) -> object:
        """The figures of the hand-made register."""
        return samples.FIGURES if self.kept else samples.NO_FIGURES

    def counts(self) -> Counts:
        """The words under which the published ties are counted, and two visits."""
        words = Counter(("activity|visit", "activity|visit"))
        for tie in self.kept:
            if tie.published:
                told = course(tie)
                words[f"begun|{told.begins or ''}|{tie.kind}"] += 1
                before: list[str] = []
                for year, *sides in told.steps if told.begins else ():
                    words[f"step|{year}|{'|'.join(sides)}"] += 1
                    if before:
                        words[f"step|{year}|{'|'.join(before)}"] -= 1
                    before = sides
        found: Counts = {}
        for word, number in words.items():
            axis, _, rest = word.partition("|")
            found.setdefault(axis, Counter())[rest] = number
        return found

    def directions(self, country: str | None = None) -> tuple[object, ...]:
        """None."""
        return ()

    def history(self, kind: str | None = None, record_id: int | None = None, limit: int = 100) -> tuple[object, ...]:
        """None."""
        return ()

    def says_who(self, kind: str, record_id: int, field: str | None = None) -> tuple[object, ...]:
        """The words of the first instrument."""
        return (samples.TREATY_WORDS,)
