"""The rules of dates of a language: rows of its table with parts filled in, compiled into one pattern."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from pobratim.language.heads import LENGTH, heads_of
from pobratim.language.tables import rows, settings

PART = re.compile(r"\{([a-z]\w*)\}")
NAMED = re.compile(r"\(\?P<\w+>")
DIGIT = "0"  # stands for every digit
MOST = 20_000  # beginnings of words whose rules are remembered
BEGIN = r"(?<!\w)(?<!\d[.,/-])"
DIGITS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "mm": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "mm0": r"(?:0[1-9]|1[0-2])",
    "year": r"(?:(?:1[5-9]|20)\d\d|2100)",
    "oldyear": r"(?:1\d\d\d|20\d\d|2100|[1-9]\d\d)(?!\d)",
    "yy": r"\d\d",
    "yy0": r"[2-9]0",
    "decade": r"(?:1[5-9]|20)\d0",
    "roman": r"(?:viii|vii|vi|iv|v|iii|ii|ix|i|xii|xi|x)(?!\w)",
}
CONTEXTS = ("since", "until", "approximate", "beside", "worded_before", "not_year_before", "year_list")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class DateRule:
    """A row of the table, compiled."""

    source: str
    needs: str | None
    relative: bool
    anchor: str
    unit: str | None
    delta: int
    bare: bool
    list: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """The rule with its parts as named groups, compiled when it is first needed."""
        return _compiled(self.source)


class Begun(dict[str, re.Pattern[str] | None]):
    """The rules whose dates may begin with a word, by its first letters; remembered, for words come again."""

    def __init__(self, rules: list[DateRule]) -> None:
        self._rules, self._heads = rules, _heads(rules)

    def __missing__(self, start: str) -> re.Pattern[str] | None:
        word = DIGIT if start[0].isdigit() else start
        rows = {row for size in range(1, len(word) + 1) for row in self._heads.get(word[:size], ())}
        found = _compiled(f"{BEGIN}(?:{_together(self._rules, tuple(sorted(rows)))})") if rows else None
        if len(self) < MOST:
            self[start] = found
        return found


@dataclass(frozen=True, slots=True)
class DateRules:
    """All that a language says of dates."""

    rules: list[DateRule]
    begun: Begun
    months: dict[str, int]
    numbers: dict[str, int]
    seasons: list[tuple[re.Pattern[str], int]]
    units: list[tuple[re.Pattern[str], str]]
    before: dict[str, re.Pattern[str]]
    not_year_after: re.Pattern[str]
    link: re.Pattern[str]
    capital_months: bool


def _alternation(forms: list[str]) -> str:
    """A pattern for any of the forms, the longest that fits first; common beginnings are written once."""
    starts: dict[str, list[str]] = {}
    for form in forms:
        starts.setdefault(form[:1], []).append(form[1:])
    tails = {first: sorted(set(rest)) for first, rest in starts.items() if first}
    made = [re.escape(first) + (f"(?:{_alternation(rest)})" if rest != [""] else "") for first, rest in tails.items()]
    return "|".join([*made, *([""] if "" in starts else [])])


def _month_part(forms: list[str]) -> str:
    full = [form for form in forms if not form.endswith("!")]
    short = [form[:-1] for form in forms if form.endswith("!")]
    return rf"(?:(?:{_alternation(full)})(?!\w)" + (rf"|(?:{_alternation(short)})(?!\w)\.?" if short else "") + ")"


def _fillings(language: str, table: dict[str, object]) -> dict[str, str]:
    """The pattern of each part, by its name."""
    months = [form for _, forms in rows(language, "months") for form in forms.split()]
    numbers = [form for _, forms in rows(language, "numbers") for form in forms.split()]
    words = _alternation(numbers)
    seasons = "|".join(cast("dict[str, str]", table["seasons"]).values())
    units = "|".join(cast("dict[str, str]", table["units"]).values())
    once = "|".join(cast("dict[str, str]", table.get("once", {"none": "(?!)"})).values())
    return DIGITS | {
        "month": _month_part(months),
        "season": rf"(?:{seasons})(?!\w)",
        "unit": rf"(?:{units})(?!\w)",
        "once": rf"(?:{once})(?!\w)",
        "number": rf"(?:\d{{1,3}}|(?:(?:{words})[\s-])?(?:{words}))(?!\w)",
        "worded": f"(?:{table['after']})",
        "after": str(table["after"]),
    }


def _filled(pattern: str, fillings: dict[str, str]) -> str:
    """The pattern with its parts in place, each a named group; the second group of one name is `name__2`."""
    seen: dict[str, int] = {}

    def part(m: re.Match[str]) -> str:
        name = m[1]
        inner = fillings.get(name) or fillings[name.rstrip("2")]
        if name == "after":
            return f"(?:{inner})"
        label = {"oldyear": "year", "mm0": "mm", "once": "unit"}.get(name, name)
        seen[label] = seen.get(label, 0) + 1
        return f"(?P<{label}{'' if seen[label] == 1 else f'__{seen[label]}'}>{inner})"

    return PART.sub(part, pattern)


def _rule(row: dict[str, object], fillings: dict[str, str]) -> DateRule:
    return DateRule(
        source=_filled(str(row["pattern"]), fillings),
        needs=cast("str | None", row.get("needs")),
        relative=bool(row.get("relative")),
        anchor=str(row.get("anchor", "now")),
        unit=cast("str | None", row.get("unit")),
        delta=int(str(row.get("delta", 0))),
        bare=bool(row.get("bare")),
        list=bool(row.get("list")),
    )


def _together(rules: list[DateRule], rows: tuple[int, ...]) -> str:
    """One pattern of some of the rules, in their order."""
    return "|".join(f"(?P<r{i}>{NAMED.sub('(?:', rules[i].source)}(?!\\w))" for i in rows)


def _heads(rules: list[DateRule]) -> dict[str, list[int]]:
    """The rules by what their dates begin with: a digit, or four letters of a word (fewer, where more is left open)."""
    rows: dict[str, list[int]] = {}
    for i, rule in enumerate(rules):
        source = NAMED.sub("(?:", rule.source).replace(r"\d{1,3}", "[0-9]")
        found = next((each for size in range(LENGTH, 0, -1) if (each := heads_of(source, size))), None)
        if not found:
            raise ValueError(f"a date may begin with anything by this rule: {rule.source}")
        for head in {DIGIT if head[0].isdigit() else head for head in found}:
            rows.setdefault(head, []).append(i)
    return rows


@cache
def rules_of(language: str) -> DateRules:
    """The compiled rules of a language."""
    table = settings(language, "dates")
    fillings = _fillings(language, table)
    listed = cast("list[dict[str, object]]", settings("script", "dates")["rule"]) + cast(
        "list[dict[str, object]]", table["rule"]
    )
    rules = [_rule(row, fillings) for row in listed]
    months = {form.rstrip("!"): int(number) for number, forms in rows(language, "months") for form in forms.split()}
    seasons = cast("dict[str, str]", table["seasons"])
    units = cast("dict[str, str]", table["units"])
    return DateRules(
        rules=rules,
        begun=Begun(rules),
        months=months,
        numbers={form: int(value) for value, forms in rows(language, "numbers") for form in forms.split()},
        seasons=[(re.compile(words), int(code)) for code, words in seasons.items()],
        units=[(re.compile(words), unit) for unit, words in units.items()],
        before={name: re.compile(str(table.get(name, "(?!)"))) for name in CONTEXTS},
        not_year_after=re.compile(str(table["not_year_after"])),
        link=re.compile(str(table["link"])),
        capital_months=bool(table.get("capital_months")),
    )
