"""Whether a known name is meant as a place where it stands, and is no ordinary word, adjective or abbreviation."""

import re

from pobratim.facts.mentions import NAME, Scan
from pobratim.facts.passage import MARKS
from pobratim.facts.terms import is_instrument
from pobratim.language.morphology import parses
from pobratim.places import Mention as Known

APPOSED = re.compile(r",\s+(?:[а-яё]{3,5}\s+)?")
INSIDE = re.compile(r"[а-яёі,»] $")
NO_NOUN = ("VERB", "INFN", "ADVB", "ADJS", "PRTS", "GRND", "COMP")
NAMED = ("Name", "Surn", "Patr", "Orgn")
CITY = 50_000  # people of a town that a geographical name of the dictionary rather means than a part of the world
REACH = 24  # how far behind a name the word for what it is may reach
LARGE = 20_000
SMALL = 3000  # people of a town so small that its name is rather the word that it is
ONLY_MARK = re.compile(rf"{MARKS}$")
ON_SK = re.compile(r"\w+[сцзч]к(?:ий|ого|ому|им|ом|ие|их|ими|ая|ой|ую|ое)")
INITIALS = re.compile(r"\b[A-ZА-ЯЁ]\.\s?[A-ZА-ЯЁ]\.\s*$")
INITIALS_BEHIND = re.compile(r"\s[А-ЯЁІЎ]\.\s?[А-ЯЁІЎ]\.")
SURNAME = re.compile(rf"\s{NAME}(?![\w-]|\s[A-ZА-ЯЁІЎ])")
GOVERNED = ("ой", "ей", "ом", "ем", "ью", "ами", "ями")  # «С Яловой подписано …», not «С Будё»
OFFICE = 80  # how far before a name the office of a person may begin
SINCE = re.compile(r"\s[–—-]\s(?:\w{1,5}\s){0,2}\d{4}")  # «…, Печ – с 2004 года»
HEADED = re.compile(r"\s*(?::\s+[а-яё]|\()")
COUNTRY_BESIDE = re.compile(r"\s*[,(–—/:]\s*[A-ZÄÖÜ]")
BESIDE_DASH = re.compile(r"[а-яё] – $")
ENDS = re.compile(r"[.,;]|$")
BRACKETED = re.compile(r"\s*\(")
ASIDE = re.compile(r"\s*\([а-яёіўa-z]{4}")  # «НА КАРТЕ ДРУЖБЫ (раздел путеводителя)»
NOUN_ON_SK = re.compile(r"[сц]к$")
LONG_WORD = re.compile(r"\s+[а-яё]{4,}")
HEADS = re.compile(r"(?:\s[–—-]|:)\s+[A-ZА-ЯЁ]")


def is_plausible(scan: Scan, hit: Known) -> bool:
    """Whether a known name is meant as a place here, and is not an ordinary word or an adjective."""
    after = scan.text[hit.end : hit.end + 30]
    if hit.end - hit.start < 3 or _is_abbreviation(scan, hit):
        return False
    if ON_SK.fullmatch(hit.form) and LONG_WORD.match(after) and not NOUN_ON_SK.search(hit.lemma):
        return False
    if (hit.word or scan.words.has("ordinary", hit.form.lower())) and not re.search(r"[сц]к", hit.form):
        ours = next((p for p in hit.places if p.country == scan.words.home_country), hit.places[0])
        size = hit.places[0].population
        heads = scan.entry and hit.start == 0 and bool(HEADS.match(after)) and ours.population > SMALL
        heads = heads or (hit.start == 0 and after.startswith(". ") and ours.population > SMALL)  # «Корсаков. С …»
        at_home = ours.country == scan.words.home_country and (heads or (ours is hit.places[0] and size > 40000))
        whole = ONLY_MARK.match(scan.text, hit.end) or (size > LARGE and HEADED.match(after))
        alone = (scan.item or scan.heading) and hit.start == 0 and whole
        headed = after.startswith(". ") or hit.end == len(scan.text)
        if hit.start == 0 and hit.form.isupper() and headed and ours.population > SMALL:
            return True
        if _no_noun(scan, hit):
            return True
        bracketed = BRACKETED.match(after) and not (hit.form.isupper() and ASIDE.match(after))
        led = scan.item and hit.start == 0 and after.startswith(". ")  # «– Мосты. Договор о дружбе»
        beside = scan.entry and hit.start == 0 and _placed(scan, hit)
        marked = bracketed or SINCE.match(after) is not None or _called(scan, hit) or _ruled(scan, hit)
        told = alone or led or beside or set_apart(scan, hit) or marked
        return at_home or (size > SMALL and bool(told))
    if is_instrument(scan, hit.start, hit.end):
        return False
    if hit.form.isascii() and " " not in hit.form and hit.places[0].population < 15000:
        return bool(COUNTRY_BESIDE.match(after)) or hit.start == 0 or _ruled(scan, hit) or _partner(scan, hit)
    return True


