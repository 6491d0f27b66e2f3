"""Layouts that each try one phenomenon: scopes, shared predicates, references back, traps, districts, two homes."""

import random
from collections.abc import Callable
from dataclasses import replace

from pobratim.language.inflection import inflect
from tests.facts.metamorphic.layouts import AS_OF, SIGNED, Paper, Piece, capital, heading, paragraph
from tests.facts.metamorphic.model import Bond, Day, Story, Told, draw_day, told
from tests.facts.metamorphic.pool import Town, districts, draw_home, draw_partners

ABOUT = "Международные связи города"


def dice_of(story: Story) -> random.Random:
    """A die of the story's own, so that a story always makes the same paper."""
    return random.Random(f"{story.home.name} {[bond.partner.name for bond in story.bonds]}")


def as_told(home: str, bond: Bond, status: str, kind: str | None = None) -> Told:
    return told(home, replace(bond, status=status), kind)


def start(story: Story) -> list[Piece]:
    return [heading(f"{ABOUT} {inflect(story.home.name, 'gent')}"), paragraph(AS_OF)]


def captions_of_state(story: Story) -> Paper:
    """Lists under captions that give their state."""
    captions = {"active": "Действующие соглашения:", "suspended": "Приостановлены:", "terminated": "Расторгнуты:"}
    pieces, ties = start(story), []
    for n, (bond, (status, words)) in enumerate(zip(story.bonds, captions.items(), strict=False), 1):
        item = f"{bond.partner.name} ({bond.land}) – {bond.paperwork.title}{bond.signed.cited}"
        pieces += [Piece("caption", (words,), n), Piece("item", (item,), n)]
        ties.append(as_told(story.home.name, bond, status))
    return Paper(tuple(pieces), frozenset(ties))


def respectively(story: Story) -> Paper:
    """One predicate for several partners, with a date for each in the same order."""
    dice = dice_of(story)
    bonds = [replace(bond, paperwork=story.bonds[0].paperwork, signed=draw_day(dice)) for bond in story.bonds[:2]]
    bonds = [replace(bond, signed=Day(f"{1990 + n}-0{n + 2}-1{n}")) for n, bond in enumerate(bonds)]
    paper = bonds[0].paperwork
    plural = {"договор": "договоры", "соглашение": "соглашения", "меморандум": "меморандумы"}
    head, *rest = paper.title.split()
    title = " ".join([plural.get(head, "декларации"), *rest])
    names = " и ".join(f"{inflect(b.partner.name, 'ablt')} ({b.land})" for b in bonds)
    days = " и ".join(b.signed.told for b in bonds)
    pieces = [*start(story), paragraph(f"{capital(title)} с городами {names} подписаны {days} соответственно.")]
    return Paper(tuple(pieces), frozenset(as_told(story.home.name, b, "unstated") for b in bonds))


def reference_back(story: Story) -> Paper:
    """A second instrument that only points back to the first."""
    first, second = story.bonds[0], replace(story.bonds[1], paperwork=story.bonds[0].paperwork)
    p = first.paperwork
    words = f"{capital(p.title)} с городом {first.partner.name} ({first.land}) {SIGNED[p.gender]} {first.signed.told}. "
    words += f"Аналогичный документ с городом {second.partner.name} ({second.land}) подписан {second.signed.told}."
    ties = [as_told(story.home.name, bond, "unstated") for bond in (first, second)]
    return Paper((*start(story), paragraph(words)), frozenset(ties))


def year_later(story: Story) -> Paper:
    """A second date counted from the first."""
    year = int(story.bonds[0].signed.edtf[:4])
    first = replace(story.bonds[0], signed=Day(str(year)))
    second = replace(story.bonds[1], signed=Day(str(year + 1)), paperwork=story.bonds[0].paperwork)
    p = first.paperwork
    words = f"В {year} году {SIGNED[p.gender]} {p.title} с городом {first.partner.name} ({first.land}). "
    words += f"Годом позже аналогичный документ подписан с городом {second.partner.name} ({second.land})."
    ties = [as_told(story.home.name, bond, "unstated") for bond in (first, second)]
    return Paper((*start(story), paragraph(words)), frozenset(ties))


def traps(story: Story) -> Paper:
    """One tie among a visit, a contract, a denial and an anniversary."""
    real, *others = story.bonds
    sentences = [
        "Делегация города {name} ({land}) посетила выставку картин 5 мая 2017 года.",
        "Местный завод заключил контракт на поставку станков с фирмой из города {name} ({land}) 4 июня 2016 года.",
        "Соглашения о сотрудничестве с городом {name} ({land}) не заключались.",
        "Футболисты из города {name} ({land}) приезжали на турнир летом 2015 года.",
    ]
    dice_of(story).shuffle(sentences)
    p = real.paperwork
    words = f"{capital(p.title)} с городом {real.partner.name} ({real.land}) {SIGNED[p.gender]} {real.signed.told}."
    pieces = [*start(story), paragraph(words, 1)]
    for n, (bond, sentence) in enumerate(zip(others, sentences, strict=False), 2):
        pieces.append(paragraph(sentence.format(name=bond.partner.name, land=bond.land), n))
    return Paper(tuple(pieces), frozenset({as_told(story.home.name, real, "unstated")}))


