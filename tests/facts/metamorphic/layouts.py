"""Layouts: a story told as a list, a grouped list, a table, prose; with what must be read from it."""

from collections.abc import Callable
from dataclasses import dataclass

from pobratim.language.inflection import inflect
from tests.facts.metamorphic.model import Bond, Story, Told, told

AS_OF = "По состоянию на 1 марта 2024 года"
SIGNED = {"m": "подписан", "n": "подписано", "f": "подписана"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paper: "heading", "paragraph", "item" or "row"; `units` that may change places share a number."""

    what: str
    cells: tuple[str, ...]
    unit: int = 0

    @property
    def text(self) -> str:
        """The words of a piece that is no row."""
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Paper:
    """A made paper and the ties that must be read from it."""

    pieces: tuple[Piece, ...]
    ties: frozenset[Told]


def heading(words: str) -> Piece:
    return Piece("heading", (words,))


def paragraph(words: str, unit: int = 0) -> Piece:
    return Piece("paragraph", (words,), unit)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def with_state(words: str, bond: Bond) -> str:
    return f"{words} – {bond.state}" if bond.state else words


def listed(story: Story) -> Paper:
    """A list: the partner, its country, the instrument in brackets, the state."""
    items = [
        with_state(f"г. {b.partner.name}, {b.land} ({capital(b.paperwork.title)}{b.signed.cited})", b)
        for b in story.bonds
    ]
    head = [heading(f"Международные связи города {inflect(story.home.name, 'gent')}"), paragraph(AS_OF)]
    pieces = [*head, *(Piece("item", (words + ";",), n) for n, words in enumerate(items, 1))]
    return Paper(tuple(pieces), frozenset(told(story.home.name, b) for b in story.bonds))


def twin_list(story: Story) -> Paper:
    """A bare list of twin towns, each with the year since when."""
    items = [f"{b.partner.name} ({b.land}), с {b.signed.edtf[:4]} года" for b in story.bonds]
    head = heading(f"Города-побратимы {inflect(story.home.name, 'gent')}")
    pieces = [head, *(Piece("item", (words,), n) for n, words in enumerate(items, 1))]
    ties = [told(story.home.name, b, "twinning", b.signed.edtf[:4], bare=True) for b in story.bonds]
    return Paper(tuple(pieces), frozenset(ties))


def by_country(story: Story) -> Paper:
    """A list of partner towns under headings of countries."""
    pieces = [heading(f"Города-партнёры города {inflect(story.home.name, 'gent')}")]
    for n, bond in enumerate(story.bonds, 1):
        pieces += [Piece("caption", (bond.land + ":",), n), Piece("item", (bond.partner.name,), n)]
    ties = [told(story.home.name, b, "partnership", bare=True) for b in story.bonds]
    return Paper(tuple(pieces), frozenset(ties))


def prose(story: Story) -> Paper:
    """Paragraphs: what was signed with whom and when, then the state."""
    pieces = [heading(f"Международная деятельность города {inflect(story.home.name, 'gent')}"), paragraph(AS_OF)]
    for n, b in enumerate(story.bonds, 1):
        p = b.paperwork
        words = f"{capital(p.title)} с городом {b.partner.name} ({b.land}) {SIGNED[p.gender]} {b.signed.told}."
        words += f" В настоящее время {b.state}." if b.state else ""
        pieces.append(paragraph(words, n))
    return Paper(tuple(pieces), frozenset(told(story.home.name, b) for b in story.bonds))


def prose_in_cases(story: Story) -> Paper:
    """Paragraphs in which both towns stand in the instrumental case."""
    home = inflect(story.home.name, "ablt")
    pieces = [heading("О связях с зарубежными городами"), paragraph(AS_OF)]
    for n, b in enumerate(story.bonds, 1):
        p, partner = b.paperwork, inflect(b.partner.name, "ablt")
        words = f"{capital(b.signed.told)} между {home} и {partner} ({b.land}) {SIGNED[p.gender]} {p.title}"
        words += f"; {b.state}." if b.state else "."
        pieces.append(paragraph(words, n))
    return Paper(tuple(pieces), frozenset(told(story.home.name, b) for b in story.bonds))


def table(story: Story) -> Paper:
    """A table of partners under the name of the home side."""
    head = ("Партнёр", "Страна", "Документ", "Дата подписания", "Состояние")
    rows = [(b.partner.name, b.land, capital(b.paperwork.title), b.signed.digits, b.state or "–") for b in story.bonds]
    pieces = [heading(f"Международные связи города {inflect(story.home.name, 'gent')}"), Piece("row", head)]
    pieces += [Piece("row", row, n) for n, row in enumerate(rows, 1)]
    return Paper(tuple(pieces), frozenset(told(story.home.name, b) for b in story.bonds))


def table_with_home(story: Story) -> Paper:
    """A table that names the home side in each row, the partner with its country in one cell."""
    head = ("№", "Муниципальное образование", "Зарубежный партнёр", "Документ и дата", "Статус")
    rows = [
        (
            str(n),
            story.home.name,
            f"{b.partner.name} ({b.land})",
            f"{capital(b.paperwork.title)}{b.signed.cited}",
            capital(b.state) or "–",
        )
        for n, b in enumerate(story.bonds, 1)
    ]
    pieces = [heading("Реестр соглашений муниципальных образований"), Piece("row", head)]
    pieces += [Piece("row", row, n) for n, row in enumerate(rows, 1)]
    return Paper(tuple(pieces), frozenset(told(story.home.name, b) for b in story.bonds))


def enumerated(story: Story) -> Paper:
    """One sentence that names all the twin towns."""
    names = [f"{inflect(b.partner.name, 'nomn')} ({b.land})" for b in story.bonds]
    words = f"Побратимами {inflect(story.home.name, 'gent')} являются {', '.join(names[:-1])} и {names[-1]}."
    pieces = (heading(f"Город {story.home.name}: международные связи"), paragraph(words))
    ties = [list(told(story.home.name, b, "twinning", bare=True)) for b in story.bonds]
    return Paper(pieces, frozenset((*t[:4], "active", *t[5:]) for t in ties))  # type: ignore[misc]


LAYOUTS: dict[str, Callable[[Story], Paper]] = {
    each.__name__: each
    for each in (listed, twin_list, by_country, prose, prose_in_cases, table, table_with_home, enumerated)
}
