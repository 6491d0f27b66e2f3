"""Rows of the tables that stand beside the tests, and what the rules make of a text, in the words of the tables."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pobratim.facts import Agreement, Tie
from pobratim.facts.clauses import kinds_in, states_in
from pobratim.facts.words import lowered, words_of
from tests.facts.corpus import read

FOLDER = Path(__file__).parent
HEADING = "Международные связи города Рыбинска"
ABOVE = "– Котор (Черногория), соглашение о сотрудничестве от 3 июня 2011 года;"
BELOW = "– Хювинкяа (Финляндия), договор от 7 июля 2001 года."
OPENINGS = {
    "ru": f"{HEADING}\n\n5 мая 2010 года подписано соглашение о сотрудничестве с городом Пярну (Эстония).",
    "en": "International links of the city of Rybinsk\n\n"
    "On 5 May 2010 a cooperation agreement was signed with the city of Pärnu (Estonia).",
    "de": "Internationale Beziehungen der Stadt Kassel\n\n"
    "Am 5. Mai 2010 wurde ein Freundschaftsvertrag mit der Stadt Pärnu (Estland) unterzeichnet.",
    "be": "Міжнародныя сувязі горада Маладзечна\n\n"
    "5 мая 2010 года падпісана пагадненне аб супрацоўніцтве з горадам Пярну (Эстонія).",
}
OTHERS = ("en", "de", "be")


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its remarks."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def states_of(text: str, language: str = "ru") -> str:
    """The states that a sentence claims."""
    cues = states_in(words_of(language), lowered(text))
    return ", ".join(dict.fromkeys(cue.value for cue in cues)) or "none"


def kinds_of(text: str) -> str:
    """The kinds that a sentence names."""
    cues = kinds_in(words_of("ru"), lowered(text), [])
    return ", ".join(dict.fromkeys(cue.value for cue in cues)) or "none"


def instruments_of(text: str) -> str:
    """The instruments of a sentence in a paper about one town."""
    found = [each for tie in read(f"{HEADING}\n\n{text}\n").ties for each in tie.agreements]
    return "; ".join(sorted(map(instrument, found))) or "none"


def instrument(agreement: Agreement) -> str:
    """An instrument in the words of the table."""
    return f"{agreement.kind} | {agreement.title or '-'} | {agreement.date or '-'}"


def ties_of(text: str) -> str:
    """The ties of a short paper."""
    paper = text.replace(" ¶ ", "\n\n").replace("\n\n– ", "\n– ")
    return "; ".join(map(tie_in_words, read(f"{paper}\n").ties)) or "none"


def tie_in_words(tie: Tie) -> str:
    """A tie in the words of the table."""
    dates = [each.date for each in tie.agreements if each.date] + ([f"since {tie.since}"] if tie.since else [])
    told = [f"{tie.home.name} – {tie.partner.name}", tie.partner.country or "-", tie.kind, tie.status, *dates]
    return ", ".join(told)


def life_of(text: str, language: str = "ru") -> str:
    """The state of a tie after a sentence that follows the signing of its document."""
    found = read(f"{OPENINGS[language]} {text}\n").ties
    return ", ".join(each.status for each in found) or "none"


def entry_of(text: str) -> str:
    """The state of a tie whose entry in a list of agreements ends with some words; its neighbours must keep theirs."""
    told = f"Соглашения города Рыбинска\n\n{ABOVE}\n– Пярну (Эстония){text};\n{BELOW}\n"
    above, entry, below = read(told).ties
    assert (above.status, below.status) == ("unstated", "unstated")
    return entry.status


def activities_of(text: str) -> str:
    """The activities that a short paper tells."""
    found = read(f"{text.replace(' ¶ ', chr(10) * 2)}\n").activities
    return "; ".join(f"{each.what}, {each.date or '-'}, {' + '.join(each.participants)}" for each in found) or "none"


def paper(text: str) -> str:
    """A short paper whose lines a row parts by « ¶ »; those that begin with a dash are items of a list."""
    return text.replace(" ¶ –", "\n–").replace(" ¶ ", "\n\n") + "\n"


def directions_of(text: str) -> str:
    """The promising fields that a short paper names, with their countries."""
    return "; ".join(f"{each.country or '-'}: {each.text}" for each in read(paper(text)).directions) or "none"


def recommendations_of(text: str) -> str:
    """The advice of a short paper."""
    return "; ".join(each.text for each in read(paper(text)).recommendations) or "none"


def projects_of(text: str) -> str:
    """The projects of a short paper, with those that take part."""
    found = read(paper(text)).projects
    return "; ".join(f"{each.name}: {' + '.join(each.participants)}" for each in found) or "none"


TABLES: dict[str, Callable[[str], str]] = {
    "status": states_of,
    "activities": activities_of,
    "lives": life_of,
    "entries": entry_of,
    **{f"status_{language}": partial(states_of, language=language) for language in OTHERS},
    **{f"lives_{language}": partial(life_of, language=language) for language in OTHERS},
    "directions": directions_of,
    "recommendations": recommendations_of,
    "projects": projects_of,
    "kinds": kinds_of,
    "instruments": instruments_of,
    "sentences": ties_of,
}


def fits(table: str, text: str, expected: str) -> bool:
    """Whether the rules make of a text what a row expects; the order of parts and capitals make no difference."""
    return folded(TABLES[table](text)) == folded(expected)


def folded(words: str) -> list[str]:
    """The parts of an answer in a fixed order."""
    return sorted(words.replace("ё", "е").casefold().split("; "))
