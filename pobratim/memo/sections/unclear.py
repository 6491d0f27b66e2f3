"""What needs clearing up: what the register does not know and somebody should be asked about."""

from collections.abc import Callable, Iterable

from pobratim.memo.grammar.edtf import precision
from pobratim.memo.grammar.slots import Count, Name, Raw
from pobratim.memo.material import Told
from pobratim.memo.memo import Section, Sentence
from pobratim.memo.sections.points import TWICE, Case, Points
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import MANY, Writer, by_home_apart, grounds, instrument, name_key, partners_of, whom
from pobratim.register.records import AgreementRecord


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is open."""
    points = Points(writer)
    for ask in QUESTIONS:
        ask(points)
    return writer.section("unclear", points.blocks())


def _per_home(points: Points, frame: str, ties: Iterable[Told]) -> None:
    groups = by_home_apart(points.writer, ties)
    points.alike(frame, ((grounds(group), whom(home, group)) for home, group in groups))


def _no_documents(points: Points) -> None:
    """Ties whose documents are not known, or not dated."""
    ties = points.writer.material.ties
    bare = [tie for tie in ties if tie.agreements and all(not a.date for a in tie.agreements)]
    plain = [tie for tie in bare if all(each.kind == "agreement" for each in tie.agreements)]
    _per_home(points, "unclear_undated", plain)
    _per_home(points, "unclear_undated_other", [tie for tie in bare if tie not in plain])
    _per_home(points, "unclear_none", [tie for tie in ties if not tie.agreements])


def _days(points: Points) -> None:
    """Documents whose day of signing is not known; many of one municipality that are known alike in one sentence."""
    found: dict[str, dict[int, list[tuple[Told, AgreementRecord]]]] = {}
    for tie in points.writer.material.ties:
        for each in tie.agreements:
            known = precision(each.date)
            if known not in ("day", "none"):
                found.setdefault(known, {}).setdefault(tie.home.id, []).append((tie, each))
    for known, unordered in found.items():
        homes = dict(sorted(unordered.items(), key=lambda told: name_key(told[1][0][0].home, points.writer.voice)))
        points.add(_many_days(points.writer, known, papers) for papers in homes.values() if len(papers) > MANY)
        few = [_day(*one) for papers in homes.values() if len(papers) <= MANY for one in papers]
        points.alike(f"unclear_day_{known}", few, "paper")


def _day(tie: Told, paper: AgreementRecord) -> Case:
    named = instrument(shortened(tie, paper), running=True, dated=False)
    return tie.ground, {"instrument": named, "home": Name(tie.home), "partner": Name(tie.partner)}


def _many_days(writer: Writer, known: str, papers: list[tuple[Told, AgreementRecord]]) -> Sentence:
    ties = list({tie.record.id: tie for tie, _ in papers}.values())
    number, home = Count(len(papers), "document"), Name(ties[0].home)
    return writer.say(f"unclear_days_{known}", grounds(ties), n=number, home=home, partners=partners_of(ties))


def _states(points: Points) -> None:
    """Ties of which only the signing is known."""
    signed = [tie for tie in points.writer.material.standing("signed") if tie.agreements]
    groups = list(by_home_apart(points.writer, signed))
    if len(groups) != TWICE or any(tie.partner.country == tie.home.country for tie in signed):
        _per_home(points, "unclear_signed", signed)
        return
    first, second = (
        Raw(points.writer.voice.part("pair", home=Name(home), partners=partners_of(ties))) for home, ties in groups
    )
    points.add([points.writer.say("unclear_signed_two", grounds(signed), first=first, second=second)])


def _reasons(points: Points) -> None:
    """Why a tie is not carried out, and since when one does not hold."""
    stopped = points.writer.material.standing("stopped")
    _per_home(points, "unclear_dormant", [t for t in stopped if _only(t, "dormant")])
    undated = [t for t in stopped if not _only(t, "dormant") and not any(s.since for s in t.stops)]
    _per_home(points, "unclear_since", undated)


def _only(tie: Told, word: str) -> bool:
    return all(state.state == word for state in tie.stops)


def _kinds(points: Points) -> None:
    """Kinds that no source names."""
    _per_home(points, "unclear_kind", [t for t in points.writer.material.ties if t.record.kind == "unknown"])


QUESTIONS: tuple[Callable[[Points], None], ...] = (
    _no_documents,
    _days,
    _states,
    _kinds,
    _reasons,
)
