"""What one match of a date rule says: its parts, turned into a mention."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.language.date_mention import DateMention
from pobratim.language.date_rules import DateRule, DateRules
from pobratim.language.edtf import Moment, interval

ROMAN = {r: i for i, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)}
CENTURY_TURN = 30
Parts = dict[str, str]


def read_date(text: str, m: re.Match[str], rule: DateRule, rules: DateRules) -> Iterator[DateMention]:
    """The mentions that a match stands for: none where the words around or the calendar forbid it, two for a list."""
    low, start, end = m.string, m.start(), m.end()
    parts = {name.split("__")[0]: value for name, value in m.groupdict().items() if value is not None}
    before = low[max(0, start - 36) : start]
    if rule.needs and not rules.before[rule.needs].search(before):
        return
    if rules.capital_months and "month" in parts and not _capital(text, m):
        return
    if rule.bare and (rules.not_year_after.match(low, end) or rules.before["not_year_before"].search(before)):
        return
    plain = DateMention(
        start,
        end,
        None,
        "absolute",
        bare=_bare(rule, parts, before, rules),
        since=bool(rules.before["since"].search(before)),
        until=bool(rules.before["until"].search(before)),
    )
    if rule.relative:
        yield _relative(plain, m[0], rule, parts, rules)
    elif rule.list:
        yield from _listed(plain, m, parts, rules)
    else:
        mention = _dated(plain, m[0], parts, rules)
        if mention:
            yield _approximate(mention, before, rules)


def _capital(text: str, m: re.Match[str]) -> bool:
    groups = [name for name in m.groupdict() if name.startswith("month") and m[name]]
    return all(text[m.start(name)].isupper() for name in groups)


def _bare(rule: DateRule, parts: Parts, before: str, rules: DateRules) -> bool:
    alone = rule.bare or bool(parts and set(parts) <= {"year", "year2", "yy"})
    return alone and "worded" not in parts and not rules.before["worded_before"].search(before)


def _approximate(mention: DateMention, before: str, rules: DateRules) -> DateMention:
    edtf = mention.edtf
    if edtf and "/" not in edtf and "X" not in edtf and rules.before["approximate"].search(before):
        return replace(mention, edtf=f"{edtf}~")
    return mention


def _month(parts: Parts, name: str, rules: DateRules) -> int | None:
    word = parts.get(name)
    if word:
        return rules.months[word.rstrip(".")]
    digits = parts.get("mm" if name == "month" else "mm2")
    if digits:
        return int(digits)
    return ROMAN[parts["roman"]] if name == "month" and "roman" in parts else None


def _season(words: str | None, rules: DateRules) -> int | None:
    return next((code for pattern, code in rules.seasons if pattern.fullmatch(words or "")), None)


def _number(parts: Parts, name: str) -> int | None:
    return int(parts[name]) if parts.get(name) else None


def _year(parts: Parts) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "yy" in parts and "mm" in parts:
        short = int(parts["yy"])
        return short + (1900 if short >= CENTURY_TURN else 2000)
    return None


def _dated(plain: DateMention, words: str, parts: Parts, rules: DateRules) -> DateMention | None:
    """An absolute or a partial mention; None where the calendar has no such date."""
    if "decade" in parts or "yy0" in parts:
        if "decade2" in parts:
            return _decades(plain, int(parts["decade"]), int(parts["decade2"]))
        decade = parts.get("decade") or f"19{parts['yy0']}"
        return replace(plain, edtf=f"{decade[:3]}X", bare=False)
    year, month = _year(parts), _month(parts, "month", rules)
    season = _season(parts.get("season") or (words if not parts else None), rules)
    day, day2 = _number(parts, "day"), _number(parts, "day2")
    month2, year2 = _month(parts, "month2", rules), _number(parts, "year2")
    if "yy" in parts and "mm" not in parts and year is not None:
        year2 = year // 100 * 100 + int(parts["yy"])
    if year is None and year2 is None:
        return _partial(plain, (month, day, season), (month2, day2))
    end = Moment(year2 or year or 0, month2 or (month if day2 else None), day2)
    start = Moment(year or year2 or 0, season or month, day)
    if not (month2 or day2 or year2):
        return replace(plain, edtf=str(start)) if start.possible else None
    if year is None and month2 and month and month2 < month:
        start = replace(start, year=start.year - 1)
    edtf = interval(start, end)
    return replace(plain, edtf=edtf, since=False, until=False) if edtf else None


def _decades(plain: DateMention, first: int, last: int) -> DateMention | None:
    """The years from the beginning of one decade to the end of another: «1950–1960-е» are 1950/1969."""
    edtf = interval(Moment(first), Moment(last + 9))
    return replace(plain, edtf=edtf, bare=False, since=False, until=False) if edtf else None


Start = tuple[int | None, int | None, int | None]


def _partial(plain: DateMention, start: Start, end: tuple[int | None, int | None]) -> DateMention | None:
    month, day, season = start
    month2, day2 = end
    first = Moment(2000, month, day)
    last = Moment(2000, month2 or month, day2)
    if not season and not (first.possible and last.possible and (month2 or not day2 or day2 > (day or 0))):
        return None
    if month2 or day2:
        plain = replace(plain, since=False, until=False)
    return replace(plain, form="partial", month=month, day=day, season=season, end_month=month2, end_day=day2)


def _listed(plain: DateMention, m: re.Match[str], parts: Parts, rules: DateRules) -> Iterator[DateMention]:
    year, month = _year(parts) or 0, _month(parts, "month", rules)
    for name, start, end in (("day", m.start(), m.end("day")), ("day2", m.start("day2"), m.end())):
        moment = Moment(year, month, int(parts[name]))
        if moment.possible:
            yield replace(plain, start=start, end=end, edtf=str(moment))


def _relative(plain: DateMention, words: str, rule: DateRule, parts: Parts, rules: DateRules) -> DateMention:
    unit = rule.unit or _unit(parts.get("unit"), rules)
    if unit is None:
        unit = "same"
    count = count_of(parts["number"], rules.numbers) if "number" in parts else 1
    return replace(
        plain,
        form="relative",
        anchor=rule.anchor,
        unit=unit,
        delta=rule.delta * count,
        month=_month(parts, "month", rules),
        day=_number(parts, "day"),
        season=_season(parts.get("season"), rules),
        bare=False,
        since=False,
        until=False,
    )


def _unit(word: str | None, rules: DateRules) -> str | None:
    return next((unit for pattern, unit in rules.units if word and pattern.fullmatch(word)), None)


def count_of(words: str, numbers: dict[str, int]) -> int:
    """The value of a numeral in digits or words: «двадцать пять» is 25."""
    if words.isdigit():
        return int(words)
    return sum(numbers.get(word, 0) for word in re.split(r"[\s-]+", words))
