"""The register in figures: ties by state and by country, documents by decade, municipalities beside one another."""

from collections import Counter
from collections.abc import Iterator

from pobratim.memo.grammar.slots import Count, Land, Name, Phrase, Raw, Series, Slot, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.memo import Ref, Section, Sentence
from pobratim.memo.sections.tallies import by_country, by_decade, by_standing
from pobratim.memo.sections.writer import Writer, by_home, paragraph

TOP = 3


def compose(writer: Writer) -> Section | None:
    """The section; of a single tie only what it is beside those of the region, None where there are none."""
    whole = (_states, _countries, _homes, _around, _decades, _signed)
    told = [each for say in (whole if len(writer.material.ties) > 1 else (_around,)) for each in say(writer)]
    return writer.section("summary", [paragraph(*told)] if told else [])


def ties_ground(ties: tuple[Told, ...] | list[Told]) -> Ground:
    """The ties alone: what is counted here are ties, not their documents."""
    sources = tuple(dict.fromkeys(source for tie in ties for source in tie.sources))
    return Ground(tuple(Ref("tie", tie.record.id) for tie in ties), sources)


def _parts(writer: Writer, frame: str, counted: list[tuple[dict[str, Slot], int]]) -> Series:
    said = [writer.voice.part(frame, number=Raw(str(number)), **slots) for slots, number in counted]
    return Series(tuple(Raw(each) for each in said), "comma")


def _states(writer: Writer) -> Iterator[Sentence]:
    counted = [(word, len(ties)) for word, ties in by_standing(writer.material.ties)]
    if len(counted) == 1:
        part = Raw(writer.voice.part(f"state_word_{counted[0][0]}"))
        yield writer.say("summary_states_one", ties_ground(writer.material.ties), part=part)
        return
    said = [writer.voice.part(f"summary_{word}", number=Raw(str(number))) for word, number in counted]
    parts = Series(tuple(Raw(each) for each in said), "comma")
    yield writer.say("summary_states", ties_ground(writer.material.ties), parts=parts)


def _countries(writer: Writer) -> Iterator[Sentence]:
    """The countries with most ties, where they stand out."""
    counted = [(code, ties) for code, ties in by_country(writer) if code and len(ties) > 1]
    least = len(counted[TOP][1]) if len(counted) > TOP else 1
    first = [(code, ties) for code, ties in counted[:TOP] if len(ties) > least]
    if not first or len(by_country(writer)) < 2:
        return
    ground = ties_ground([tie for _, ties in first for tie in ties])
    if len(first) == 1:
        (code, ties), *_ = first
        yield writer.say("summary_country_one", ground, country=Land(code, full=True), number=Raw(str(len(ties))))
        return
    slots: list[tuple[dict[str, Slot], int]] = [({"country": Land(code, full=True)}, len(ties)) for code, ties in first]
    yield writer.say("summary_countries", ground, parts=_parts(writer, "summary_country", slots))


def _homes(writer: Writer) -> Iterator[Sentence]:
    """The municipality with most ties beside the others."""
    groups = list(by_home(writer, writer.material.ties))
    if len(groups) < 2 or len(groups[0][1]) == len(groups[1][1]):
        return
    (home, ties), total = groups[0], len(writer.material.ties)
    yield writer.say(
        "summary_homes",
        ties_ground(writer.material.ties),
        home=Name(home, typed=True),
        number=Raw(str(len(ties))),
        total=Raw(str(total)),
        share=Raw(str(round(100 * len(ties) / total))),
    )
    rest = [len(some) for _, some in groups[1:]]
    ground = ties_ground([tie for _, some in groups[1:] for tie in some])
    frame = "summary_rest_same" if min(rest) == max(rest) else "summary_rest"
    frame = "summary_other" if len(rest) == 1 else "summary_one_each" if max(rest) == 1 else frame
    yield writer.say(
        frame,
        ground,
        n=Count(len(rest), "municipality", alone=True),
        least=Count(min(rest), "tie", alone=len(set(rest)) > 1),
        most=Count(max(rest), "tie"),
    )


def _around(writer: Writer) -> Iterator[Sentence]:
    """The one municipality of the memo beside the others of its region."""
    ties, around = writer.material.ties, writer.material.around
    if not ties or not around:
        return
    region = writer.voice.speech.region(ties[0].home.region)
    total = len(ties) + len(around)
    yield writer.say(
        "summary_around",
        ties_ground([*ties, *around]),
        total=Count(total, "tie"),
        n=Count(len({tie.home.id for tie in (*ties, *around)}), "municipality"),
        region=Phrase(region) if region else None,
        home=Name(ties[0].home, typed=True),
        number=Count(len(ties), "tie", alone=True),
        share=Raw(str(round(100 * len(ties) / total))),
    )


def _signed(writer: Writer) -> Iterator[Sentence]:
    """The documents of the period beside those of the period before."""
    period = writer.material.scope.period
    if period is None:
        return
    papers = {each.id: each for tie in writer.material.ties for each in tie.agreements if each.date}
    now, before = ([p for p in papers.values() if each.holds(p.date)] for each in (period, period.previous))
    refs = tuple(Ref("agreement", each.id) for each in (*now, *before))
    ground = Ground(refs, tuple(dict.fromkeys(source for each in (*now, *before) for source in each.sources)))
    yield writer.say(
        "summary_papers" if now else "summary_papers_none",
        ground if refs else ties_ground(writer.material.ties),
        n=Count(len(now), "document"),
        period=When(period.edtf),
        **_beside(writer, When(period.previous.edtf), len(now), len(before)),
    )


def _beside(writer: Writer, previous: When, now: int, before: int) -> dict[str, Slot]:
    """The period before: its number, or that there were as few."""
    if now == before == 0:
        return {"same": previous}
    return {"previous": previous, "before": Raw(str(before) if before else writer.voice.part("none"))}


def _decades(writer: Writer) -> Iterator[Sentence]:
    counted: Counter[str] = by_decade(writer.material.ties)
    if len(counted) < 2:
        return
    slots: list[tuple[dict[str, Slot], int]] = [
        ({"decade": When(decade)}, number) for decade, number in sorted(counted.items())
    ]
    papers = {each.id: each for tie in writer.material.ties for each in tie.agreements if each.date}
    sources = tuple(dict.fromkeys(source for each in papers.values() for source in each.sources))
    ground = Ground(tuple(Ref("agreement", number) for number in papers), sources)
    yield writer.say("summary_decades", ground, parts=_parts(writer, "summary_decade", slots))
