"""From the material to the tree of the memo: sections in their order, numbered, empty ones left out."""

from pobratim.memo.grammar.ru.speech import Russian
from pobratim.memo.grammar.slots import Name, Phrase, When
from pobratim.memo.grammar.voice import Voice
from pobratim.memo.material import Material
from pobratim.memo.memo import Memo
from pobratim.memo.sections import annex, basis, context, directions, forms, projects, stopped, ties, unclear
from pobratim.memo.sections.writer import Composer, Writer

SECTIONS: dict[str, Composer] = {
    "basis": basis.compose,
    "ties": ties.compose,
    "forms": forms.compose,
    "projects": projects.compose,
    "stopped": stopped.compose,
    "context": context.compose,
    "directions": directions.compose,
    "unclear": unclear.compose,
    "annex": annex.compose,
}
SPEECHES = {"ru": Russian}
LABELS = (
    *("sources", "annex", "organisation", "addressee", "date", "number", "place", "post", "signatory", "executor"),
    *("telephone", "blank_date", "blank_number", "blank_post", "blank_signatory", "blank_executor", "blank_telephone"),
)


def compose_from(material: Material) -> Memo:
    """The memo of a material: the same material gives the same memo."""
    scope = material.scope
    wanted = [key for key in (scope.sections or SECTIONS) if key in SECTIONS]
    numbers: dict[str, str] = dict.fromkeys(wanted, "0")
    present = [key for key in wanted if SECTIONS[key](_writer(material, numbers))]
    numbers = {key: str(place) for place, key in enumerate((k for k in present if k != "annex"), 1)}
    writer = _writer(material, numbers)
    sections = tuple(section for section in (SECTIONS[key](writer) for key in present) if section)
    return Memo(
        language=scope.language,
        kind=writer.heading("kind"),
        heading=_heading(writer),
        as_of=scope.as_of,
        as_of_line=writer.voice.part("as_of", day=When(scope.as_of.isoformat())),
        requisites=scope.requisites,
        sections=sections,
        with_sources=scope.sources,
        labels={key: writer.voice.part(f"label_{key}") for key in LABELS},
    )


def _writer(material: Material, numbers: dict[str, str]) -> Writer:
    return Writer(material, Voice(SPEECHES[material.scope.language]()), numbers)


def _heading(writer: Writer) -> str:
    material = writer.material
    homes = {tie.home.id: tie.home for tie in material.ties}
    if material.scope.municipality and len(homes) == 1:
        home = Name(next(iter(homes.values())), typed=True)
        return writer.voice.speech.finish(writer.voice.part("heading_home", home=home))
    domestic = any(tie.partner.country == tie.home.country for tie in material.ties)
    frame = "heading_any" if domestic else "heading_abroad"
    name = writer.voice.speech.region(material.region)
    slots = {"region": Phrase(name)} if name else {}
    return writer.voice.speech.finish(writer.voice.part(frame, **slots))
