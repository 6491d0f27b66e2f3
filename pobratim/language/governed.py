"""The nominative of an unknown name that a preposition governs, in a language that has only a table of endings."""

from pobratim.language.inflection import restore
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
