"""Scanning a text for names that nothing knows: those joined to known places, and those beside a country."""

import re

from pobratim.facts.mentions import LINK, NAME, Mention, Scan
from pobratim.facts.passage import MARKS
from pobratim.facts.plausibility import ON_SK
from pobratim.facts.scanning import NAMES, respelt
from pobratim.facts.terms import has_kind, is_common, is_term
from pobratim.language.governed import nominatives
from pobratim.language.inflection import inflect
from pobratim.language.lexicon import known
from pobratim.language.morphology import parses
from pobratim.places import CountryMention

BRACKET = re.compile(r"\s*\([^()]{1,60}\)")
BACK = 90  # how far before a known name an enumeration may have begun
BEFORE_LINK = re.compile(rf":\s+({NAME})(?:{BRACKET.pattern})?(?:{LINK.pattern})$")
WITHIN = re.compile(r"\s+([a-zа-яёўі]{1,3})\s+")
GOES_ON = re.compile(r"(?:[,:]|\s(?:и|і|and|und))\s+$")
BEFORE_COUNTRY = re.compile(r"\s*[,(/–—-]\s*")
DASH = re.compile(r"\s+[–—-]\s")
BESIDE = re.compile(r"\s*(?:[↔⇄⇔→]|\s[–—-]\s)\s*")
ENDS_NAME = re.compile(r"\s*(?:[:;,(.]|\s[–—-]\s|$)")
ONLY_MARK = re.compile(rf"{MARKS}$")
ENDED = (". ", "! ", "? ", "; ")
SHORT = 3  # letters of capitals that may be short for a country or a region: «Ломов, РТ»
OBLIQUE = ("ablt", "gent", "loct", "datv")


def scan_linked(scan: Scan) -> None:
    """Unknown capitalised names joined to known ones: «городами Ломов, Неведомск и Елец»."""
    for mention in sorted(scan.mentions, key=lambda m: m.start):
        end = mention.end
        while m := LINK.match(scan.text, _past_bracket(scan.text, end)):
            again = scan.words.single["with_again"].match(scan.low, m.end())
            name = NAMES.match(scan.text, again.end() if again else m.end())
            if not name or not scan.free(name.start(), name.end()) or ON_SK.fullmatch(name[0].lower()):
                break
            if is_term(scan, name.start(), name.end()) or (name[0].isupper() and len(name[0]) <= SHORT):
                break
            inflected = not scan.text[mention.start : mention.end].endswith(mention.name)
            spelt = _restored(scan, name[0]) if inflected else name[0]
            behind = bool(mention.typed) and mention.name.endswith(f" {mention.typed}")  # «Ломовский район и Ниш»
            level = "city" if behind or (inflected and mention.typed) else mention.level
            scan.add(Mention(name.start(), name.end(), spelt, level, known=False))
            end = name.end()
        before = BEFORE_LINK.search(scan.text, max(0, mention.start - BACK), mention.start)
        if before and scan.free(*before.span(1)) and not is_term(scan, *before.span(1)) and not is_common(before[1]):
            scan.add(Mention(*before.span(1), before[1], "city", known=False))


def _past_bracket(text: str, at: int) -> int:
    m = BRACKET.match(text, at)
    return m.end() if m else at


def _restored(scan: Scan, form: str, adjective: str = "") -> str:
    """The nominative of an unknown form: one that the gazetteer knows, else the likeliest.

    An adjective before it tells its case: «итальянское Неведома» stands in the nominative, and so it is written.
    """
    cases = (
        {p.tag.case for p in parses(adjective) if "sing" in p.tag}
        if adjective and scan.words.morphology
        else set(OBLIQUE)
    )
    oblique = tuple(case for case in OBLIQUE if case in cases)
    found = nominatives(form, scan.language, oblique) if oblique else [form]
    if adjective and scan.words.morphology:
        found = [name for name in found if any(inflect(name, case) == form for case in oblique)] or [form]
    return respelt(scan, next((n for n in found if scan.gazetteer.names_of(n)), next(iter(found), form)))


