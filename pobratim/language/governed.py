"""The nominative of an unknown name that a preposition governs, in a language that has only a table of endings."""

from pobratim.language.inflection import inflect, restore
from pobratim.language.lexicon import parses
from pobratim.language.tables import rows

LEAST = 3  # letters that must be left of a name


def nominatives(form: str, language: str, cases: tuple[str, ...]) -> list[str]:
    """Nominatives of a form in one of the cases, the likeliest first: by the table of the language, or by grammar."""
    endings = rows(language, "oblique")
    if not endings:
        return restore(form, cases)
    fits = [
        (end, rest[0] if rest else "") for end, *rest in endings if form.endswith(end) and len(form) - len(end) >= LEAST
    ]
    fits.sort(key=lambda row: -len(row[0]))
    return [form.removesuffix(end) + made for end, made in fits[:1]] or [form]


def beside_noun(name: str, noun: str, language: str) -> str:
    """The nominative of a name beside its type word in a case: «города Неведомска»; as it stands where not declined."""
    if rows(language, "oblique"):
        return nominatives(name, language, ())[0]
    case = parses(noun.split(maxsplit=1)[0])[0].tag.case or "nomn"
    return next((each for each in restore(name) if each != name and inflect(each, case) == name), name)
