"""From the material to the tree of the memo: sections in their order, numbered, empty ones left out."""

from dataclasses import replace

from pobratim.memo.grammar.languages import SPEECHES
from pobratim.memo.grammar.slots import Land, Name, Phrase, Series, Slot, When
from pobratim.memo.grammar.voice import Voice
from pobratim.memo.material import Material
from pobratim.memo.memo import Memo
from pobratim.memo.numbering import number
from pobratim.memo.sections import (
    advice,
    annex,
    atlas,
    basis,
    changes,
    context,
    directions,
    due,
    figures,
    forms,
    plan,
    problems,
    projects,
    stopped,
    summary,
    ties,
    unclear,
)
from pobratim.memo.sections.writer import Composer, Writer, name_key
from pobratim.memo.spelling import spelt
from pobratim.sparing import uncollected

SECTIONS: dict[str, Composer] = {
    "basis": basis.compose,
    "summary": summary.compose,
    "changes": changes.compose,
    "ties": ties.compose,
    "forms": forms.compose,
    "projects": projects.compose,
    "stopped": stopped.compose,
    "due": due.compose,
    "context": context.compose,
    "problems": problems.compose,
    "advice": advice.compose,
    "directions": directions.compose,
    "unclear": unclear.compose,
    "annex": annex.compose,
    "figures": figures.compose,
    "map": atlas.compose,
    "plan": plan.compose,
}
NOTE = ("ties", "stopped", "forms", "projects", "due", "problems", "unclear")
LABELS = (
    *("sources", "annex", "organisation", "addressee", "date", "number", "place", "post", "signatory", "executor"),
    *(
        "ibid",
        "same_sources",
        "telephone",
        "continued",
        "reworded",
        "sign_number",
        "blank_date",
        "blank_number",
        "blank_post",
        "blank_signatory",
        "blank_executor",
        "blank_telephone",
    ),
)


@uncollected()
def compose_from(material: Material) -> Memo:
    """The memo of a material: the same material gives the same memo."""
    scope = material.scope
    usual = NOTE if scope.tie is not None else SECTIONS
    wanted = tuple(key for key in (scope.sections or usual) if key in SECTIONS)
    voice = Voice(SPEECHES[scope.language]())
    writer = Writer(_in_order(material, voice), voice, wanted)
    sections = number(section for section in (SECTIONS[key](writer) for key in wanted) if section)
    memo = Memo(
        language=scope.language,
        kind=writer.heading("kind" if scope.tie is None else "kind_note"),
        heading=_heading(writer),
        as_of=scope.as_of,
        as_of_line=writer.voice.part("as_of", day=When(scope.as_of.isoformat())),
        requisites=scope.requisites,
        sections=sections,
        with_sources=scope.sources,
        labels={key: writer.voice.part(f"label_{key}") for key in LABELS},
    )
    return spelt(memo, _whereabouts(material))


def _in_order(material: Material, voice: Voice) -> Material:
    """The material with its ties by the partners' names in the language; the register has them in the Russian order."""
    if voice.speech.code == "ru":
        return material
    return replace(material, ties=tuple(sorted(material.ties, key=lambda tie: name_key(tie.partner, voice))))


def _whereabouts(material: Material) -> frozenset[str]:
    """The countries of the partners and the regions of the municipalities."""
    told = {each for tie in material.ties for each in (tie.partner.country, tie.home.region) if each}
    return frozenset(told)


def _heading(writer: Writer) -> str:
    material = writer.material
    homes = {tie.home.id: tie.home for tie in material.ties}
    if material.scope.tie is not None and material.ties:
        sides = {"home": Name(material.ties[0].home, typed=True), "partner": Name(material.ties[0].partner, typed=True)}
        return writer.voice.speech.finish(writer.voice.part("heading_tie", **sides))
    if material.scope.changes_since and "changes" in writer.wanted and "ties" not in writer.wanted:
        return _heading_changes(writer)
    slots: dict[str, Slot] = {}
    if material.scope.countries:
        slots["lands"] = Series(tuple(Land(each, full=True) for each in material.scope.countries))
    if material.scope.municipality and len(homes) == 1:
        frame = "heading_home_countries" if slots else "heading_home"
        slots["home"] = Name(next(iter(homes.values())), typed=True)
    else:
        domestic = any(tie.partner.country == tie.home.country for tie in material.ties)
        frame = "heading_countries" if slots else "heading_any" if domestic else "heading_abroad"
        name = writer.voice.speech.region(material.region)
        slots |= {"region": Phrase(name)} if name else {}
    return writer.voice.speech.finish(writer.voice.part(frame, **slots))


def _heading_changes(writer: Writer) -> str:
    material = writer.material
    homes = {tie.home.id: tie.home for tie in material.ties}
    slots: dict[str, Slot] = {"day": When((material.scope.changes_since or material.scope.as_of).isoformat())}
    name = writer.voice.speech.region(material.region)
    if material.scope.municipality and len(homes) == 1:
        slots["home"] = Name(next(iter(homes.values())), typed=True)
    elif name:
        slots["region"] = Phrase(name)
    return writer.voice.speech.finish(writer.voice.part("heading_changes", **slots))
