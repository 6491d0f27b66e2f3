"""Whom a municipality could ask: suggestions from the published network, each reason as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pobratim.network.graph import Node
from pobratim.network.remembering import remembered
from pobratim.network.suggesting import Advice, Reason
from pobratim.portal import naming, words
from pobratim.register import outlines

MOST = 10


@dataclass(frozen=True, slots=True)
class Hint:
    """A place that could be asked, and why, in sentences."""

    name: str
    country: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """A partner whose tie has ended, and the number of that tie."""

    name: str
    country: str | None
    tie: int


def hints(place: int) -> tuple[tuple[Hint, ...], tuple[Former, ...]]:
    """Whom a municipality could ask, the best first, and who was its partner; nothing of a place without ties."""
    advice = known(outlines.register_version(), timezone.localdate(), naming.is_russian())
    graph = advice.graph
    asker = graph.positions.get(str(place))
    if asker is None:
        return (), ()
    home = graph.nodes[asker]
    found = [(graph.nodes[each.at], each.reasons) for each in advice.suggest(asker, MOST)]
    told = tuple(Hint(node.name, node.country, tuple(sentences(why, home, node))) for node, why in found)
    return told, tuple(sorted(former(advice, home), key=lambda each: each.name))


@lru_cache(maxsize=4)
def known(version: tuple[object, ...], today: date, russian: bool) -> Advice:
    """The advice that one version of the published register gives, its places named in the language of the page."""
    graph, past = remembered(today, published_only=True)
    return Advice(naming.renamed(graph), past)


def former(advice: Advice, home: Node) -> Iterator[Former]:
    """The partners of a place whose ties have ended."""
    for pair, tie in advice.past.former.items():
        if home.key in pair:
            (other,) = pair - {home.key}
            node = advice.graph.nodes[advice.graph.positions[other]]
            yield Former(node.name, node.country, tie)


def sentences(reasons: tuple[Reason, ...], home: Node, other: Node) -> Iterator[str]:
    """The reasons in the language of the page."""
    said = {
        "shared": _("partners in common: %(names)s"),
        "nearby": _("tied to neighbours: %(names)s"),
        "chains": _("tied to places that share a partner with this one"),
        "vicinity": _("near partners of this place or of its neighbours"),
        "country": _("ties between %(home)s and %(abroad)s: %(number)s"),
        "fields": _("both have held activities of one kind: %(names)s"),
        "language": _("an official language in common: %(names)s"),
        "size": _("of about the same size: %(number)s inhabitants beside %(whole)s"),
        "level": _("of the same level: %(names)s"),
        "far": _("%(number)s km away"),
        "lasting": _("to be weighed: ties with %(abroad)s in the register: %(whole)s, of these not ended: %(number)s"),
    }
    for each in reasons:
        yield said[each.sign] % {
            "names": ", ".join(named(each)) + more(each),
            "number": thousands_apart(each.number),
            "whole": thousands_apart(each.whole),
            "home": words.country(home.country),
            "abroad": words.country(other.country),
        }


def named(reason: Reason) -> tuple[str, ...]:
    """What a reason rests on, in words."""
    if reason.sign == "language":
        names = Locale.parse(get_language() or "ru", sep="-").languages
        return tuple(str(names.get(each, each)) for each in reason.names)
    listed = {"fields": "activity", "level": "level"}.get(reason.sign)
    return tuple(words.word(listed, each) for each in reason.names) if listed else reason.names


def more(reason: Reason) -> str:
    """How many more places a reason rests on than it names."""
    rest = int(reason.number) - len(reason.names)
    if reason.sign not in ("shared", "nearby") or rest < 1:
        return ""
    return ngettext(" and %(n)s more", " and %(n)s more", rest) % {"n": rest}


def thousands_apart(number: float) -> str:
    """A number, its thousands apart."""
    return f"{number:,.0f}".replace(",", "\N{NO-BREAK SPACE}")
