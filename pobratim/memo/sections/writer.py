"""What every section writes with: the material, the voice, and how ties become slots."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pobratim.memo.activity import Work, work
from pobratim.memo.grammar.edtf import last_day
from pobratim.memo.grammar.slots import Count, Instrument, Land, Name, Phrase, Raw, Series, Slot, When
from pobratim.memo.grammar.voice import NOTHING, Ground, Voice
from pobratim.memo.material import Material, Told, unique
from pobratim.memo.measures import Measure, measures
from pobratim.memo.memo import Block, Listing, Paragraph, Section, Sentence
from pobratim.memo.period import months_later
from pobratim.register.records import AgreementRecord, PlaceRecord, Source

KINDS = ("twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown")


@dataclass
class Writer:
    """The material and the voice; `wanted` are the keys of the sections that the memo may have."""

    material: Material
    voice: Voice
    wanted: tuple[str, ...] = ()

    @cached_property
    def work(self) -> Work:
        """The dated activities by tie."""
        return work(self.material)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that follow from the material, by municipality."""
        found = measures(self.material, self.work)
        return tuple(sorted(found, key=lambda each: name_key(each.home, self.voice)))

    def say(self, frame: str, ground: Ground = NOTHING, /, **slots: Slot | None) -> Sentence:
        """A sentence by a frame; slots that are None are not known."""
        known = {key: slot for key, slot in slots.items() if slot is not None}
        return self.voice.say(frame, ground, **known)

    def item(self, frame: str, ground: Ground = NOTHING, /, **slots: Slot | None) -> Sentence:
        """Words by a frame as an item of a list: a part of the sentence before it, with no capital of its own."""
        known = {key: slot for key, slot in slots.items() if slot is not None}
        text = self.voice.speech.finish(self.voice.part(frame, **known))
        return Sentence(text, frame, ground.refs, ground.sources)

    def heading(self, frame: str, **slots: Slot) -> str:
        """The words of a heading."""
        return self.voice.head(frame, **slots)

    def counted(self, number: int, kind: str) -> Count:
        """So many ties of a kind; where others have one, those of none are said to be without."""
        apart = kind == "unknown" and any(tie.record.kind != kind for tie in self.material.ties)
        return Count(number, "tie_unnamed" if apart else kind_term(kind))

    def section(self, key: str, blocks: Iterable[Block], parts: Iterable[Section] = ()) -> Section | None:
        """The section under its usual heading, or None when it is empty."""
        told, below = tuple(blocks), tuple(parts)
        if not told and not below:
            return None
        return Section(key, "", self.heading(f"{key}_heading"), told, below)

    def number(self, key: str) -> Raw:
        """What stands for the number of another section until all are numbered."""
        return Raw(f"{MARK}{key}{MARK}")


MARK = "\ue000"
PLACING = {"city": 0, "city district": 2, "district": 3}
MANY, SHOWN = 20, 10
LONG = 24  # months
LATIN = re.compile("[A-Za-z]")
ADJECTIVAL = ("район", "округ", "край", "уезд", "область")
Composer = Callable[[Writer], Section | None]


def paragraph(*sentences: Sentence) -> Paragraph:
    """Sentences as one paragraph."""
    return Paragraph(sentences)


def listing(items: Iterable[Sentence]) -> Listing:
    """Sentences as the items of a list, parts of the sentence before it."""
    return Listing(tuple(items))


def points(items: Iterable[Sentence]) -> Block:
    """Sentences of their own one below another; a single one is a paragraph."""
    told = tuple(items)
    return Listing(told, whole=True) if len(told) > 1 else Paragraph(told)


def by_home(writer: Writer, ties: Iterable[Told]) -> Iterator[tuple[PlaceRecord, tuple[Told, ...]]]:
    """Ties by their municipality: first those with most ties, then by the alphabet."""
    found = sorted(ties, key=lambda tie: (name_key(tie.home, writer.voice), tie.home.id))
    groups = [tuple(group) for _, group in groupby(found, key=lambda tie: tie.home.id)]
    for group in sorted(groups, key=lambda group: -len(group)):
        yield group[0].home, group


def by_home_apart(writer: Writer, ties: Iterable[Told]) -> Iterator[tuple[PlaceRecord, tuple[Told, ...]]]:
    """The same, ties with partners of the municipality's own country apart: nobody takes such a partner for it."""
    for home, group in by_home(writer, ties):
        for own in (False, True):
            some = tuple(tie for tie in group if (tie.partner.country == home.country) is own)
            if some:
                yield home, some


def sort_key(name: str) -> str:
    """What puts names in the order of the alphabet, «ё» beside «е»."""
    return name.lower().replace("ё", "е")


def grounds(ties: Iterable[Told]) -> Ground:
    """What all the ties rest on."""
    return joined(tie.ground for tie in ties)


