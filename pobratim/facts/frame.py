"""The frame of a document: as of when it speaks, which year it reports, whose ties it tells, of which country."""

import re
from collections import Counter
from dataclasses import dataclass

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading, clause
from pobratim.facts.datelines import DATELINE, dateline_of, is_day
from pobratim.facts.governing import is_location, is_with
from pobratim.facts.letters import signer
from pobratim.facts.lines import OPENED, begins_as_entry
from pobratim.facts.mentions import Mention
from pobratim.facts.offices import called_home
from pobratim.facts.scopes import inline_caption, is_name_only, lead_in
from pobratim.language.dates import DateMention
from pobratim.places import Gazetteer

SENTENCE = re.compile(r"[.!?]\s")
TITLE = 160  # a longer passage is no title of a paper
ENDING = 4  # letters of an adjective behind the stem of its town
HEAD = 3  # passages among which a caption is that of the whole paper


@dataclass(frozen=True, slots=True)
class Frame:
    """When and of whom a document speaks: as of which day or year, reporting which year, under which date of news."""

    as_of: str | None
    year: str | None
    dateline: str | None
    dateline_passage: int | None
    home: Mention | None
    home_country: str


def frame_of(readings: list[Reading], default_country: str, gazetteer: Gazetteer) -> Frame:
    """The frame that the head, the dateline and the closing lines of a document give."""
    dated = _as_of(readings)
    year = _year(readings)
    line, index = dateline_of(readings)
    called = called_home(readings, gazetteer)
    country = default_country if called else _home_country(readings, default_country)
    as_of = line or dated or year
    home = signer(readings, country) or called or _asked(readings, country) or _home(readings, country)
    return Frame(as_of, year or (as_of[:4] if as_of else None), line, index, home, country)


def _asked(readings: list[Reading], country: str) -> Mention | None:
    """The home side that a first question asks about: «Сколько у Ельца побратимов?»."""
    for reading in readings:
        text = reading.passage.text.rstrip(" »”")
        if text.endswith("?") and reading.kinds and not SENTENCE.search(text):
            named = [m for m in reading.mentions if not m.is_region]
            return named[0] if len(named) == 1 and named[0].country == country else None
    return None


def undate(readings: list[Reading], frame: Frame) -> None:
    """Take the date of a dateline out of its passage: it is that of the paper and of nothing it tells."""
    if frame.dateline_passage is None:
        return
    line = readings[frame.dateline_passage]
    first = line.dates[0]
    before = [*(c.start for c in (*line.kinds, *line.statuses)), *(i.start for i in line.instruments)]
    named = [m for m in line.mentions if m.start < first.start]
    if all(m.country == frame.home_country for m in named) and not any(at < first.start for at in before):
        line.dates = line.dates[1:]


def speaks_as_of(frame: Frame, readings: list[Reading]) -> str | None:
    """The day that a document speaks as of; where it says none, the latest date of a chronicle of several years."""
    if frame.as_of:
        return frame.as_of
    if any(r.is_item or r.passage.block.kind is BlockKind.CELL for r in readings):
        return None
    told = [r for r in readings if _is_dateline(r) or not (inline_caption(r) or begins_as_entry(r, OPENED))]
    dates = [d.edtf for r in told for d in r.dates if d.edtf and "/" not in d.edtf and d.edtf[:4].isdigit()]
    if len({d[:4] for d in dates}) > 2:
        return max(dates)
    return _news_of(max(dates), readings) if dates else None


def _is_dateline(reading: Reading) -> bool:
    """Whether a passage begins as news of an agency do: «ЕЛЕЦ, Россия – …»."""
    first = reading.mentions[0] if reading.mentions else None
    return bool(first and first.start == 0 and reading.passage.text[: first.end].isupper())


def _news_of(last: str, readings: list[Reading]) -> str | None:
    """The latest date of a paper, where its beginning tells what was signed then: news of that day or month."""
    told = [r for r in readings if r.passage.block.kind is not BlockKind.HEADING][:2]
    heads = [r for r in readings[:4] if r.passage.block.kind is BlockKind.HEADING]
    if heads and not any(r.has("became") or r.has("signing_verb") or r.has("event") for r in heads):
        return None
    signed = any(d.edtf == last and r.has("signing_verb") for r in told for d in r.dates)
    return last if signed and len(last) > len("2024") else None


def _last_day(d: DateMention) -> str | None:
    """The day of a date, or the last one of days: «3–9 июня 2024 года»; None of a month or a year."""
    last = (d.edtf or "").rpartition("/")[2]
    return last if re.fullmatch(r"\d{4}-\d\d-\d\d", last) else None


