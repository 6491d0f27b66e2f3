"""Scanning a text for places: adjectives with type words, typed names, names of the gazetteer."""

import re

from pobratim.facts.mentions import (
    ADJECTIVE,
    NAME,
    Mention,
    Scan,
    adjective_base,
    town_names,
    with_type,
)
from pobratim.facts.plausibility import ON_SK, is_person, is_plausible, set_apart
from pobratim.facts.terms import is_common, is_instrument
from pobratim.facts.words import Cue, Entry, lowered
from pobratim.language.governed import beside_noun
from pobratim.language.morphology import nominative, parses
from pobratim.places import Mention as Known
from pobratim.places.folding import plain
from pobratim.places.tables import rows

LATIN = "[A-ZÀ-Ž]"
DOUBLE = re.compile(rf"(?<![\w-])({LATIN}[^\W\d_]+(?:-(?:[^\W\d_]{{1,4}}-)*{LATIN}[^\W\d_]+)+) $")
GOES_ON = re.compile(rf"(?<=[a-zß-ž]) ({LATIN}[^\W\d_]+(?:-(?:[^\W\d_]{{1,4}}-)*{LATIN}[^\W\d_]+)+)(?= *[(,;]|$)")
CAPITAL_BEFORE = re.compile(r"(?<=[^\W\d_] )([А-ЯЁІЎ][а-яёіў-]+) $")
LONGEST = 48  # letters of a double name before the word that the gazetteer knows
ABBREVIATED = re.compile(r"\b(?:St|Ft|Mt)\. $")
OPENED, CLOSED = frozenset('«„“"'), frozenset('»“”"')
OPEN = re.compile(r"\s*(?:[«\"„]\s*)?")
COMMUNE = 40  # letters before a name in quotes that may call it a commune
INITIAL = re.compile(r"(?<!\w)[A-ZА-ЯЁІЎ]\.[ \xa0]?$")
YEAR_BEFORE = re.compile(r"\d{4}\s?$")  # «1985 г.» is a year and no town
NEXT_WORD = re.compile(r"\s+([\w-]+)\s+")
ONE_NAME = re.compile(NAME)
NAMES = re.compile(rf"{NAME}(?:\s+(?:{NAME}))*")
OF_LAND = re.compile(r"[^\W\d_]+(?:ой|ей|ого|его) [^\W\d_]+(?:ы|и|а|я)$")
NATIONAL = re.compile(r"(?<=\s)(?:[а-яё]+[сцз]к(?:ий|ого|ому|им|ом)\s)?национальн(?:ый|ого|ому|ым|ом)\s$")
ADJ_LIST = re.compile(rf"((?:{ADJECTIVE.pattern})(?:(?:\s*,\s*|\s+и\s+|\s+і\s+)(?:{ADJECTIVE.pattern}))*)\s+$")
LANDS = "региона|округа|района|повята|пущи|долины|края|побережья"
UNION = re.compile(rf"\s+(?:«)?{NAME}(?:\s+(?:{NAME}|{LANDS}))*")
IN_SK = re.compile(r"[сцзч]к\w{1,3}$")
KNOWN = 50_000  # people of a town that is more likely meant in another case than a name that nothing knows
TYPE_WORD = 8  # letters of a type word and the space behind it
ADJECTIVE_REACH = 24  # how far the noun after an adjective of a town may reach