def scan_heads(scan: Scan, countries: list[CountryMention]) -> None:
    """Unknown names that a country follows: «Неведомск (Франция)», «с Неведомском, Чехия»."""
    starts = {c.start for c in countries if c.form in ("name", "abbreviation")}
    regions = {m.start for m in scan.mentions if m.level == "region" and m.typed}
    ruling = {c.start: c.end for c in countries if c.form == "adjective"}
    for name in NAMES.finditer(scan.text):
        begin, end = name.span()
        if ruling.get(begin, end) < end:
            begin = ruling[begin] + 1
        begin = _past_preposition(scan, begin, end)
        if has_kind(scan, begin, end):
            continue
        if not scan.free(begin, end) or any(c.start < end and begin < c.end for c in countries):
            continue
        follows = BEFORE_COUNTRY.match(scan.text, end)
        if begin == 0 and scan.entry and DASH.match(scan.text, end) and not is_common(name[0]):
            scan.add(Mention(begin, end, name[0], "city", known=False))
            continue
        alone = scan.item and begin == 0 and (ONLY_MARK.match(scan.text, end) or _led_by(scan, name[0], end))
        if scan.entry and (alone or _beside_home(scan, begin, end)) and not is_common(name[0]):
            scan.add(Mention(begin, end, scan.text[begin:end], "city", known=False))
            continue
        led = any(c.form == "adjective" and c.end + 1 == begin for c in countries) and not scan.words.has(
            "organisation", scan.low[begin:end]
        )
        if led and not is_term(scan, begin, end):
            lead = scan.text[max(c.start for c in countries if c.end + 1 == begin) : begin - 1]
            scan.add(Mention(begin, end, _restored(scan, scan.text[begin:end], lead), "city", known=False))
        elif (
            (follows and (follows.end() in starts or _in_region(scan, name[0], follows, regions)))
            or _in_country(scan, begin, end, starts)
            or (follows and follows.end() in ruling and _opens(scan, begin, end))
        ):
            form = scan.text[begin:end]
            inflected = scan.words.has("governed", scan.low[max(0, begin - 60) : begin]) or _after_inflected(
                scan, begin
            )
            nominative = next(iter(nominatives(form, scan.language, ("ablt", "gent"))), form) if inflected else form
            scan.add(Mention(begin, end, nominative, "city", known=False))


def _led_by(scan: Scan, name: str, end: int) -> bool:
    """Whether an item begins with a double name that no word of the dictionary is, and a full stop: «Ниш-Обан. …»."""
    return "-" in name and scan.text.startswith(". ", end) and not known(name.lower())


def _beside_home(scan: Scan, begin: int, end: int) -> bool:
    """Whether an unknown name stands beside the place that an entry begins with: «Ломов – Неведомск: соглашение …»."""
    first = min(scan.mentions, key=lambda m: m.start, default=None)
    if first is None or first.start > 3 or not BESIDE.fullmatch(scan.text, first.end, begin):
        return False
    return bool(ENDS_NAME.match(scan.text, end))


def _after_inflected(scan: Scan, begin: int) -> bool:
    """Whether a name goes on an enumeration of names in a case: «с Берёзовском (2017) и Неведомском (Япония)»."""
    before = [m for m in scan.mentions if m.end < begin and m.typed == ""]
    last = max(before, key=lambda m: m.end, default=None)
    if last is None or not LINK.fullmatch(scan.text[_past_bracket(scan.text, last.end) : begin]):
        return False
    return last.name != scan.text[last.start : last.end]


def _past_preposition(scan: Scan, begin: int, end: int) -> int:
    """Where a name begins after the preposition that a sentence begins with: «Со Святым Неведомом (Франция)»."""
    first, _, rest = scan.text[begin:end].partition(" ")
    led = rest and first.lower() in scan.words.lists.get("prepositions", ())
    return end - len(rest) if led else begin


def _in_region(scan: Scan, name: str, follows: re.Match[str], regions: set[int]) -> bool:
    """Whether an unknown name has its region in brackets behind it: «Неведомск (Ломовская область)»."""
    return follows.end() in regions and follows[0].strip() == "(" and scan.entry and not is_common(name)


def _in_country(scan: Scan, begin: int, end: int, starts: set[int]) -> bool:
    """Whether a name goes on an enumeration and says in which country it lies: «…, Неведомск в Болгарии»."""
    within = WITHIN.match(scan.text, end)
    inside = within and within.end() in starts and within[1] in scan.words.lists.get("locative", ())
    led = scan.low[max(0, begin - 8) : begin].split()[-1:]
    with_ = bool(led) and led[0] in scan.words.lists.get("comitative", ())
    return bool(inside and (with_ or GOES_ON.search(scan.text, max(0, begin - 8), begin) or _opens(scan, begin, end)))


def _opens(scan: Scan, begin: int, end: int) -> bool:
    """Whether a sentence begins with a double name that no word of the dictionary is: «Ниш-Обан в Чили молчит»."""
    begins = begin == 0 or scan.text[begin - 2 : begin] in ENDED
    return begins and "-" in scan.text[begin:end] and not known(scan.low[begin:end])
