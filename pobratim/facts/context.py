"""What a passage inherits: the home side, the country, kinds and states said by headings and captions above it."""

from dataclasses import dataclass, field

from pobratim.facts.facts import Evidence
from pobratim.facts.instruments import Instrument
from pobratim.facts.mentions import Mention

Pair = tuple[Mention, Mention]
INLINE_LEVEL = 21
NEXT = 5  # letters between two names that «и» or a dash joins
PART = 8  # letters of a word that make it the same word within a longer one


@dataclass(slots=True)
class Scope:
    """What one heading or caption says of all below it; `apart` where it tells of projects or deeds, no partners."""

    level: int
    home: Mention | None = None
    country: str | None = None
    kinds: dict[str, Evidence] = field(default_factory=dict)
    status: tuple[str, Evidence] | None = None
    partners: bool = False
    partner: list[Mention] = field(default_factory=list)
    instrument: Instrument | None = None
    years_sign: bool | None = None
    title: bool = False
    item: int = 0
    apart: bool = False
    signed: str | None = None
    homes: list[Mention] = field(default_factory=list)
    of: Mention | None = None

    @property
    def beside(self) -> bool:
        """Whether the home side and the only partner stand side by side: «Ломов и Обан»."""
        if self.home is None or len(self.partner) != 1:
            return False
        first, second = sorted((self.home, self.partner[0]), key=lambda m: m.start)
        return 0 <= second.start - first.end <= NEXT

    def is_part_of(self, other: "Scope") -> bool:
        """Whether a scope takes up a part of the word by which another names the kind: «Partnerschaft», «Städte…»."""
        if len(self.kinds) != 1 or len(other.kinds) != 1 or self.kinds.keys() == other.kinds.keys():
            return False
        (short,), (long,) = (tuple(each.quote.casefold() for each in s.kinds.values()) for s in (self, other))
        return short[:PART] in long and len(long) > len(short) >= PART


@dataclass(frozen=True, slots=True)
class RowOf:
    """The pair of the row that a cell stands in, whether its column is headed as a list of what was done, the date."""

    pair: Pair
    done: bool
    date: str | None = None