def scan_adjectives(scan: Scan, cue: Cue, entry: Entry) -> bool:
    """Districts and the like named by an adjective before the type word; whether there was one."""
    middle = NATIONAL.search(scan.text, max(0, cue.start - LONGEST), cue.start)
    begin = middle.start() if middle else cue.start
    capitals = scan.text[cue.start : cue.end].isupper()
    text = scan.text.title() if capitals and len(scan.text.title()) == len(scan.text) else scan.text
    m = ADJ_LIST.search(text, max(0, begin - 160), begin)
    if not m:
        return False
    forms = [f for f in ADJECTIVE.finditer(text, m.start(1), m.end(1)) if f.start() not in scan.ruling]
    keep = str(entry.more.get("keep", ""))
    if middle and keep:
        keep = " ".join([*(adjective_base(word.capitalize()).lower() for word in middle[0].split()), keep])
    alone = scan.text.isupper() and bool(forms) and forms[0].start() == 0 and not scan.text[cue.end :].strip()
    forms = [f for f in forms if not capitals or alone or _names_district(scan, f[0], keep)]
    several = any("plur" in each.tag for each in parses(scan.low[cue.start : cue.end].rsplit(maxsplit=1)[-1]))
    alike = (
        forms[-1][1].replace("ы", "и") if several and forms else ""
    )  # «Ельным и Ломовским районами», not «Ельском и»
    listed = [f for f in forms[:-1] if f[1].replace("ы", "и") == alike or not scan.gazetteer.candidates(f[0])]
    forms = listed + forms[-1:]  # not «Ельны, Ломовская область»
    if not forms:
        return False
    told = scan.low[cue.start : cue.end]
    nominative = len(forms) == 1 and keep and (told == keep or told.endswith(" " + keep))
    for i, form in enumerate(forms):
        base = form[0] if nominative else adjective_base(form[0])
        name = f"{base} {keep}" if nominative else with_type(base, keep) if keep else _town_of(scan, base)
        end = cue.end if i == len(forms) - 1 else form.end()
        if scan.free(form.start(), end):
            scan.add(Mention(form.start(), end, name, cue.value, typed=keep or "authority"))
    return True


def _names_district(scan: Scan, form: str, keep: str) -> bool:
    """Whether an adjective in a line of capitals names a district, and is no ordinary word."""
    known = scan.gazetteer.candidates(with_type(adjective_base(form), keep)) if keep else []
    return bool(IN_SK.search(form)) and (bool(known) or not is_common(form))


def _town_of(scan: Scan, adjective: str) -> str:
    """The town that an adjective in the nominative comes from, where the gazetteer has it: «Берёзовский», Берёзовск."""
    towns = town_names(adjective, scan.words)
    bearers = [(t, p) for t in towns for p, cases in scan.gazetteer.candidates(t) if "nomn" in cases]
    known = {p.name: p.population for _, p in bearers}
    spelt = known if any(t in known for t in towns) else {t: p.population for t, p in bearers[::-1]}
    return max((t for t in towns if t in spelt), key=lambda t: spelt[t], default=adjective)


def scan_typed(scan: Scan, hits_at: dict[int, Known]) -> None:
    """Names beside type words: «уезд Мохэ», «г. Герьен», «Толочинский райисполком»."""
    hits = [(c, e, True) for c, e in scan.words.authorities.find(scan.low)]
    hits += [(c, e, False) for c, e in scan.words.types.find(scan.low) if not _is_initial(scan.text, c)]
    scan.type_words = {cue.start for cue, _, authority in hits if not authority}
    begin = {cue.start for cue, _, _ in hits}
    regions = {cue.start for cue, _, _ in hits if cue.value == "region"}
    for cue, entry, authority in sorted(hits, key=lambda h: (h[0].start, not h[2])):
        if not scan.free(cue.start, cue.end) or YEAR_BEFORE.search(scan.text, max(0, cue.start - 6), cue.start):
            continue
        if entry.more.get("whole"):
            _scan_whole(scan, cue, entry)
            continue
        keep = str(entry.more.get("keep", ""))
        if entry.more.get("known"):
            _scan_called_whole(scan, cue, keep)
            continue
        if entry.more.get("adjective_only"):
            scan_adjectives(scan, cue, entry)
            continue
        if entry.more.get("after") and _scan_before(scan, cue, keep):
            continue
        if keep not in ("город",) and scan_adjectives(scan, cue, entry):
            continue
        if scan.words.ends("this_place", scan.low, max(0, cue.start - ADJECTIVE_REACH), cue.start):
            continue
        within = cue.value != "region" and cue.end + 1 in regions  # «районов Республики Невидимия»
        if not (authority or within or _of_another(scan, cue.end, begin) or _scan_called(scan, cue, keep)):
            _scan_named(scan, cue, entry, hits_at)


def _is_initial(text: str, cue: Cue) -> bool:
    """Whether what looks like a type word is an initial of a person: «В. Г. Неведомов», not «г. Неведомск»."""
    lone = text[cue.start : cue.start + 1].isupper() and text[cue.start + 1 : cue.start + 2] == "."
    return lone and INITIAL.search(text, max(0, cue.start - 5), cue.start) is not None