def _placed(scan: Scan, hit: Known) -> bool:
    """Whether the region or the country of a name follows it: «Анкоридж, штат Аляска», «Мост, Чехия»."""
    at = hit.end + 2
    if not scan.text.startswith(", ", hit.end):
        return False
    return at in scan.type_words or (scan.text[at : at + 1].isupper() and not scan.free(at, at + 1))


def _no_noun(scan: Scan, hit: Known) -> bool:
    """Whether a capital inside a sentence begins what no noun is by the dictionary: «дружим с Печем», «Ниш и Пори».

    Behind «с» a noun does too, if it is no name of a person: «договор с Мостом».
    """
    if not scan.words.morphology or hit.places[0].population < LARGE:
        return False
    told = parses(hit.form)
    led = scan.low[max(0, hit.start - 3) : hit.start].split()
    led_with = bool(led) and led[-1] in scan.words.lists.get("comitative", ()) and hit.form.endswith(GOVERNED)
    if not led_with and not INSIDE.search(scan.text, max(0, hit.start - 3), hit.start):
        begins = hit.start == 0 or scan.text[hit.start - 2] in ".!?"
        subjects = [p for p in told if "nomn" in p.tag]
        alone = bool(subjects) and all("Geox" in p.tag for p in subjects) and all(p.tag.POS == "NOUN" for p in told)
        return begins and alone and hit.places[0].population > CITY  # «Турку молчит»
    if all(str(p.tag.POS) in NO_NOUN for p in told):
        return True
    before = scan.low[max(0, hit.start - 8) : hit.start].split()
    with_ = bool(before) and before[-1] in scan.words.lists.get("comitative", ())
    if hit.places[0].population < CITY and any("Geox" in p.tag for p in told):
        return False  # «первый опыт с Азией»
    return with_ and not any(mark in p.tag for p in told for mark in NAMED)


def _ruled(scan: Scan, hit: Known) -> bool:
    """Whether its country, or the adjective of it, stands right before a name: «итальянской Матеры», «Чили. Печ …»."""
    ruling = next((c for c in scan.ruling.values() if c.end + 1 == hit.start), None)
    if scan.led and scan.led.end + 2 == hit.start:
        ruling = scan.led
    return ruling is not None and any(p.country == ruling.code and p.population > SMALL for p in hit.places)


def _partner(scan: Scan, hit: Known) -> bool:
    """Whether a word after which a capital begins a name stands right before a small town: «ties with Inari»."""
    before = scan.low[max(0, hit.start - 8) : hit.start].split()
    return bool(before) and before[-1] in scan.words.lists.get("before_names", ())


def _called(scan: Scan, hit: Known) -> bool:
    """Whether a name is called a twin or a partner right behind it: «Анкоридж, побратим с 1991 года»."""
    called = APPOSED.match(scan.text, hit.end)
    behind = scan.low[called.end() : called.end() + REACH] if called else ""
    return any(c.start == 0 for c in scan.words.kinds.cues(behind))


def is_person(scan: Scan, hit: Known) -> bool:
    """Whether a name is that of a person: beside initials, or behind an office («кіраўнік раёна Алег Неведамы»)."""
    if INITIALS.search(scan.text, max(0, hit.start - 24), hit.start) or INITIALS_BEHIND.match(scan.text, hit.end):
        return True
    surname = SURNAME.match(scan.text, hit.end)
    if surname and surname[0].strip().lower() in scan.words.lists.get("prepositions", ()):
        return False  # a heading in capitals
    return bool(surname) and scan.words.ends("office_before", scan.low, max(0, hit.start - OFFICE), hit.start)


def set_apart(scan: Scan, hit: Known) -> bool:
    """Whether a name stands between a dash and the end of what is said: «второй побратим – Печ.»."""
    return bool(BESIDE_DASH.search(scan.text, max(0, hit.start - 4), hit.start)) and bool(
        ENDS.match(scan.text, hit.end)
    )


def _is_abbreviation(scan: Scan, hit: Known) -> bool:
    """Whether a few capitals in a text of small letters are an office rather than a small town: «МИД России»."""
    short = hit.end - hit.start < 5 and scan.text[hit.start : hit.end].isupper() and not scan.text.isupper()
    return short and hit.start > 0 and hit.places[0].population < 100_000
