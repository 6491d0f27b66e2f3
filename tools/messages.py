"""Lists the texts of the pages and brings the Russian catalogue up to date: run it after a text has changed.

The texts stand in English in templates and code; their Russian is in pobratim/locale, those of the desk and of what
is due in their own folders. What has no Russian yet is listed at the end, and a test refuses it.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pobratim"
INSIDE = Path("ru") / "LC_MESSAGES" / "django.po"
RUSSIAN = PACKAGE / "locale" / INSIDE
DESK = PACKAGE / "desk" / "locale" / INSIDE
MONITORING = PACKAGE / "monitoring" / "locale" / INSIDE
API = PACKAGE / "api" / "locale" / INSIDE
CATALOGUES: dict[Path, tuple[str, ...]] = {
    RUSSIAN: ("portal",),
    DESK: ("desk",),
    MONITORING: ("monitoring",),
    API: ("api",),
}
UNSTEADY = tuple(
    f'"{name}'
    for name in ("Report-Msgid", "POT-Creation", "PO-Revision", "Last-Translator", "Language-Team", "Generated")
)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def texts(path_of_russian: Path = RUSSIAN) -> Catalog:
    """Every text of the pages whose Russian stands in a catalogue, with the files in which it stands."""
    catalog = Catalog(locale="ru", project="Pobratim", charset="utf-8")
    for path, source in sources(CATALOGUES[path_of_russian]):
        name = path.relative_to(ROOT).as_posix()
        for _, message, comments, context in extract("python", BytesIO(source.encode()), KEYWORDS, options={}):
            catalog.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalog


def sources(apps: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The code and the templates (as code that asks for their texts) of the applications that have pages."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    for app in apps:
        for path in sorted((PACKAGE / app).rglob("*.py")):
            code = path.read_text(encoding="utf-8")
            yield path, code
            yield path, "\n".join(inside_strings(code))
        for path in sorted((PACKAGE / app).rglob("*.html")):
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield path, "\n".join(line.strip() for line in code.splitlines())


def inside_strings(code: str) -> Iterator[str]:
    """The expressions within formatted strings: to Babel such a string is one token, whose texts it does not see."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FormattedValue):
            yield ast.unparse(node.value)


def russian(path: Path = RUSSIAN) -> Catalog:
    """The catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def update(path: Path) -> list[str]:
    """Write the catalogue anew: texts that are gone are dropped; the texts that still lack their Russian."""
    found, kept = texts(path), russian(path)
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    write(kept, path)
    return [str(message.id) for message in kept if message.id and not all(strings(message.string))]


def write(catalog: Catalog, path: Path) -> None:
    """Write the catalogue without dates and addresses, so that it changes only when a text does."""
    lines = BytesIO()
    write_po(lines, catalog, width=120, sort_by_file=True, include_lineno=False)
    kept = [line for line in lines.getvalue().decode().splitlines(keepends=True) if not line.startswith(UNSTEADY)]
    path.write_text("".join(kept), encoding="utf-8")


def strings(translated: object) -> tuple[str, ...]:
    """The forms of a translation."""
    return tuple(translated) if isinstance(translated, (tuple, list)) else (str(translated or ""),)


if __name__ == "__main__":
    missing = [text for path in CATALOGUES for text in update(path)]
    print("\n".join(missing))
    sys.exit(1 if missing else 0)