@dataclass(slots=True)
class Context:
    """The state of reading: scopes from the document down to the caption, and what was last spoken of."""

    home_country: str
    home: Mention | None = None
    scopes: list[Scope] = field(default_factory=list)
    topic: list[Pair] = field(default_factory=list)
    recent: list[Pair] = field(default_factory=list)
    instrument: Instrument | None = None
    instruments: dict[str, Instrument] = field(default_factory=dict)
    date: str | None = None
    as_of: str | None = None
    year: str | None = None
    passage_date: str | None = None
    moment: str | None = None
    signed_on: str | None = None
    last_status: str | None = None
    hint: tuple[str, Evidence] | None = None
    local_home: Mention | None = None
    before: list[Pair] = field(default_factory=list)
    met: list[Pair] = field(default_factory=list)
    advising: bool = False
    news: bool = False
    rows: dict[int, RowOf] = field(default_factory=dict)
    named_in: dict[tuple[int, int], list[Pair]] = field(default_factory=dict)
    tied: list[Pair] = field(default_factory=list)
    around: dict[int, tuple[Mention | None, list[Mention]]] = field(default_factory=dict)

    def tell(self, instrument: Instrument) -> None:
        """Keep the document told last, of all and of its kind: «аналогичный договор» is like the last that was one."""
        self.instrument = self.instruments[instrument.kind] = instrument

    def enter(self, scope: Scope) -> None:
        """Begin a scope; scopes of its level and below end."""
        self.scopes = [s for s in self.scopes if s.level < scope.level]
        self.scopes.append(scope)
        self.begin()

    def introduce(self, scope: Scope) -> None:
        """Keep what a title or an introduction says of all that follows, headings included."""
        known = next((s for s in self.scopes if s.level == scope.level), None)
        if known and (known.of is None or scope.of is None or known.of.name == scope.of.name):
            scope.status = scope.status or known.status
            scope.kinds = {**known.kinds, **scope.kinds}
            scope.home = scope.home or known.home
            scope.partner = scope.partner or known.partner
            scope.partners = scope.partners or known.partners
            scope.years_sign = scope.years_sign if scope.years_sign is not None else known.years_sign
        self.scopes = sorted([scope, *(s for s in self.scopes if s.level != scope.level)], key=lambda s: s.level)

    def begin(self) -> None:
        """Forget what was last spoken of."""
        self.topic, self.recent, self.met = [], [], []

    def leave(self, level: int) -> None:
        """End the scopes of a level and below."""
        self.scopes = [s for s in self.scopes if s.level < level]

    def leave_items(self, depth: int) -> None:
        """End the scopes of the items of a list that are as deep or deeper."""
        self.scopes = [s for s in self.scopes if not s.item or s.item < depth]

    @property
    def here(self) -> Mention | None:
        """The home side of this place of the document."""
        for scope in reversed(self.scopes):
            if scope.home:
                return scope.home
        return self.home

    @property
    def headed(self) -> list[Mention]:
        """The partner of the heading or title that names one alone; else nobody."""
        partner = next((s.partner for s in reversed(self.scopes) if s.partner), [])
        return partner if len(partner) == 1 else []

    @property
    def homes(self) -> list[Mention]:
        """The home sides of this place of the document, where a heading names several."""
        told = next((s for s in reversed(self.scopes) if s.home or s.homes), None)
        if told and told.homes:
            return told.homes
        return [self.here] if self.here else []

    @property
    def country(self) -> str | None:
        """The country that a heading gives."""
        return next((s.country for s in reversed(self.scopes) if s.country), None)

    @property
    def status(self) -> tuple[str, Evidence, int] | None:
        """The state that a heading or caption gives, if any, with the level of its scope."""
        return next(((*s.status, s.level) for s in reversed(self.scopes) if s.status and self._holds(s)), None)

    def _holds(self, scope: Scope) -> bool:
        """Whether what an introduction says of one home side is said of the one spoken of now."""
        here = self.local_home or self.here
        return scope.of is None or here is None or scope.of.name == here.name

    @property
    def partners(self) -> bool:
        """Whether a heading or caption says that a list of partners follows."""
        return any(s.partners for s in self.scopes)

    @property
    def apart(self) -> bool:
        """Whether the nearest heading tells of projects or of what was done."""
        return any(s.apart for s in self.scopes)

    @property
    def kind_scope(self) -> Scope | None:
        """The nearest heading or caption that gives a kind; one that gives several at once decides nothing."""
        told = [s for s in reversed(self.scopes) if s.kinds and self._holds(s)]
        longer = next((s for s in told[1:] if told[0].is_part_of(s)), None)
        counted = [s for s in told[1:] if told[0].title and not s.title and set(s.kinds) == {"twinning"}]
        return longer or next(iter([*counted, *told]), None)

    @property
    def twice_twinned(self) -> bool:
        """Whether the title and the introduction both speak of twinning: then the word holds for the whole document."""
        said = [s for s in self.scopes if s.title or s.level == 1]
        return len(said) > 1 and all(set(s.kinds) == {"twinning"} for s in said)

    @property
    def signed(self) -> str | None:
        """The date on which a caption or the item above says that all documents below it were signed."""
        return next((s.signed for s in reversed(self.scopes) if s.signed), None)

    @property
    def years_sign(self) -> bool | None:
        """Whether a bare year is the year of signing (True), of the relation (False), or was not said."""
        return next((s.years_sign for s in reversed(self.scopes) if s.years_sign is not None), None)

    @property
    def years_of(self) -> Instrument | None:
        """The document that a bare year signs, where it was said: «в скобках – год подписания договора о дружбе»."""
        return next((s.instrument for s in reversed(self.scopes) if s.years_sign), None)