def _as_of(readings: list[Reading]) -> str | None:
    for reading in readings:
        for d in reading.dates:
            near = reading.passage.low[max(0, d.start - 60) : d.start]
            if d.edtf and reading.words.has("as_of", near):
                return d.edtf
    titled = [r for r in readings[:4] if r.has("dated_title") and len(r.passage.text) < TITLE]
    full = next((day for r in titled for d in r.dates if (day := _last_day(d))), None)
    ends = [d.edtf for r in titled for d in r.dates[-1:] if not r.passage.text[d.end :].strip(" .)")]
    month = next((e for e in ends if e and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", e)), None)
    return full or month or next((s[1] for r in readings[:4] if (s := _subtitled(r))), None)


def _subtitled(reading: Reading) -> tuple[int, str] | None:
    """Where a subtitle in brackets begins and the date that ends it: «(из речи в музее, 18 ноября 2024 года)»."""
    text, last = reading.passage.text.rstrip(), reading.dates[-1] if reading.dates else None
    opened = text.rfind("(")
    if last is None or opened < 0 or len(text) > TITLE or text[-1] != ")" or len(text.rstrip(") .")) > last.end:
        return None
    told = len(text[opened : last.start].split()) > 1 and not any(i.head > opened for i in reading.instruments)
    dated = re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", last.edtf or "")
    return (opened, last.edtf) if told and dated and last.edtf else None


def _aside(reading: Reading, mention: Mention) -> bool:
    """Whether a place stands in the subtitle that says where and when a paper was written."""
    subtitle = _subtitled(reading)
    return subtitle is not None and mention.start > subtitle[0] and mention.country != reading.words.home_country


def _year(readings: list[Reading]) -> str | None:
    for reading in [r for r in readings[:5] if r.passage.block.kind is BlockKind.HEADING]:
        for d in reading.dates:
            near = reading.passage.low[max(0, d.start - 40) : d.end]
            if d.edtf and re.fullmatch(r"\d{4}", d.edtf) and reading.words.has("report_title", near):
                return d.edtf
    return None


def _home_country(readings: list[Reading], default: str) -> str:
    heads = _heads(readings)
    told = [(r, m) for r in heads for m in r.mentions if m.country and not m.country_own and not _aside(r, m)]
    region = _region_at_head(readings) or _captioned(readings)
    if region:
        return region
    place = _place_of_news(readings)
    if place and place.country and not readings[0].words.lists.get("homes") and _titled_by(place, heads):
        return place.country
    if any(m.country == default for _, m in told):
        return default
    if place and place.country:
        return place.country
    named = [m for r, m in told if not _is_scene(r, m)]
    every = [(r, m) for r in readings for m in r.mentions if m.country]
    often = Counter(m.country for _, m in every)
    later = {m.name for r, m in every if r not in heads}
    own = [m for m in named if m.population or m.level in ("district", "region")]
    written = readings[0].words.lists.get("homes", ())
    titled = None if written else _whose_partners(readings[0])
    own = [m for m in own if m is titled or m.typed or m.name in later or often[default] <= often[m.country]]
    if own and not any(is_with(_whole(r), m) for r in heads for m in r.mentions if m is own[0]):
        own_country = own[0].country or default
        return own_country if not written or own[0].typed or own_country in written else default
    if named:
        return default
    if any(m.country == default for _, m in every):
        return default
    first = next((m for r, m in every if not (_is_scene(r, m) or is_with(_whole(r), m))), None)
    return (first.country if first else None) or default


def _whose_partners(title: Reading) -> Mention | None:
    """The only place of a first line that tells of twins or partners: «Maidenhead Town Partners»."""
    return title.mentions[0] if len(title.mentions) == 1 and title.kinds and not title.dates else None


def _region_at_head(readings: list[Reading]) -> str | None:
    """The country of a region that is the whole first line, or whose towns it names, where the paper has several."""
    title, first = readings[0], readings[0].mentions[0] if readings[0].mentions else None
    if first is None or not (first.is_region and first.country_own):
        return None
    if not (is_name_only(_whole(title)) or title.words.ends("towns_of", title.passage.low, 0, first.start)):
        return None
    inside = {m.name for r in readings[1:] for m in r.mentions if m.country == first.country and not m.is_region}
    return first.country if len(inside) > 1 else None


def _captioned(readings: list[Reading]) -> str | None:
    """The country of the town whose partners the head of a paper lists: «Partnerstädte von Jaroslawl: Kassel, …»."""
    written = readings[0].words.lists.get("homes")  # a language of several countries has homes of its own
    for reading in [] if written else readings[:HEAD]:
        head = clause(reading, 0, reading.passage.text.find(":") + 1)
        if head.kinds and len(head.mentions) == 1 and not head.dates:
            only = head.mentions[0]
            listed = not only.is_region and not is_with(head, only) and len(reading.mentions) > 1
            return only.country if listed else None
    return None


def _titled_by(place: Mention, heads: list[Reading]) -> bool:
    """Whether the headline of a news text begins with the town that the text comes from."""
    headlines = [r for r in heads if r.passage.block.kind is BlockKind.HEADING and r.mentions]
    return bool(headlines) and headlines[0].mentions[0].name == place.name


def _whole(reading: Reading) -> Clause:
    return clause(reading, 0, len(reading.passage.text))


def _place_of_news(readings: list[Reading]) -> Mention | None:
    """The town at the head of a news text, of whatever country: «Елец. 27 марта.»."""
    for reading in readings[:4]:
        first = next((m for m in reading.mentions if m.start < 3 and m.level == "city"), None)
        if first and reading.dates and reading.passage.block.kind is BlockKind.PARAGRAPH and not reading.listed:
            gap = reading.passage.text[first.end : reading.dates[0].start]
            if DATELINE.fullmatch(gap) and (is_day(reading.dates[0]) or reading.dates[0].day):
                return first
    return None


def _is_scene(reading: Reading, mention: Mention) -> bool:
    """Whether a title names a place only as where something happened: «Наши врачи побывали в Неведомске»."""
    return not mention.is_region and is_location(_whole(reading), mention)


def _heads(readings: list[Reading]) -> list[Reading]:
    """The title of a document: the headings before its first paragraph, or that paragraph."""
    heads: list[Reading] = []
    for reading in readings:
        if reading.passage.block.kind is BlockKind.HEADING:
            heads.append(reading)
        elif heads and any(r.mentions for r in heads):
            break
        elif reading.mentions and reading.passage.block.kind not in (BlockKind.CELL, BlockKind.LIST_ITEM):
            heads.append(reading)
            break
    return heads


def _dateline_place(readings: list[Reading], country: str) -> Mention | None:
    """The town before the date at the head of a news text: «ЕЛЕЦ, 21 мая.»."""
    for reading in readings[:4]:
        first = next((m for m in reading.mentions if m.start < 3), None)
        if first and first.country == country and first.level == "city" and reading.dates:
            gap = reading.passage.text[max(first.tail, first.end) : reading.dates[0].start]
            if reading.dates[0].start < 60 and re.fullmatch(r"[\s,.–—/(-]*", gap):
                return first
    return None


def _most_named(ours: list[Mention], readings: list[Reading]) -> Mention:
    """Of several towns of a title the one that the document goes on to name, else the first."""
    if len({m.name for m in ours}) < 2:
        return ours[0]
    named = Counter(m.name for r in readings for m in r.mentions)
    best = max(ours, key=lambda m: named[m.name])
    return best if named[best.name] > 2 * named[ours[0].name] else ours[0]


def _called_after(town: Mention, readings: list[Reading], heads: list[Reading]) -> Mention:
    """The district that a title calls by its town for short, or the town by its okrug, where the paper goes on so."""
    by_adjective = bool(town.typed) and town.name.endswith(f" {town.typed}")
    if (town.typed and not by_adjective) or town.level != "city":
        return town
    later = [m for r in readings if r not in heads for m in r.mentions if m.country == town.country]
    if by_adjective:
        stem = town.name.split()[0][:-ENDING].casefold()
        called = [m for m in later if not m.typed and m.level == "city" and m.name.casefold().startswith(stem)]
        return called[0] if len(called) > sum(m.name == town.name for m in later) else town
    stem = town.name[: max(4, len(town.name) - 1)].casefold()
    entered = [r.mentions[0] for r in readings if r.is_item and r.mentions and r.mentions[0].start <= r.lead]
    called = [m for m in later if m.typed and m.level == "district" and m.name.casefold().startswith(stem)]
    called = [m for m in called if m not in entered]
    return called[0] if called and all(m.name != town.name for m in later) else town


def _home(readings: list[Reading], country: str) -> Mention | None:
    heads = _heads(readings)
    place = _dateline_place(readings, country)
    titled = [m for r in heads for m in r.mentions if m.country == country and not m.is_region]
    later = Counter(m.name for r in readings for m in r.mentions if r not in heads)
    if place and (not titled or later[titled[0].name] < later[place.name]):
        return place
    regional = any(m.is_region and m.country == country for r in heads for m in r.mentions)
    for reading in heads:
        whole = _whole(reading)
        ours = [m for m in whole.mentions if m.country == country and not m.is_region]
        if ours:
            return _called_after(_most_named(ours, readings), readings, heads)
    if regional or _told_from_abroad(readings, country):
        return None
    told = [r for r in readings if r.passage.block.kind is not BlockKind.CELL]
    for reading in told[:8]:
        if reading.passage.block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            whole = _whole(reading)
            for m in whole.mentions:
                if m.country == country and not m.is_region and not is_location(whole, m):
                    return m
    return _host(readings, country)


def _told_from_abroad(readings: list[Reading], country: str) -> bool:
    """Whether paragraphs each begin with another place abroad and go on to other towns of the country: «Обан. …»."""
    led = [(r, _led_by(r, country)) for r in readings if not r.is_item]
    ours = [next((m.name for m in r.mentions if m.country == country and not m.is_region), "") for r, at in led if at]
    return len({name for name in ours if name}) > 1


def _led_by(reading: Reading, country: str) -> bool:
    """Whether a paragraph begins with a place abroad as a heading of its own."""
    end = lead_in(reading)
    first = next((m for m in reading.mentions if m.end <= end), None)
    return bool(first and first.country != country)


def _host(readings: list[Reading], country: str) -> Mention | None:
    """The only town of the country in a paper, where guests of abroad were received: news tells it as a place."""
    ours = [m for r in readings for m in r.mentions if m.country == country and not m.is_region]
    abroad = any(m.country and m.country != country for r in readings for m in r.mentions)
    return ours[0] if ours and abroad and len({m.name for m in ours}) == 1 else None