def _of_another(scan: Scan, end: int, begin: set[int]) -> bool:
    """Whether the word after a type word is the adjective of the next one: «округа Приморского края»."""
    m = NEXT_WORD.match(scan.low, end)
    return bool(m and m.end() in begin and ON_SK.fullmatch(m[1]))


def _scan_whole(scan: Scan, cue: Cue, entry: Entry) -> None:
    """A union of communes, whose name is the whole phrase."""
    m = UNION.match(scan.text, cue.end)
    end = m.end() if m else cue.end
    if m or scan.text[cue.start].isupper():
        whole = scan.text[cue.start : end]
        of_land = m is not None and bool(OF_LAND.match(m[0].strip()))  # «Объединение коммун Нижней Луары»
        keep = bool(entry.more.get("keep")) or of_land
        kept = whole if keep else scan.text[m.end() - len(m[0].strip()) : end] if m else whole
        name = nominative(kept) if keep else kept
        scan.add(Mention(cue.start, end, name, cue.value, typed="union"))


def _scan_called_whole(scan: Scan, cue: Cue, keep: str) -> None:
    """A region whose type word is a part of its name, where the gazetteer has it: «Республики Алтай»."""
    m = ONE_NAME.match(scan.text, cue.end + 1)
    whole = f"{keep} {m[0]}" if m else ""
    if m and scan.free(m.start(), m.end()) and scan.gazetteer.candidates(whole):
        scan.add(Mention(cue.start, m.end(), whole, cue.value, typed=keep))


def _scan_named(scan: Scan, cue: Cue, entry: Entry, hits_at: dict[int, Known]) -> None:
    keep = str(entry.more.get("keep", ""))
    at = OPEN.match(scan.text, cue.end)
    begin = _past_type(scan, at.end()) if at else cue.end
    m = ONE_NAME.match(scan.text, begin)
    if not m or not scan.free(m.start(), m.end()) or is_instrument(scan, m.start(), m.end()):
        return
    if m[0].lower() in scan.words.lists.get("prepositions", ()):
        return
    hit = hits_at.get(begin)
    if hit and is_ordinary(scan, hit) and _unknown_end(scan, begin) > hit.end:
        hit = None  # «Bad Neuenthal»
    if hit and (_is_region_at_home(scan, hit, cue) or is_ordinary(scan, hit)):
        return
    adjective = ADJECTIVE.fullmatch(m[0])
    if adjective and _typed_at(scan, m.end()):
        return
    if hit and hit.word and hit.end == m.end() and _unknown_end(scan, begin) > m.end():
        hit = None
    goes_on = bool(adjective) and _unknown_end(scan, begin) > m.end()
    if adjective and keep != "город" and not goes_on and not (hit and hit.end > m.end()):
        scan.add(Mention(cue.start, m.end(), with_type(adjective_base(m[0]), keep), cue.value, typed=keep))
        return
    end = hit.end if hit else _unknown_end(scan, begin)
    person = scan.text.count(" ", begin, end) == 1 and scan.words.ends("office", scan.low, 0, cue.start)
    if not hit and (person or (m[0].isupper() and is_common(m[0]))):
        return
    if not hit and (not scan.free(begin, end) or scan.words.has("not_place", scan.low[begin:end])):
        return
    name = scan.text[begin:end]
    if entry.more.get("before"):
        scan.add(Mention(cue.start, end, scan.text[cue.start : end], cue.value, typed=keep, known=bool(hit)))
        return
    mention = Mention(cue.start, end, name, cue.value, typed=keep, known=bool(hit))
    told = scan.low[cue.start : cue.end]
    if hit:
        opens = scan.item and cue.start == 0 and told.endswith(".") and hit.places[0].population < KNOWN
        stands = told == entry.more.get("noun", keep) and _stands(scan, name)
        still = entry.more.get("still") and any(name == each for each, *_ in scan.gazetteer.names_of(name))
        plain = hit.lemma != name and (opens or stands or still)  # still: «с уездом Мохэ» leaves the name as it is
        mention.name = name if plain else nominative_of(scan, hit, name)
    elif cue.value == "city" and not told.endswith(".") and told != keep and " " not in name:
        mention.name = beside_noun(name, told, scan.language)
    scan.add(mention)


