"""The interface's language: Russian unless something else is asked for. Messages in code are Russian sentences."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

LANGUAGES = ("ru", "en")
DOMAIN = "django"  # the name that Django's translations have too: the same sentences serve pages and terminal
FOLDER = Path(__file__).parent / "locale"


def choose(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language of `--language` among the words of the command, else of the environment, else Russian."""
    for place, word in enumerate(words):
        if word == "--language" and place + 1 < len(words):
            return known(words[place + 1])
        if word.startswith("--language="):
            return known(word.removeprefix("--language="))
    for name in ("POBRATIM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return known(environment[name])
    return "ru"


def known(wish: str) -> str:
    """The language of a wish such as `en_US.UTF-8`, when it is one of ours; else Russian."""
    return next((language for language in LANGUAGES if wish.lower().startswith(language)), "ru")


def use(language: str) -> None:
    """Speak this language from now on; click's own words follow, for it asks gettext too."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def current() -> str:
    """The language that is spoken."""
    return os.environ.get("LANGUAGE", "ru")


def _(sentence: str) -> str:
    """A sentence of the program in the language that is spoken."""
    return gettext.gettext(sentence)


def plural(number: int, one: str, few: str, many: str) -> str:
    """A number with its noun: `21 связь`, `3 связи`, `5 связей`; of the three the translation makes its own two."""
    if current() != "ru":
        return f"{number} {_(one) if number == 1 else _(many)}"
    tens, ones = number % 100, number % 10
    form = one if ones == 1 and tens != 11 else few if ones in (2, 3, 4) and tens not in (12, 13, 14) else many
    return f"{number} {form}"
