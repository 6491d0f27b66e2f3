"""A tie through time: in which years what a side declares changed."""

from collections.abc import Iterable
from datetime import date

from pobratim.register import days
from pobratim.register.deriving import grounds_by, side_word, unspoken_word
from pobratim.register.grounds import Spoken
from pobratim.register.states import LONG_YEARS, declared_states, last_confirmed, legal_states

Step = tuple[int, str, str]


def steps_of(spoken: Spoken, today: date, begins: int | None) -> tuple[Step, ...]:
    """The years from whose end on the home side and the partner declare something else, with their words."""
    heard, silent = turning_years(spoken, today.year, begins)
    steps: list[Step] = []
    declared = False
    for year in sorted(heard | silent):
        if declared and year not in heard:
            continue
        day = date(year, 12, 31) if year < today.year else today
        *said, declared = words_at(spoken, day)
        if not steps or steps[-1][1:] != tuple(said):
            steps.append((year, said[0], said[1]))
    return with_signed(steps)


def turning_years(spoken: Spoken, now: int, begins: int | None) -> tuple[set[int], set[int]]:
    """The years at whose end the state may differ, from the beginning to now: those in which somebody spoke or acted,
    and those in which silence alone may change it (a term ends, five years go by)."""
    dates = [spoken.act_days[each.id] for each in spoken.acts] + [each.document_date for each in spoken.statements]
    dates += [each.status_since for each in spoken.statements]
    heard = {first.year for each in dates if (first := days.first_day(each))}
    silent: set[int] = set()
    for each in spoken.agreements:
        if signed := days.first_day(each.date):
            silent |= {signed.year, signed.year + LONG_YEARS, signed.year + LONG_YEARS + 1}
        if each.term and (end := days.last_day(each.term.rpartition("/")[2])):
            silent |= {end.year, end.year + 1}
    start = now if begins is None else begins
    return {start, *(year for year in heard if start < year <= now)}, {now, *(y for y in silent if start < y < now)}


def words_at(spoken: Spoken, day: date) -> tuple[str, str, bool]:
    """What both sides declare by a day, and whether somebody declared it: else it is what the instruments show."""
    grounds = grounds_by(spoken, day)
    declared = declared_states(grounds.acts, grounds.statements) if grounds.acts or grounds.statements else ()
    home, partner = (side_word(side, declared) for side in ("home", "partner"))
    if home and partner:
        return home, partner, True
    legal = {state.state for state in legal_states(grounds, day)}
    unspoken = unspoken_word(last_confirmed(grounds), day, legal)
    return home or unspoken, partner or unspoken, False


def with_signed(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, where silence before a source that calls the tie active counts as the signature that it followed."""
    found = list(steps)
    for at in range(len(found) - 1, 0, -1):
        year, *said = found[at - 1]
        if set(said) == {"no data"} and set(found[at][1:]) & {"active", "in force", "signed"}:
            found[at - 1] = (year, "signed", "signed")
    kept = [each for at, each in enumerate(found) if not at or each[1:] != found[at - 1][1:]]
    return tuple(kept)