def _is_region_at_home(scan: Scan, hit: Known, cue: Cue) -> bool:
    """Whether a name is that of a region, whose towns or districts a type word before it speaks of: «улусы Якутии»."""
    first = hit.places[0]
    ours = first.country == scan.words.home_country and cue.value != "region"
    return first.level == "region" and (ours or cue.value == "city")


def _scan_called(scan: Scan, cue: Cue, keep: str) -> bool:
    """A district that is called after a person, «район имени Лазо»; whether there was one."""
    called = scan.words.single["called_after"].match(scan.low[cue.end + 1 : cue.end + TYPE_WORD])
    m = NAMES.match(scan.text, cue.end + 1 + called.end()) if called else None
    if m is None:
        return False
    particle = scan.words.single["particle"].match(scan.low[m.end() : m.end() + TYPE_WORD])
    end = m.end() + particle.end() if particle else m.end()
    if scan.free(cue.start, end):
        scan.add(Mention(cue.start, end, scan.text[m.start() : end], cue.value, typed=keep, known=False))
    return True


def _past_type(scan: Scan, begin: int) -> int:
    """Where a name in quotes begins behind the type word that is told once more: «городской округ «Город Елец»»."""
    again = (
        scan.words.single["type_before"].match(scan.low[begin : begin + TYPE_WORD])
        if scan.text[begin - 1] in OPENED
        else None
    )
    return begin + again.end() if again and scan.text[begin + again.end() :][:1].isupper() else begin


def _stands(scan: Scan, form: str) -> bool:
    """Whether a form after its noun in the nominative stands as it is written: «город Масаллы», not «город Москву»."""
    return "nomn" in _cases(scan, form) or not any("accs" in cases for _, _, cases, _ in scan.gazetteer.names_of(form))


def _typed_at(scan: Scan, at: int) -> bool:
    """Whether a type word follows: «районов Неведомской области»."""
    return at + 1 in scan.type_words


def _scan_before(scan: Scan, cue: Cue, keep: str) -> bool:
    """A name right before its type word: «Nowhere District»; whether there was one."""
    m = re.search(rf"({NAME}(?:\s+{NAME})?)\s+$", scan.text[max(0, cue.start - 60) : cue.start])
    if not m:
        return False
    start, name = cue.start - len(m[0]), m[1]
    first, _, rest = name.partition(" ")
    if rest and (start in scan.ruling or scan.words.has("not_place_word", first.lower())):
        start, name = start + len(first) + 1, rest
    if name.isupper() and not scan.gazetteer.names_of(name.title()):
        return True  # words of a line in capitals: «TOWNS AND DISTRICTS»
    if scan.free(start, cue.end):
        scan.add(Mention(start, cue.end, f"{name} {keep}", cue.value, typed=keep))
    return True


def _unknown_end(scan: Scan, begin: int) -> int:
    """Where an unknown name ends, without the adjective of a region that follows it."""
    m = NAMES.match(scan.text, begin)
    if not m:
        return begin
    last = m[0].rsplit(maxsplit=1)
    if len(last) > 1 and ADJECTIVE.fullmatch(last[1]) and _typed_at(scan, m.end()):
        return begin + len(last[0])
    return m.end()


def nominative_of(scan: Scan, hit: Known, form: str) -> str:
    """The nominative, in the spelling of the text, of a form that the gazetteer knows, without its type word."""
    name = hit.lemma or form
    if name != form and not form.isupper() and plain(name) == plain(form):
        name = form  # «Medvezhyegorsk», not «Medvezh'yegorsk»
    if "ё" in form and form.replace("ё", "е") == name:
        name = form  # the text knows better than the gazetteer
    alone = (scan.entry and hit.start == 0) or set_apart(scan, hit)
    if alone and name != form and "nomn" in _cases(scan, form):
        name = form
    typed = scan.words.single["type_before"].match(lowered(name))
    return respelt(scan, name[typed.end() :] if typed else name)


def respelt(scan: Scan, name: str) -> str:
    """A name as the language of the paper spells its end, where the gazetteer knows it from another language."""
    rows = (row.split(" > ") for row in scan.words.lists.get("spelling", ()))
    return next((name.removesuffix(cut) + put for cut, put in rows if name.endswith(cut)), name)


