"""What needs clearing up: what the register does not know and somebody should be asked about."""

from collections.abc import Callable, Iterable, Iterator

from pobratim.memo.grammar.edtf import precision
from pobratim.memo.grammar.slots import Count, Name
from pobratim.memo.material import Told
from pobratim.memo.memo import Section, Sentence
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import MANY, Writer, by_home_apart, grounds, instrument, listing, partners_of
from pobratim.register.records import AgreementRecord


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is open."""
    items = [each for ask in QUESTIONS for each in ask(writer)]
    return writer.section("unclear", [listing(items, whole=True)] if items else [])


def _per_home(writer: Writer, frame: str, ties: Iterable[Told]) -> Iterator[Sentence]:
    for home, group in by_home_apart(writer, ties):
        yield writer.say(
            frame, grounds(group), home=Name(home), partners=partners_of(group), n=Count(len(group), "tie")
        )


def _no_documents(writer: Writer) -> Iterator[Sentence]:
    """Ties whose documents are not known, or not dated."""
    bare = [tie for tie in writer.material.ties if tie.agreements and all(not a.date for a in tie.agreements)]
    plain = [tie for tie in bare if all(each.kind == "agreement" for each in tie.agreements)]
    yield from _per_home(writer, "unclear_undated", plain)
    yield from _per_home(writer, "unclear_undated_other", [tie for tie in bare if tie not in plain])
    none = [tie for tie in writer.material.ties if not tie.agreements]
    yield from _per_home(writer, "unclear_none", none)


def _days(writer: Writer) -> Iterator[Sentence]:
    """Documents whose day of signing is not known; many of one municipality that are known alike in one sentence."""
    found: dict[tuple[int, str], list[tuple[Told, AgreementRecord]]] = {}
    for tie in writer.material.ties:
        for each in tie.agreements:
            known = precision(each.date)
            if known not in ("day", "none"):
                found.setdefault((tie.home.id, known), []).append((tie, each))
    for (_, known), papers in found.items():
        if len(papers) > MANY:
            yield _many_days(writer, known, papers)
        else:
            yield from (_day(writer, known, tie, each) for tie, each in papers)


def _day(writer: Writer, known: str, tie: Told, paper: AgreementRecord) -> Sentence:
    return writer.say(
        f"unclear_day_{known}",
        tie.ground,
        instrument=instrument(shortened(tie, paper), running=True, dated=False),
        home=Name(tie.home),
        partner=Name(tie.partner),
    )


def _many_days(writer: Writer, known: str, papers: list[tuple[Told, AgreementRecord]]) -> Sentence:
    ties = list({tie.record.id: tie for tie, _ in papers}.values())
    number, home = Count(len(papers), "document"), Name(ties[0].home)
    return writer.say(f"unclear_days_{known}", grounds(ties), n=number, home=home, partners=partners_of(ties))


def _states(writer: Writer) -> Iterator[Sentence]:
    """Ties of which only the signing is known."""
    signed = [tie for tie in writer.material.standing("signed") if tie.agreements]
    yield from _per_home(writer, "unclear_signed", signed)


def _reasons(writer: Writer) -> Iterator[Sentence]:
    """Why a tie is not carried out, and since when one does not hold."""
    stopped = writer.material.standing("stopped")
    yield from _per_home(writer, "unclear_dormant", [t for t in stopped if _only(t, "dormant")])
    undated = [t for t in stopped if not _only(t, "dormant") and not any(s.since for s in t.stops)]
    yield from _per_home(writer, "unclear_since", undated)


def _only(tie: Told, word: str) -> bool:
    return all(state.state == word for state in tie.stops)


def _kinds(writer: Writer) -> Iterator[Sentence]:
    """Kinds that no source names."""
    yield from _per_home(writer, "unclear_kind", [t for t in writer.material.ties if t.record.kind == "unknown"])


QUESTIONS: tuple[Callable[[Writer], Iterator[Sentence]], ...] = (
    _no_documents,
    _days,
    _states,
    _kinds,
    _reasons,
)
