"""What a source's own words add to a bare activity: «школьные и культурные обмены», «официальных делегаций»."""

import re
from functools import cache

from pobratim.memo.grammar.tables import rows
from pobratim.register.records import ActivityRecord


@cache
def _table(language: str) -> tuple[tuple[str, re.Pattern[str], str, str], ...]:
    return tuple(
        (row["what"], re.compile(row["pattern"], re.IGNORECASE), row["group"], row["say"])
        for row in rows(language, "details")
    )


def _found(language: str, activity: ActivityRecord, group: str) -> list[str]:
    quotes = " ".join(source.quote for source in activity.sources)
    return [
        say
        for what, pattern, kind, say in _table(language)
        if what == activity.what and kind == group and pattern.search(quotes)
    ]


def kinds_named(language: str, activity: ActivityRecord) -> str:
    """The activity with the adjectives that the source gives it, in the nominative plural."""
    noun = noun_of(language, activity)
    adjectives = _found(language, activity, "adjective")
    return f"{_and(language, adjectives)} {noun}" if adjectives else noun


def noun_of(language: str, activity: ActivityRecord) -> str:
    """What such activities are called, in the nominative plural."""
    return next(row["say"] for row in rows(language, "activities") if row["what"] == activity.what)


def details(language: str, activity: ActivityRecord) -> str:
    """Who visits: «официальных и спортивных делегаций, представителей культуры»; empty where nothing says."""
    delegations = _found(language, activity, "delegation")
    people = _found(language, activity, "people")
    said = []
    noun = next(row["say"] for row in rows(language, "activities") if row["what"] == "delegations")
    if delegations:
        said.append(f"{_and(language, delegations)} {noun}")
    if people:
        lead = next(row["say"] for row in rows(language, "activities") if row["what"] == "people")
        said.append(f"{lead} {_and(language, people)}")
    return ", ".join(said)


def _and(language: str, words: list[str]) -> str:
    glue = next(row["say"] for row in rows(language, "activities") if row["what"] == "and")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {glue} {words[-1]}" if words else ""
