"""The root of all errors, and what any part may meet."""

import re
from collections.abc import Callable

NUMBER = re.compile(r"\d+")
Translate = Callable[[str], str]


class PobratimError(Exception):
    """One clear sentence about what happened, where, and what to do; `facts` holds the parts it was made from.

    `message` is a Russian sentence with named places, `{path}`; `translate` of the caller may replace it.
    `fault` is "user" (exit status 2) or "ours" (exit status 1).
    """

    fault = "user"
    message = "Что-то пошло не так."

    def __init__(self, **facts: object) -> None:
        super().__init__(self.message.format(**facts))
        self.facts = facts

    def told(self, translate: Translate) -> str:
        """The sentence in another language."""
        facts = {name: spoken(fact, translate) if isinstance(fact, str) else fact for name, fact in self.facts.items()}
        return translate(self.message).format(**facts)


def spoken(fact: str, translate: Translate) -> str:
    """A part of a sentence in another language, where the translations know it; its number stays."""
    number = NUMBER.search(fact)
    key = NUMBER.sub("{number}", fact, count=1)
    known = translate(key) if key else key
    return fact if known == key else known.replace("{number}", number[0] if number else "")


class ExtraMissing(PobratimError):
    """A format needs a package that is not installed."""

    message = 'Для вида {what} нужен дополнительный пакет; установите: pip install "pobratim[{extra}]".'


class FilesNotWritten(PobratimError):
    """The files cannot be written there."""

    message = "Файлы не записаны в «{path}» ({reason}); проверьте папку, права и место на диске."
