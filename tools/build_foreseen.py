"""Asks once what every reading process would ask first of the tables of every language, and keeps the answers."""

import json
from pathlib import Path

from pobratim.facts.words import words_of
from pobratim.language import foreseen
from pobratim.language.date_rules import rules_of
from pobratim.language.tables import LANGUAGES
from pobratim.places import find_countries

PACKAGE = Path(__file__).resolve().parent.parent / "pobratim" / "language"


def main() -> None:
    """Begin anew: answers of another version are not kept."""
    place = PACKAGE.joinpath(*foreseen.PLACE)
    place.unlink(missing_ok=True)
    for language in LANGUAGES:
        words_of(language)
        rules_of(language)
        find_countries("", language)
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(foreseen.answers(), ensure_ascii=False, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