def _cases(scan: Scan, form: str) -> frozenset[str]:
    """The cases in which a form is a name of its own spelling."""
    return frozenset(c for name, _, cases, _ in scan.gazetteer.names_of(form) if name == form for c in cases)


def is_ordinary(scan: Scan, hit: Known) -> bool:
    """Whether what is written like the name of a place is ordinary words: «Time», «The Bridge», but not «The Hague»."""
    low = scan.low[hit.start : hit.end]
    articled = scan.words.has("articled", low) and not any(low == name for name, *_ in rows("articled"))
    return articled or scan.words.has("not_place_word", low)


def scan_known(scan: Scan, hits: list[Known]) -> None:
    """Names of the gazetteer that no type word has taken."""
    persons = scan.words.may_have("named_after", scan.low)
    for hit in hits:
        if not scan.free(hit.start, hit.end):
            continue
        if not is_plausible(scan, hit):
            scan.doubtful.append(hit)
            continue
        if (
            is_ordinary(scan, hit)
            or is_person(scan, hit)
            or _of_longer_name(scan, hit)
            or scan.words.ends("not_it", scan.low, max(0, hit.start - LONGEST), hit.start)
            or (persons and scan.words.has("named_after", scan.low[max(0, hit.start - 40) : hit.start]))
            or scan.words.ends("common_before", scan.low, max(0, hit.start - 8), hit.start)
        ):
            continue
        quoted = scan.text[max(0, hit.start - 1) : hit.start] in OPENED and scan.text[hit.end : hit.end + 1] in CLOSED
        if quoted and not scan.words.ends("commune", scan.low, max(0, hit.start - COMMUNE), hit.start):
            continue  # the name of a festival, a team, a works; a town in quotes has its type word before it
        if scan.words.has("town_adjective", scan.low[hit.start : hit.end + ADJECTIVE_REACH]):
            continue
        start = _begun(scan, hit)
        first = hit.places[0]
        best = next((p for p in hit.places if p.level == "city" and p.population >= first.population), first)
        level = best.level if best.level in ("region", "district", "union") else "city"
        if _is_region_of(scan, hit):
            level = "region"
        after = GOES_ON.match(scan.text, hit.end)
        if after and scan.free(*after.span(1)):
            scan.add(Mention(start, after.end(), scan.text[start : after.end()], "city", known=False))
            continue
        name = nominative_of(scan, hit, scan.text[hit.start : hit.end])
        scan.add(Mention(start, hit.end, scan.text[start : hit.start] + name, level))


def _of_longer_name(scan: Scan, hit: Known) -> bool:
    """Whether a capital adjective inside a sentence makes another name of the town: «Верхнеломовских Ключей»."""
    m = CAPITAL_BEFORE.search(scan.text, max(0, hit.start - LONGEST), hit.start)
    return m is not None and ON_SK.fullmatch(m[1].lower()) is not None and scan.free(m.start(1), m.end(1))


def _begun(scan: Scan, hit: Known) -> int:
    """Where a name begins whose first word is abbreviated, «St. Louis», or a double name that nothing knows."""
    double = DOUBLE.search(scan.text, max(0, hit.start - LONGEST), hit.start)
    if double and scan.free(double.start(), double.end()) and not ADJECTIVE.fullmatch(double[1]):
        return double.start()
    m = ABBREVIATED.search(scan.text, max(0, hit.start - 4), hit.start)
    return m.start() if m and scan.gazetteer.names_of(scan.text[m.start() : hit.end]) else hit.start


def _is_region_of(scan: Scan, hit: Known) -> bool:
    """Whether a name in brackets is the region of the place before it, though a town has the same name."""
    if scan.text[hit.start - 2 : hit.start] != " (" or scan.text[hit.end : hit.end + 1] != ")":
        return False
    before = next((m for m in scan.mentions if m.end == hit.start - 2), None)
    if before is None:
        return False
    lands = {p.country for name, *_ in scan.gazetteer.names_of(before.name) for p, _ in scan.gazetteer.candidates(name)}
    return any(p.level == "region" and p.country in lands for p in hit.places)
