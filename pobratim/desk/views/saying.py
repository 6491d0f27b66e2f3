"""The sentence of an error in the language of the page."""

import re

from django.utils.translation import gettext as _

from pobratim.errors import PobratimError

NUMBER = re.compile(r"\d+")


def said(error: PobratimError) -> str:
    """The sentence, its reason too in the language of the page."""
    facts = dict(error.facts)
    if isinstance(facts.get("reason"), str):
        facts["reason"] = spoken(str(facts["reason"]))
    return _(error.message).format(**facts)


def spoken(reason: str) -> str:
    """A reason in the language of the page, where it is known; its number stays."""
    number = NUMBER.search(reason)
    key = NUMBER.sub("{number}", reason, count=1)
    known = _(key) if key else key
    return reason if known == key else known.replace("{number}", number[0] if number else "")
