"""Who acted: the side that suspended, ended or prolonged a tie, as the clause says it."""

import re

from pobratim.facts.clauses import Clause
from pobratim.facts.context import Pair
from pobratim.facts.governing import is_location, is_with
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import same
from pobratim.facts.words import Cue

AGENT = re.compile(r"\w+(?:н|т|на|та|но|то|ны|ты) ")  # a passive participle and nothing else


def side_of(clause: Clause, cue: Cue, pair: Pair) -> str:
    """ "home", "partner" or "unknown": by a side named («польской стороной»), else by the subject of the verb."""
    words, low = clause.reading.words, clause.low
    home, partner = pair
    for country in clause.reading.countries:
        if clause.start <= country.start < clause.end and country.form in ("adjective", "demonym"):
            after = clause.reading.passage.low[country.end : country.end + 24]
            if country.form == "demonym" or words.has("side_noun", after):
                if country.code == partner.country and country.code != home.country:
                    return "partner"
                if country.code == home.country and country.code != partner.country:
                    return "home"
    if words.has("side_partner", low):
        return "partner"
    if words.has("side_home", low):
        return "partner" if _authority_of(clause, partner) else "home"
    if _done_by(clause, cue, partner):
        return "partner"
    return "home" if _done_by(clause, cue, home) else _subject_side(clause, cue, pair)


def _done_by(clause: Clause, cue: Cue, party: Mention) -> bool:
    """Whether a party stands right after what was done, as who did it: «приостановлено Обаном»."""
    after = clause.reading.passage.text[cue.start :]
    return any(
        same(m, party) and AGENT.fullmatch(after[: m.start - cue.start]) for m in clause.mentions if m.start > cue.start
    )


def _authority_of(clause: Clause, partner: Mention) -> bool:
    """Whether the authority that decided is the partner's: «решением городского совета Обана»."""
    words, low = clause.reading.words, clause.reading.passage.low
    ends = [clause.start + end for _, end in words.spans("side_home", clause.low)]
    return any(
        same(m, partner) and 0 <= m.start - end < 12 and low[end : m.start].isspace()
        for end in ends
        for m in clause.mentions
    )


def _subject_side(clause: Clause, cue: Cue, pair: Pair) -> str:
    home, partner = pair
    before = [
        m for m in clause.mentions if m.end <= cue.start and not is_location(clause, m) and not is_with(clause, m)
    ]
    if not clause.reading.words.has("acting", clause.reading.passage.low[cue.start : cue.end + 1]) or not before:
        return "unknown"
    if same(before[-1], partner):
        return "partner"
    return "home" if same(before[-1], home) else "unknown"
