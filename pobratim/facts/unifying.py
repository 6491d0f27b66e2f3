"""One name, one place: what a document says of a place once holds for its other mentions in the document."""

import re
from dataclasses import replace

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading
from pobratim.facts.ledger import folded_name
from pobratim.facts.mentions import CAPITAL, REST_OF_NAME, Mention
from pobratim.places import Gazetteer, Place

UNREAD = re.compile(rf"{CAPITAL}(?<![\w«„].){REST_OF_NAME}")
CLOSE = 90
SHORT = 3  # a shorter name may be the beginning of others
STEM = 4  # letters that a town and the district called after it have alike at the least
HEADS = 3  # passages that may name the region of a paper
KNOWN_TOWN = 20_000  # a town at home of so many people is meant, and no namesake in the country that leads a paragraph
LARGER = 5  # how many times as large a namesake elsewhere must be to be meant before a town of the region


def mend(readings: list[Reading]) -> None:
    """Read a misspelt name as the name that the document spells elsewhere, where the two are all but equal.

    Short names are read only as they are spelt.
    """
    every = {m.name: m for r in readings for m in r.mentions}
    names = {name: m for name, m in every.items() if len(name) > 5}
    short = {name: m for name, m in every.items() if 2 < len(name) <= 5 and not m.known}
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(name[:3], []).append(name)
    for reading in readings:
        text = reading.passage.text
        for word in UNREAD.finditer(text):
            start, end = word.span()
            close = alike.get(word[0][:3], ())
            if not (close or word[0] in short) or any(
                m.start < end and start < max(m.end, m.tail) for m in reading.mentions
            ):
                continue
            found = extractOne(word[0], close, scorer=partial_stem, score_cutoff=CLOSE)
            same = names[found[0]] if found else short.get(word[0])
            if same:
                reading.mentions.append(replace(same, start=start, end=end, tail=end, country_own=False))
        reading.mentions.sort(key=lambda m: m.start)


def admit(readings: list[Reading]) -> None:
    """Read a form that may be an ordinary word as the place that the document names elsewhere."""
    told = {m.place: m for r in readings for m in r.mentions if m.place}
    for reading in readings:
        for hit in reading.doubtful:
            known = next((told[p.id] for p in hit.places if p.id in told), None)
            if known is None or any(m.start < hit.end and hit.start < max(m.end, m.tail) for m in reading.mentions):
                continue
            copy = replace(known, start=hit.start, end=hit.end, tail=hit.end, country_own=False)
            reading.mentions = sorted([*reading.mentions, copy], key=lambda m: m.start)


def partial_stem(a: str, b: str, **_: object) -> float:
    """How alike two names are (0…100) without regard to the case ending of the first."""
    return max(ratio(a[: len(a) - cut] if cut else a, b) for cut in (0, 1, 2))


def unify_shortened(readings: list[Reading], land: str) -> None:
    """The beginning of a name with a hyphen is that place, where the paper names it whole: «Эль», then «Эль-на-Оби»."""
    every = [m for r in readings for m in r.mentions]
    whole = {m.name.partition("-")[0]: m for m in every if "-" in m.name and m.country == land and m.level == "city"}
    for mention in every:
        full = whole.get(mention.name)
        if full and mention.level == "city" and not mention.country_own and not mention.typed and not mention.region:
            mention.name, mention.country, mention.place = full.name, full.country, full.place
            mention.official, mention.population = full.official, full.population


def settle_home(readings: list[Reading], home: Mention | None) -> None:
    """Every bare mention of the home side is the home side, its urban okrug included."""
    if home is None:
        return
    _call_by_town(readings, home)
    stem = folded_name(home.name)[:-1][:7]
    for mention in (m for r in readings for m in r.mentions):
        okrug = mention.typed == "городской округ" and folded_name(mention.name).startswith(stem)
        short = mention.place is not None and mention.place == home.place and home.name.startswith(f"{mention.name}-")
        named = (mention.name == home.name or short) and mention.level == home.level and not mention.country_own
        apart = mention.within and home.within and mention.within != home.within
        if (named or okrug) and not apart:
            mention.within = home.within
            mention.name, mention.country, mention.place, mention.level = (
                home.name,
                home.country,
                home.place,
                home.level,
            )


