"""The ledger: what the passages of one document claim of each pair, and the ties that follow from it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pobratim.facts.facts import Act, Activity, Agreement, Evidence, Party, Tie
from pobratim.facts.mentions import Mention

ENDED = ("terminated", "suspended")  # what silence afterwards does not change
KINDS = ("friendship", "partnership", "cooperation")


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """A name without regard to case, «ё», hyphens and spaces."""
    return "".join(c for c in name.casefold().replace("ё", "е") if c.isalnum())


def is_fresh(date: str, as_of: str) -> bool:
    """Whether a day, month or year lies within the twelve months before `as_of`, or in its year."""
    if not (date[:4].isdigit() and as_of[:4].isdigit()):  # a decade or a century is never so near
        return False
    months = [int(p[:4]) * 12 + (int(p[5:7]) if p[5:7].isdigit() and int(p[5:7]) <= 12 else 6) for p in (date, as_of)]
    return date[:4] == as_of[:4] or 0 <= months[1] - months[0] <= 12


@dataclass(slots=True)
class KindClaim:
    """A kind said of a pair: `by` is "text", "scope" or "title" (of an instrument), "weak" or "passing"."""

    value: str
    by: str
    evidence: Evidence


@dataclass(slots=True)
class StatusClaim:
    """A state said of a pair; `weight` ranks how directly it was said, `order` is the place in reading order."""

    value: str
    weight: int
    order: int
    evidence: Evidence
    date: str | None = None
    side: str = "unknown"
    act: str = ""


@dataclass(slots=True)
class Draft:
    """All that the document claims of one pair so far."""

    home: Party
    partner: Party
    keys: tuple[str, str]
    evidence: list[Evidence] = field(default_factory=list)
    kinds: list[KindClaim] = field(default_factory=list)
    statuses: list[StatusClaim] = field(default_factory=list)
    since: list[tuple[str, Evidence]] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    denied: bool = False
    affirmed: bool = False


def party_of(mention: Mention) -> Party:
    """The party that a mention stands for."""
    return Party(
        name=mention.name,
        level=mention.level,
        country=mention.country,
        place=mention.place,
        aliases=tuple(dict.fromkeys(mention.aliases)),
        within=mention.within,
        region=mention.region,
    )


def key_of(mention: Mention) -> str:
    """What makes two mentions of a document the same party: the linked place and level, else the folded name."""
    if mention.place:
        return f"{mention.place}|{mention.level}"
    name = "".join(c for c in mention.name.lower().replace("ё", "е") if c.isalnum())
    return f"{name}@{folded_name(mention.within)}|{mention.level}" if mention.within else f"{name}|{mention.level}"


class Ledger:
    """Drafts of ties by pair of parties, in reading order."""

    def __init__(self) -> None:
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.order = 0
        self.names: dict[str, list[Mention]] = {}

    def draft(self, home: Mention, partner: Mention, evidence: Evidence) -> Draft:
        """The draft of a pair, begun where the pair is new; the words that named it are kept."""
        key = (key_of(home), key_of(partner))
        self.names.setdefault(key[0], []).append(home)
        self.names.setdefault(key[1], []).append(partner)
        if key[::-1] in self.drafts:
            key = key[::-1]
            home, partner = partner, home
        if key not in self.drafts:
            self.drafts[key] = Draft(party_of(home), party_of(partner), key)
        draft = self.drafts[key]
        if evidence not in draft.evidence:
            draft.evidence.append(evidence)
        return draft

    def tied(self) -> list[tuple[Mention, Mention]]:
        """The pairs spoken of as tied, home side first."""
        told = (key for key, draft in self.drafts.items() if not draft.denied)
        return [(self.names[home][0], self.names[partner][0]) for home, partner in told]

    def knows(self, pair: tuple[Mention, Mention]) -> bool:
        """Whether a pair has been spoken of."""
        key = (key_of(pair[0]), key_of(pair[1]))
        return key in self.drafts or key[::-1] in self.drafts

    def kinds_of(self, pair: tuple[Mention, Mention]) -> list[KindClaim]:
        """What has been claimed of the kind of a pair."""
        draft = self.drafts.get((key_of(pair[0]), key_of(pair[1])))
        return list(draft.kinds) if draft else []

    def is_told(self, pair: tuple[Mention, Mention]) -> bool:
        """Whether the state of a pair was said of it in so many words."""
        draft = self.drafts.get((key_of(pair[0]), key_of(pair[1])))
        return bool(draft and any(s.weight > 3 for s in draft.statuses))

    def is_planned(self, pair: tuple[Mention, Mention]) -> bool:
        """Whether a pair has only been spoken of as planned."""
        draft = self.drafts.get((key_of(pair[0]), key_of(pair[1])))
        return bool(draft and draft.statuses and all(s.value == "planned" for s in draft.statuses))

    def tick(self) -> int:
        """The next number of reading order."""
        self.order += 1
        return self.order

    def pairs(self, country: str | None = None) -> list[Draft]:
        """Drafts, of one partner country where given."""
        return [d for d in self.drafts.values() if country is None or country in (d.partner.country, d.home.country)]

    def ties(self) -> tuple[Tie, ...]:
        """The ties that follow from the claims, in reading order."""
        for (home, partner), draft in self.drafts.items():
            draft.home, draft.partner = self._named(home, draft.home), self._named(partner, draft.partner)
        return tuple(conclude(d) for d in self.drafts.values() if not d.denied)

    def enliven(self, activities: tuple[Activity, ...]) -> None:
        """What is done with a partner shows a tie alive, where nothing more direct was said."""
        last = max((a.date[:4] for a in activities if a.date and a.date[:4].isdigit()), default=None)
        for activity in activities:
            if last and activity.date and activity.date[:4].isdigit() and int(last) - int(activity.date[:4]) > 5:
                continue
            for draft in self.drafts.values():
                names = {folded_name(m.name) for key in draft.keys for m in self.names.get(key, [])}
                names |= {folded_name(n) for n in draft.partner.aliases}
                if len(names & {folded_name(p) for p in activity.participants}) >= 2:
                    draft.statuses.append(StatusClaim("active", 1, self.tick(), activity.evidence[0], activity.date))

    def refresh(self, as_of: str | None) -> None:
        """An instrument signed in the year that a document speaks of shows a tie alive, if nothing else was said."""
        for draft in self.drafts.values():
            for agreement in draft.agreements:
                if (
                    as_of
                    and agreement.date
                    and is_fresh(agreement.date, as_of)
                    and agreement.kind != "letter of intent"
                ):
                    draft.statuses.append(StatusClaim("active", 1, self.tick(), agreement.evidence[0]))

    def _named(self, key: str, party: Party) -> Party:
        """The party under the name it bears now, where the document gives several; the others become aliases."""
        mentions = self.names[key]
        names = Counter(m.name for m in mentions)
        current = next((m.name for m in mentions if m.name == m.official), names.most_common(1)[0][0])
        others = [n for n in names if n != current] + [a for m in mentions for a in m.aliases if a != current]
        if current == party.name and tuple(others) == party.aliases:
            return party
        return replace(party, name=current, aliases=tuple(dict.fromkeys(others)))


def conclude(draft: Draft) -> Tie:
    """The tie that the claims of a draft amount to."""
    status = conclude_status(draft)
    if status and status.value == "planned":
        draft.agreements = [a if a.kind == "letter of intent" else replace(a, date=None) for a in draft.agreements]
        draft.since = []
    acts = tuple(_acts(draft))
    return Tie(
        home=draft.home,
        partner=draft.partner,
        kind=conclude_kind(draft),
        status=status.value if status else "unstated",
        evidence=tuple(_evidence(draft, status)),
        status_since=status.date if status and status.value not in ("active", "planned") else None,
        status_by=status.side if status and status.side != "unknown" else None,
        since=draft.since[0][0] if draft.since else None,
        agreements=tuple(draft.agreements),
        acts=acts,
    )


def conclude_kind(draft: Draft) -> str:
    """The kind by the first ground that fits: called twinned; a word in a title; a memorandum alone; a word said."""
    weak = {k.value for k in draft.kinds if k.by == "weak"}
    if any(k.value == "twinning" and k.by not in ("weak", "passing") for k in draft.kinds):
        return "twinning"
    titled = {k.value for k in draft.kinds if k.by == "title"}
    rest_on = {a.kind for a in draft.agreements}
    if rest_on and rest_on <= {"memorandum"} and not titled & {"friendship", "partnership"}:
        return "memorandum"
    text, scope = ({k.value for k in draft.kinds if k.by == by} for by in ("text", "scope"))
    for found in (titled, text - {"cooperation"}, text | scope):  # «сотрудничество» is said of any work
        if found & set(KINDS):
            return _first(found) if "twinning" not in weak or found is not titled else "twinning"
    passing = {k.value for k in draft.kinds if k.by == "passing"}
    for found in ({"twinning"} & weak, passing, weak):
        if "twinning" in found or found & set(KINDS):
            return "twinning" if "twinning" in found else _first(found)
    return "unknown"


def _first(found: set[str]) -> str:
    return next(k for k in KINDS if k in found)


def conclude_status(draft: Draft) -> StatusClaim | None:
    """The state that the claims amount to: the most direct claim, the later of equals; plans yield to what exists."""
    existing = [s for s in draft.statuses if s.value != "planned"]
    signed = any(a.kind != "letter of intent" and a.date for a in draft.agreements)
    planned = [s for s in draft.statuses if s.value == "planned"]
    unanswered = not signed and not draft.since and all(s.value == "dormant" for s in existing)
    shown = all(s.value == "active" and s.weight < 3 for s in existing)
    if planned and (not existing or (shown and not signed)):
        return max(planned, key=lambda s: (s.weight, s.order))
    if planned and unanswered and planned[0].order < existing[0].order < planned[-1].order:
        return planned[-1]  # «проект направлен, ответа нет, переговоры идут»
    if not existing:
        return _intended(draft)
    best = max(existing, key=lambda s: (s.weight, s.order))
    ended = [s for s in existing if s.value in ENDED and s.weight == best.weight]
    return ended[-1] if best.value == "dormant" and ended else best


def _intended(draft: Draft) -> StatusClaim | None:
    """A tie that rests on a letter of intent alone is planned; of any other nothing is stated."""
    if not draft.agreements or any(a.kind != "letter of intent" for a in draft.agreements):
        return None
    return StatusClaim("planned", 1, 0, draft.agreements[0].evidence[0])


ACT_OF = {"suspended": "suspension", "terminated": "termination", "expired": "expiry", "active": "prolongation"}


def _acts(draft: Draft) -> list[Act]:
    acts = [
        Act("signature", "both", a.date, a.evidence)
        for a in draft.agreements
        if a.date and a.kind != "letter of intent"
    ]
    for s in draft.statuses:
        if s.value in ("suspended", "terminated") and s.weight >= 2:
            acts.append(Act(s.act or ACT_OF[s.value], s.side, s.date, (s.evidence,)))
    return acts


def _evidence(draft: Draft, status: StatusClaim | None) -> list[Evidence]:
    spans = list(draft.evidence[:3])
    if status and status.evidence not in spans:
        spans.append(status.evidence)
    for kind in draft.kinds[:2]:
        if kind.evidence not in spans:
            spans.append(kind.evidence)
    for _, evidence in draft.since[:1]:
        if evidence not in spans:
            spans.append(evidence)
    return spans
