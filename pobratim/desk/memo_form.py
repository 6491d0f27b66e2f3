"""The form of a kept memo: what it offers, and what a person filled in as wishes."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.drafting.drafts import LAST
from pobratim.memo.composing import NOTE, SECTIONS
from pobratim.memo.order import preset

TITLES: dict[str, str | Promise] = {
    "basis": _("Basis and coverage"),
    "summary": _("Summary in figures"),
    "changes": _("What changed since the last memo"),
    "ties": _("Ties by municipality"),
    "forms": _("Forms of work"),
    "projects": _("Joint projects"),
    "stopped": _("Ties that are not carried out"),
    "due": _("Terms that need attention"),
    "context": _("Legal and policy context"),
    "problems": _("Problems"),
    "advice": _("Recommendations"),
    "directions": _("Promising directions"),
    "unclear": _("What needs clearing up"),
    "annex": _("Annex: table of instruments"),
    "figures": _("Annex: charts"),
    "map": _("Annex: map"),
    "plan": _("Annex: plan of measures"),
}
KINDS: dict[str, str | Promise] = {
    "twinning": pgettext_lazy("kind of tie", "twinning"),
    "friendship": pgettext_lazy("kind of tie", "friendship"),
    "partnership": pgettext_lazy("kind of tie", "partnership"),
    "cooperation": pgettext_lazy("kind of tie", "cooperation"),
    "memorandum": pgettext_lazy("kind of tie", "memorandum"),
    "unknown": pgettext_lazy("kind of tie", "not stated"),
}
TEXTS: dict[str, str | Promise] = {
    "country": _("Countries of the partners (codes or Russian names, with commas; empty: all)"),
    "period": _("Period that it reports on (2018, 2018-05, 2017/2018)"),
    "addressee": _("Addressee"),
    "basis": _("Basis, for example an assignment"),
    "organisation": _("Organisation"),
    "number": _("Number of the memo"),
    "date": _("Date, as it is printed"),
    "place": _("Place"),
    "post": _("Post of the signatory"),
    "signatory": _("Signatory"),
    "executor": _("Executor"),
    "telephone": _("Telephone of the executor"),
}


PRESETS: dict[str, str | Promise] = {
    "annual": _("Last year in sum"),
    "changes": _("What changed in a year"),
    "brief": _("In short, without annexes"),
    "full": _("All sections and annexes"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick: its value, its words, whether it is ticked, its place in the order."""

    value: str
    title: str | Promise
    chosen: bool
    place: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A line to fill in."""

    name: str
    title: str | Promise
    value: str


def begun(asked: QueryDict, today: date) -> dict[str, object]:
    """The wishes that a new memo begins with: those of a built-in preset, or a note on one tie."""
    chosen, tie = asked.get("preset", ""), asked.get("tie", "")
    wishes = preset(chosen, today) if chosen in PRESETS else {}
    return {**wishes, "tie": tie} if tie.isdecimal() else wishes


def name_of(asked: QueryDict) -> str:
    """What a new memo is called at first: the name that the address gives, else that of its preset."""
    return asked.get("name", "")[:120] or str(PRESETS.get(asked.get("preset", ""), ""))


def sections(wishes: dict[str, object]) -> list[Choice]:
    """The sections: those wanted in their order, the others after them."""
    wanted = _list(wishes.get("sections")) or list(NOTE if wishes.get("tie") else SECTIONS)
    ordered = [*wanted, *(key for key in SECTIONS if key not in wanted)]
    return [Choice(key, TITLES[key], key in wanted, place) for place, key in enumerate(ordered, 1)]


def kinds(wishes: dict[str, object]) -> list[Choice]:
    """The kinds of ties; none ticked means all."""
    wanted = _list(wishes.get("kind"))
    return [Choice(key, title, key in wanted) for key, title in KINDS.items()]


def fields(wishes: dict[str, object]) -> list[Field]:
    """The lines to fill in."""
    return [Field(name, title, ", ".join(_list(wishes.get(name)))) for name, title in TEXTS.items()]


def wishes_of(asked: QueryDict) -> dict[str, object]:
    """What a person filled in; sections in the order of their numbers."""
    told: dict[str, object] = {name: asked.get(name, "").strip() for name in TEXTS}
    wanted = [key for key in asked.getlist("sections") if key in SECTIONS]
    wanted.sort(key=lambda key: _place(asked.get(f"place-{key}", "")))
    told["sections"] = [] if wanted == list(NOTE if asked.get("tie") else SECTIONS) else wanted
    told["kind"] = [key for key in asked.getlist("kind") if key in KINDS]
    told["municipality"] = asked.get("municipality", "").strip()
    told["region"] = asked.get("region", "").strip()
    told["lang"] = "en" if asked.get("lang") == "en" else ""
    told["sources"] = asked.get("sources") == "yes"
    told["changes_since"] = LAST if asked.get("changes_since") == "yes" else asked.get("since_day", "")
    told["tie"] = asked.get("tie", "").strip()
    return {name: wish for name, wish in told.items() if wish}


def _place(said: str) -> int:
    return int(said) if said.isdecimal() else 99


def _list(wish: object) -> list[str]:
    if isinstance(wish, list | tuple):
        return [str(each) for each in wish]
    return [str(wish)] if wish else []