def joined(parts: Iterable[Ground]) -> Ground:
    """Several grounds as one."""
    all_of = list(parts)
    refs = tuple(dict.fromkeys(ref for each in all_of for ref in each.refs))
    return Ground(refs, unique(tuple(source for each in all_of for source in each.sources)))


def kind_term(kind: str) -> str:
    """The key of the noun for ties of a kind."""
    return f"tie_{kind if kind in KINDS else 'unknown'}"


def shown_name(place: PlaceRecord, voice: Voice) -> str:
    """The name of a place by itself, in the language of the memo."""
    return place.name if voice.speech.code == "ru" else voice.speech.say(Name(place, alone=True), "nomn")


def name_key(place: PlaceRecord, voice: Voice) -> str:
    """What puts places in the order of their names in the language of the memo."""
    return sort_key(shown_name(place, voice))


def country_key(place: PlaceRecord, voice: Voice) -> str:
    """What puts partners in the order of their countries' names."""
    return sort_key(voice.speech.say(Land(place.country, full=True), "nomn")) if place.country else "яяя"


def states(writer: "Writer", ties: Iterable[Told]) -> Raw | None:
    """«с партнёрами из восьми государств», the state by its name where it is one; None when one is not known."""
    told = list(ties)
    codes = {tie.partner.country for tie in told}
    if None in codes:
        return None
    number, few = Count(len({tie.partner.id for tie in told}), "partner"), len(codes) == 1
    named: dict[str, Slot] = {"land": Land(str(*codes), full=True)} if few else {"states": Count(len(codes), "state")}
    return Raw(writer.voice.part("from_land" if few else "from_states", n=number, **named))


def where(writer: "Writer", place: PlaceRecord, brief: bool = False) -> Slot | None:
    """The region and the country of a partner, in the nominative; None when neither is known.

    A town has its region only where that says more than its name, and never in a list (`brief`).
    """
    parts: list[Slot] = []
    region = writer.voice.speech.region(place.region)
    plain_town = place.level == "city" and (brief or (region or "")[:5] == place.name[:5])
    if region and place.level != "region" and not plain_town:
        parts.append(Phrase(region))
    if place.country:
        parts.append(Land(place.country, full=True))
    return Series(tuple(parts), "comma") if parts else None


def instrument(agreement: AgreementRecord, running: bool = False, dated: bool = True) -> Instrument:
    """A document as a slot."""
    return Instrument(agreement.kind, agreement.title, agreement.date if dated else None, running)


def signing(agreement: AgreementRecord) -> When | None:
    """When a document was signed, beside a verb; None for an interval, which stands in brackets behind the document.

    «в 1985–1990 годах подписали» would say that they signed all those years.
    """
    return When(agreement.date) if agreement.date and "/" not in agreement.date else None


def partner_name(place: PlaceRecord) -> Name:
    """A partner inside a sentence, with «город» before a town."""
    return Name(place, typed=True)


def partners_of(ties: Iterable[Told]) -> Series:
    """The partners of ties one after another, districts last: one amid towns would seem a part of them.

    Beside a district or a name that takes no endings towns get their kind: «с городом Хаген и Толочинским районом».
    Of many only the first are named: «с Минском, … и ещё 120 партнёрами».
    """
    told = list(ties)
    typed = any(tie.partner.name.endswith(ADJECTIVAL) or LATIN.match(tie.partner.name) for tie in told)
    ordered = sorted(told, key=lambda tie: PLACING.get(tie.partner.level, 1))
    named = ordered if len(ordered) <= MANY else ordered[:SHOWN]
    parts: list[Slot] = [Name(tie.partner, typed=typed) for tie in named]
    towns = sum(PLACING.get(tie.partner.level, 1) < 2 for tie in named)
    if len(named) < len(ordered):
        parts.append(Count(len(ordered) - len(named), "partner", more=True))
    if towns and len(parts) - towns > 1 and towns < len(named):
        return Series((Series(tuple(parts[:towns]), "comma"), Series(tuple(parts[towns:]))), "also")
    return Series(tuple(parts))


def whom(home: PlaceRecord, ties: list[Told] | tuple[Told, ...]) -> dict[str, Slot | None]:
    """A municipality, its partners of these ties, and how many they are."""
    return {"home": Name(home), "partners": partners_of(ties), "n": Count(len(ties), "tie")}


def dated_long_ago(writer: Writer, sources: Iterable[Source]) -> When | None:
    """The year of the latest paper that says something, where all of them are more than two years old; else None."""
    days = [last_day(source.document_date) for source in sources]
    known = [day for day in days if day]
    if not known or len(known) < len(days) or max(known) >= months_later(writer.material.scope.as_of, -LONG):
        return None
    return When(str(max(known).year))