def _call_by_town(readings: list[Reading], home: Mention) -> None:
    """Call a home side that a paper heads as an urban okrug by its town, where the paper goes on to name the town."""
    if home.typed not in readings[0].words.lists.get("okrug_of_town", ()):
        return
    every, okrug = [m for r in readings for m in r.mentions], home.name
    towns = [
        m for m in every if not m.typed and m.level == "city" and m.country == home.country and len(m.name) > SHORT
    ]
    town = next((m for m in towns if folded_name(okrug).startswith(folded_name(m.name)[:-1])), None)
    for m in [home, *every] if town else ():
        if town and m.name == okrug:
            m.name, m.place, m.typed, m.level = town.name, town.place, "", "city"


def settle_countries(readings: list[Reading], gazetteer: Gazetteer) -> None:
    """A heading that is a country gives it to the bare names below; a lead, «Норвегия.», to its paragraph."""
    country: str | None = None
    for reading in readings:
        cell = reading.passage.block.kind is BlockKind.CELL  # a country in a cell is that of its row
        if reading.passage.block.kind is BlockKind.HEADING or (len(reading.passage.text) < 40 and not cell):
            named = {c.code for c in reading.countries if c.form != "adjective"}
            if reading.passage.block.kind is BlockKind.HEADING or (named and not reading.mentions):
                country = named.pop() if len(named) == 1 and not reading.mentions else None
                continue
        led = _led_by_country(reading)
        for mention in reading.mentions:
            ours = mention.country == reading.words.home_country and mention.population >= KNOWN_TOWN
            bare = not (mention.country_own or mention.within or mention.is_region or ours)
            if led and bare and mention.country != led:
                best = gazetteer.link(mention.name, country=led, level=mention.level).best
                mention.country, mention.place = (led, best.id) if best else (mention.country, mention.place)
            elif country and not mention.country_own and mention.country != country and not mention.is_region:
                link = gazetteer.link(mention.name, country=country, level=mention.level)
                if link.best is not None or mention.place is None:
                    mention.country, mention.place = country, link.best.id if link.best else None


def _led_by_country(reading: Reading) -> str | None:
    """The country that a paragraph begins with as a heading of its own."""
    first = next((c for c in reading.countries if c.start == 0 and c.form != "adjective"), None)
    return first.code if first and reading.passage.text.startswith(". ", first.end) else None


def settle_regions(readings: list[Reading], gazetteer: Gazetteer, land: str) -> None:
    """A town of the region that the head of a paper names is meant before a namesake that is not much larger."""
    _settle_districts(readings, gazetteer, land)
    heads = [r for r in readings[:HEADS] if r.passage.block.kind is BlockKind.HEADING or r.passage.index == 0]
    told = {m.name for r in heads for m in r.mentions if m.is_region and m.country == land}
    if len(told) != 1 or not (region := gazetteer.link(told.pop(), country=land, level="region").best):
        return
    for m in (m for r in readings for m in r.mentions if m.level in ("city", "district")):
        if m.country_own or m.region or m.within or not m.place:
            continue
        ours = gazetteer.link(m.name, country=land, region=region.name, level=m.level).best
        if ours and ours.id != m.place and ours.region == region.region and ours.population * LARGER > m.population:
            m.country, m.place, m.population = land, ours.id, ours.population


def name_capitals(readings: list[Reading], gazetteer: Gazetteer, land: str) -> None:
    """Where a sentence begins with the capital of the region unnamed, «Областной центр дружит …», put its name there.

    It is the largest of the region's towns that the paper names elsewhere.
    """
    told = [
        (r, at)
        for r in readings
        for at in r.words.spans("capital", r.passage.low)
        if r.words.may_have("capital", r.passage.low)
    ]
    heads = [m.name for r in readings[:HEADS] for m in r.mentions if m.is_region and m.country == land]
    region = gazetteer.link(heads[0], country=land, level="region").best if told and heads else None
    towns = [m for r in readings for m in r.mentions if m.level == "city" and m.country == land and m.place]
    ours = [m for m in towns if region and _lies_in(m, region, gazetteer, land)]
    chief = max(ours, key=lambda m: m.population, default=None)
    for reading, (start, end) in told if chief else ():
        opens = not reading.passage.text[:start].strip() or reading.passage.text[:start].rstrip().endswith(
            (".", "!", "?")
        )
        if chief and opens and not any(m.start < end and start < m.end for m in reading.mentions):
            named = replace(chief, start=start, end=end, tail=end, aliases=[])
            reading.mentions = sorted([*reading.mentions, named], key=lambda m: m.start)


def _lies_in(town: Mention, region: Place, gazetteer: Gazetteer, land: str) -> bool:
    """Whether a town lies in a region."""
    best = gazetteer.link(town.name, country=land, region=region.name, level="city").best
    return best is not None and best.id == town.place and best.region == region.region