def other_dates(story: Story) -> Paper:
    """Dates that sign nothing: of a founding, a visit, an end of term, a law, a page."""
    bond = replace(story.bonds[0], signed=Day(story.bonds[0].signed.edtf[:4] + "-03-09"))
    p, dice = bond.paperwork, dice_of(story)
    more = [
        "Делегация партнёра побывала в городе 7 июля 2013 года.",
        "Город-партнёр основан в 1234 году.",
        "Документ действует до 31 декабря 2030 года.",
        "В соответствии с Федеральным законом от 6 октября 2003 года № 131-ФЗ город развивает внешние связи.",
        "В 2018 году стороны отметили юбилей.",
    ]
    words = f"{capital(p.title)} с городом {bond.partner.name} ({bond.land}) {SIGNED[p.gender]} {bond.signed.told}."
    pieces = [
        *start(story),
        paragraph(words, 1),
        *(paragraph(each, 2) for each in dice.sample(more[:1] + more[1:2], 1)),
    ]
    pieces.append(paragraph(dice.choice(more[3:4]), 3))
    found = told(story.home.name, bond)
    return Paper(tuple(pieces), frozenset({(*found[:4], "", *found[5:])}))  # the state is left open


def of_districts(story: Story) -> Paper:
    """Districts of both sides, named by adjectives in the cases that the sentence asks for."""
    dice = dice_of(story)
    ours, theirs = dice.choice(districts("RU")), dice.choice(districts("BY"))
    bond = replace(story.bonds[0], partner=Town(theirs.name, "BY", "district"), status="unstated")
    p = bond.paperwork
    sentence = dice.choice(
        [
            f"{capital(p.title)} между {inflect(ours.name, 'ablt')} и {inflect(theirs.name, 'ablt')}"
            f" Республики Беларусь {SIGNED[p.gender]} {bond.signed.told}.",
            f"{ours.name} – {theirs.name} (Беларусь): {p.title}{bond.signed.cited}.",
            f"{capital(bond.signed.told)} {inflect(ours.name, 'ablt')} {SIGNED[p.gender]} {p.title} с"
            f" {inflect(theirs.name, 'ablt')} (Беларусь).",
        ]
    )
    pieces = (heading("Межмуниципальное сотрудничество"), paragraph(AS_OF), paragraph(sentence))
    return Paper(pieces, frozenset({told(ours.name, bond)}))


def two_homes(story: Story) -> Paper:
    """Lists under the names of two home towns."""
    dice = dice_of(story)
    other = draw_home(dice)
    while other == story.home:
        other = draw_home(dice)
    pieces, ties = [heading("Побратимские связи городов"), paragraph(AS_OF)], []
    for n, (home, bond) in enumerate(zip((story.home, other), story.bonds, strict=False), 1):
        item = f"{bond.partner.name}, {bond.land} ({bond.paperwork.title}{bond.signed.cited})"
        pieces += [Piece("caption", (f"Город {home.name}:",), n), Piece("item", (item,), n)]
        ties.append(as_told(home.name, bond, "unstated", ""))
    return Paper(tuple(pieces), frozenset(ties))


def several_instruments(story: Story) -> Paper:
    """Two instruments with one partner in one bracket."""
    bond, other = story.bonds[0], story.bonds[1]
    if other.paperwork.title == bond.paperwork.title or other.signed.edtf == bond.signed.edtf:
        return reference_back(story)
    a, b = bond.paperwork, other.paperwork
    cited = f"{capital(a.title)}{bond.signed.cited}; {capital(b.title)}{other.signed.cited}"
    pieces = (*start(story), Piece("item", (f"{bond.partner.name}, {bond.land} ({cited})",), 1))
    papers = ((a.kind, a.title, bond.signed.edtf), (b.kind, b.title, other.signed.edtf))
    tie: Told = (story.home.name, bond.partner.name, bond.partner.country, "", "unstated", None, papers)
    return Paper(pieces, frozenset({tie}))


def news(story: Story) -> Paper:
    """News of a signing: the dateline gives the date."""
    bond = replace(story.bonds[0], signed=Day(story.bonds[0].signed.edtf[:4] + "-05-17"), status="active")
    home, partner, p = story.home.name, bond.partner, bond.paperwork
    line = f"{home}, {bond.signed.told}."
    words = (
        f"Сегодня главы {inflect(home, 'gent')} и города {partner.name} ({bond.land}) подписали {accusative(p.title)}."
    )
    pieces = (heading("Новости города"), paragraph(line + " " + words), paragraph("Гости осмотрели центр города."))
    return Paper(pieces, frozenset({told(home, bond)}))


def accusative(title: str) -> str:
    return title.replace("декларация", "декларацию", 1)


def far_partners(story: Story) -> Paper:
    """Twin towns of one sentence, whose countries follow each name."""
    bonds = story.bonds + tuple(replace(story.bonds[0], partner=town) for town in draw_partners(dice_of(story), 1))
    unique = {bond.partner.name: bond for bond in bonds}
    names = [f"{b.partner.name} ({b.land})" for b in unique.values()]
    words = f"Город породнён с городами {', '.join(names[:-1])} и {names[-1]}."
    ties = [told(story.home.name, b, "twinning", bare=True) for b in unique.values()]
    return Paper((*start(story), paragraph(words)), frozenset((*t[:4], "", *t[5:]) for t in ties))


PHENOMENA: dict[str, Callable[[Story], Paper]] = {
    each.__name__: each
    for each in (
        *(captions_of_state, respectively, reference_back, year_later, traps, other_dates),
        *(of_districts, two_homes, several_instruments, news, far_partners),
    )
}
