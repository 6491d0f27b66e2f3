"""Wishes of a person turned into the order for a memo: checked one by one, a wrong one named in a sentence."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from pobratim.errors import UnknownPreset, WrongWish
from pobratim.memo.composing import SECTIONS
from pobratim.memo.grammar.languages import SPEECHES
from pobratim.memo.grammar.tables import rows
from pobratim.memo.memo import Requisites
from pobratim.memo.period import Period, period_of
from pobratim.memo.scope import Scope
from pobratim.memo.sections.writer import KINDS

Wishes = Mapping[str, object]
REQUISITES = tuple(each.name for each in fields(Requisites))
LISTS = ("country", "kind", "sections")
NAMES = {"region", "municipality", "country", "kind", "tie", "period", "as_of", "changes_since", "sections"} | {
    *("lang", "sources"),
    *REQUISITES,
}


def order(wishes: Wishes, today: date) -> Scope:
    """The order for a memo; a wish that is None or empty is none. Raises `WrongWish`."""
    asked = {name: wish for name, wish in wishes.items() if wish not in (None, "", (), [])}
    for name, wish in asked.items():
        if name not in NAMES:
            raise WrongWish(wish=name, value=str(wish), known=", ".join(sorted(NAMES)))
    period = _period(str(asked["period"])) if "period" in asked else None
    as_of = _day("as_of", asked["as_of"]) if "as_of" in asked else min(today, period.end) if period else today
    return Scope(
        as_of=as_of,
        region=_text(asked, "region"),
        municipality=_text(asked, "municipality"),
        countries=tuple(_country(each) for each in _many(asked, "country")),
        kinds=tuple(_known("kind", each, KINDS) for each in _many(asked, "kind")),
        tie=_tie(asked.get("tie")),
        period=period,
        changes_since=_day("changes_since", asked["changes_since"]) if "changes_since" in asked else None,
        sections=tuple(_known("sections", each, tuple(SECTIONS)) for each in _many(asked, "sections")),
        language=_known("lang", str(asked.get("lang", "ru")), tuple(SPEECHES)),
        sources=bool(asked.get("sources")),
        requisites=Requisites(**{name: str(asked[name]) for name in REQUISITES if name in asked}),
    )


def _text(asked: Wishes, name: str) -> str | None:
    return str(asked[name]) if name in asked else None


def _many(asked: Wishes, name: str) -> list[str]:
    """A wish that may hold several values: a list, or words parted by commas."""
    wish = asked.get(name, ())
    several = [str(each) for each in wish] if isinstance(wish, Sequence) and not isinstance(wish, str) else [str(wish)]
    return [part.strip() for each in several for part in each.split(",") if part.strip()]


def _known(name: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise WrongWish(wish=name, value=value, known=", ".join(known))
    return value


def _country(value: str) -> str:
    """A country by its code or by its name in Russian."""
    for row in rows("ru", "countries"):
        if value.upper() == row["code"] or value.lower() in (row["short"].lower(), row["full"].lower()):
            return row["code"]
    raise WrongWish(wish="country", value=value, known="DE, FR, PL, Беларусь")


def _day(name: str, value: object) -> date:
    """A day; «15.01.2019», «2019-01-15»."""
    if isinstance(value, date):
        return value
    text = str(value)
    parts = text.split(".")
    try:
        return date.fromisoformat("-".join(reversed(parts)) if len(parts) == 3 else text)
    except ValueError:
        raise WrongWish(wish=name, value=text, known="2019-01-15, 15.01.2019") from None


def _period(value: str) -> Period:
    found = period_of(value.replace("–", "/").replace(" ", ""))
    if found is None:
        raise WrongWish(wish="period", value=value, known="2018, 2018-05, 2017/2018, 2018-01-15/2018-03-31")
    return found


def _tie(value: object) -> int | None:
    if value is None:
        return None
    if not str(value).isdigit():
        raise WrongWish(wish="tie", value=str(value), known="1, 2, 3")
    return int(str(value))


def preset(name: str, today: date) -> dict[str, object]:
    """The wishes of a preset: one of the built-in ones by its name, or a TOML file of an office's own."""
    built_in = tomllib.loads((files("pobratim.memo") / "presets.toml").read_text("utf-8"))
    if name in built_in:
        wishes = {key: value for key, value in built_in[name].items() if key != "title"}
        return {key: _moving(value, today) for key, value in wishes.items()}
    path = Path(name)
    if path.suffix != ".toml" or not path.is_file():
        raise UnknownPreset(name=name, known=", ".join(built_in))
    try:
        return {key.replace("-", "_"): value for key, value in tomllib.loads(path.read_text("utf-8")).items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as wrong:
        raise UnknownPreset(name=f"{name}: {wrong}", known=", ".join(built_in)) from wrong


def _moving(value: object, today: date) -> object:
    """The words of a built-in preset that mean a time seen from today."""
    last_year = today.year - 1
    words = {"last year": str(last_year), "a year ago": (today - timedelta(days=365)).isoformat()}
    return words.get(value, value) if isinstance(value, str) else value


def wishes_of(scope: Scope) -> dict[str, object]:
    """The order as wishes again, to keep it: `order(wishes_of(scope), today) == scope`."""
    told: dict[str, object] = {
        "as_of": scope.as_of.isoformat(),
        "region": scope.region,
        "municipality": scope.municipality,
        "country": list(scope.countries),
        "kind": list(scope.kinds),
        "tie": scope.tie,
        "period": scope.period.edtf if scope.period else None,
        "changes_since": scope.changes_since.isoformat() if scope.changes_since else None,
        "sections": list(scope.sections),
        "lang": scope.language,
        "sources": scope.sources,
        **{name: getattr(scope.requisites, name) for name in REQUISITES},
    }
    return {name: wish for name, wish in told.items() if wish}