def _settle_districts(readings: list[Reading], gazetteer: Gazetteer, land: str) -> None:
    """A district of which no words say where it lies is that of the land, if there is one, before a namesake abroad."""
    domestic = readings[0].words.lists.get("domestic", ()) if readings else ()
    typed = [m for r in readings for m in r.mentions if m.typed in domestic]
    told = {m.name for m in typed if m.country_own or m.region or m.within}
    for m in typed:
        ours = gazetteer.link(m.name, country=land, level=m.level).best if m.country not in (None, land) else None
        if ours and ours.name == m.name and m.name not in told:
            m.country, m.place = land, ours.id


def unify(readings: list[Reading]) -> None:
    """Give bare mentions the country, level and place that the document gives the name elsewhere."""
    led_in = _country_of_leads(readings)
    towns = {m.name.casefold(): m for r in readings for m in r.mentions if m.level == "city" and m.country}
    for reading in readings:
        domestic = reading.words.lists.get("domestic", ())
        typed_in = dict(row.rsplit(maxsplit=1) for row in reading.words.lists.get("typed_in", ()))
        for mention in reading.mentions:
            if led_in and mention.country is None and mention.start == 0 and _leads(reading, mention):
                mention.country = led_in
            if mention.country is None and mention.typed in domestic and not mention.region:
                mention.country = _country_of_chief(mention, towns) or reading.words.home_country
            mention.country = mention.country or typed_in.get(mention.typed)
    said: dict[str, Mention] = {}
    for mention in (m for r in readings for m in r.mentions):
        if mention.country_own or mention.within:
            for name in (mention.name, *mention.aliases):
                said.setdefault(folded_name(name), mention)
    _unify_typed(readings)
    for mention in (m for r in readings for m in r.mentions):
        full = said.get(folded_name(mention.name))
        apart = full is not None and full.within and mention.region and mention.typed
        if full is None or full is mention or mention.country_own or mention.within or apart:
            continue
        if mention.level == full.level or (mention.level in ("city", "district") and full.level == "city district"):
            mention.country, mention.place, mention.level = full.country, full.place, full.level
            mention.within, mention.region = full.within, full.region
            mention.official = full.official


def _country_of_chief(district: Mention, towns: dict[str, Mention]) -> str | None:
    """The country of the town that a district nothing else places is called after: «в Обане … Обанский район»."""
    name = district.name.casefold()
    chiefs = [t for said, t in towns.items() if len(said) > STEM and name.startswith(said[: max(STEM, len(said) - 2)])]
    return chiefs[0].country if len({t.country for t in chiefs}) == 1 else None


def _leads(reading: Reading, mention: Mention) -> bool:
    """Whether a place stands before the text of its paragraph as a heading of its own: «Обан. Дружит с …»."""
    return mention.start == 0 and reading.passage.text.startswith(". ", max(mention.tail, mention.end))


def _country_of_leads(readings: list[Reading]) -> str | None:
    """The country abroad of all places that lead paragraphs, where there are several."""
    led = {m.name: m.country for r in readings for m in r.mentions[:1] if m.country and _leads(r, m)}
    lands = set(led.values())
    return lands.pop() if len(led) > 1 and len(lands) == 1 else None


def unify_merged(readings: list[Reading]) -> None:
    """Towns merged under a double name that the document uses are one town: «Биль» and «Бьенн», then «Биль-Бьенн»."""
    every = [m for r in readings for m in r.mentions]
    names = {m.name for m in every}
    for double in {n for n in names if n.count("-") == 1 and set(n.split("-")) <= names}:
        first, second = double.split("-")
        known = next(m for m in every if m.name == first)
        for mention in every:
            if mention.name in (first, double):
                mention.name, mention.country, mention.place, mention.official = double, known.country, None, double
        for reading in readings:
            reading.mentions = [m for m in reading.mentions if m.name != second]


def _unify_typed(readings: list[Reading]) -> None:
    """A bare name is of the level that a type word gives the same name elsewhere: «гмина Голдап», then «Голдап»."""
    typed: dict[str, Mention] = {}
    for mention in (m for r in readings for m in r.mentions):
        if mention.typed and mention.level != "city":
            typed.setdefault(folded_name(mention.name), mention)
    for mention in (m for r in readings for m in r.mentions):
        whole = typed.get(folded_name(mention.name))
        if (
            whole
            and not mention.typed
            and mention.level == "city"
            and whole.level in ("other", "district", "city district")
        ):
            mention.level, mention.place, mention.within = whole.level, whole.place, whole.within
            mention.country = whole.country or mention.country
