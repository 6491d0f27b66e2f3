"""A passage cut into clauses: at the ends of sentences and semicolons, and where a new matter begins."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pobratim.facts.calling import is_called
from pobratim.facts.clauses import Clause, Reading, clause, gap_between
from pobratim.facts.mentions import LINK, Mention
from pobratim.facts.passage import divide
from pobratim.language.tokens import sentences

IN_BRACKETS = re.compile(r"\([^()]*\)")
LED = re.compile(r"\s*(?:г\.|года?)?\s*[.:]?\s*")  # what stands behind a date that leads an entry
IS = re.compile(r"\)?\s+[–—-]\s+(?:\w+[ -]){0,2}")  # what stands between a name and what it is
OPPOSED = re.compile(r",\s*(?:а|while|während|а вось)\s")
AGAINST = re.compile(r"\s*(?:а|while|während|а вось)\s")
BUT = re.compile(r"\s*(?:а|но|зато|however|but|aber|але|затое)\s")  # what turns from what there is not to what there is
TURNS = re.compile(r"\s*(?:а(?! (?:также|именно|таксама|менавіта)\b)|while|während|а вось)\s")  # not: goes on
AS_WELL = re.compile(r"\s*(?:а также|и еще|as well as|sowie|а таксама)\s")  # goes on with what the verb said before
STANDS_FOR = re.compile(r"\s[–—-]\s")  # a dash that stands for the words of the sentence before
REACH = 40  # how far behind an ordinal its partner stands
POINTING = ("pronoun", "back.others", "back.number", "back.group", "back.list")


def clauses_of(reading: Reading, start: int = 0) -> list[Clause]:
    """The clauses of a passage from `start` on: sentences cut at semicolons, and where a new matter begins."""
    text = reading.passage.text
    found: list[Clause] = []
    bounds = [(start + s, start + e) for s, e in sentences(text[start:])] if start else reading.passage.sentences()
    for s, e in _with_lead(reading, bounds):
        for a, b in divide(text, s, e):
            for c, d in _all_apart(reading, a, b):
                for o, p in _ordinals_apart(reading, c, d):
                    found += _split(reading, o, p)
    for before, part in pairwise(found):
        if _is_elliptic(part) or _enumerates(before, part):
            _take_up(before, part)
    return found


def _with_lead(reading: Reading, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a passage, the date that leads an entry of a chronicle as a part of the first: «1999. …»."""
    first = reading.dates[0] if reading.dates and len(bounds) > 1 else None
    if (
        first is None
        or first.start > bounds[0][0] + 1
        or not LED.fullmatch(reading.passage.text, first.end, bounds[0][1])
    ):
        return bounds
    return [(bounds[0][0], bounds[1][1]), *bounds[2:]]


def opposed_before(reading: Reading, start: int) -> int:
    """Where a caption that ends at `start` begins behind others set against it: «два партнёра, Обан и Ниш, а друг: …».

    0 where nobody abroad is named before, or somebody after.
    """
    at = max((m.start() for m in OPPOSED.finditer(reading.passage.low, 0, start)), default=0)
    home = reading.words.home_country
    abroad = [m for m in reading.mentions if m.start < start and m.country not in (None, home)]
    return at if abroad and all(m.start < at for m in abroad) else 0


def _is_elliptic(part: Clause) -> bool:
    """Whether a part sets a dash for the words of the one before it: «с Обаном – в 1995-м», «у Ельца – один, Ниш»."""
    if part.instruments or part.kinds or part.statuses or part.has("event"):
        return False
    lists, first = part.reading.words.lists, part.text.split()[:1]
    governed = first and first[0].lower() in (*lists.get("comitative", ()), *lists.get("having", ()))
    ordinal = part.has("back.second") or part.has("back.third") or part.has("back.fourth")
    return bool((governed and part.mentions) or ordinal) and bool(STANDS_FOR.search(part.text))


def _enumerates(before: Clause, part: Clause) -> bool:
    """Whether a part names those that the one before it spoke of: «Остальные связи не прерваны. Это Обан, Ниш …»."""
    bare = not (part.instruments or part.kinds or part.statuses or part.has("event"))
    return bare and bool(part.mentions) and bool(before.kinds) and part.has("among")


def _take_up(before: Clause, part: Clause) -> None:
    """Let a part without words of its own have those of the part before it."""
    if before.instruments and before.has("signing_verb"):
        last = before.instruments[-1]
        part.instruments = [replace(last, start=part.start, end=part.start, head=part.start)]
    part.kinds = list(before.kinds)
    part.statuses = [c for c in before.statuses if c.value == "active"]
    part.alive = before.alive or _lasts(before)


def _lasts(part: Clause) -> bool:
    """Whether a part says in the present, or as news, that there is a tie."""
    if part.instruments:
        return part.has("bound") and not part.has("signing_verb")
    return part.has("present") or part.has("became")


def _all_apart(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut at the colon behind what it says of all spoken of: «Обе связи на паузе: из Обана писали в мае»."""
    at = reading.passage.text.find(": ", start, end)
    if (
        at < 0
        or any(start <= m.start < at for m in reading.mentions)
        or not any(start <= c.start < at for c in reading.statuses)
    ):
        return [(start, end)]
    return [(start, at), (at + 1, end)] if reading.has("back.these", start, at) else [(start, end)]


def _ordinals_apart(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence of several partners cut where «первый», «второй» or «последний» begin to tell of one by itself."""
    places = [_ordinal(reading, which, start, end) for which in ("first", "second")]
    if None in places:
        last = _ordinal(reading, "last", start, end)
        named = [m for m in reading.mentions if start <= m.start < end]
        one = last is not None and len(named) > 1 and all(m.end <= last for m in named)
        places = [last] if one else []
    if any(reading.has(f"back.{few}", start, end) for few in ("first_two", "first_three")):
        places = [_ordinal(reading, which, start, end) for which in ("third", "fourth")]
        places = places if any(places) else []
    text = reading.passage.text
    if len(places) > 1 and _in_turn(reading, start, [at for at in places if at]):
        return [(start, end)]
    cuts = [at for o in places if o and (at := max(text.rfind(sign, start, o) for sign in ",:–—")) > start]
    bounds = [start, *(at + 1 for at in cuts), end]
    return [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]


def _in_turn(reading: Reading, start: int, ordinals: list[int]) -> bool:
    """Whether ordinals point to the sides that a sentence begins with: «А и Б – договоры: первый – с Обаном …»."""
    sides = [m for m in reading.mentions if start <= m.start < ordinals[0]]
    joined = len(sides) > 1 and all(LINK.fullmatch(gap_between(reading, a, b)) for a, b in pairwise(sides))
    return joined and all(_governs(reading, at) for at in ordinals)


def _governs(reading: Reading, at: int) -> bool:
    """Whether an ordinal is followed by «с»: «первый район – с Обаном»."""
    after = [word for word in reading.passage.low[at : at + REACH].split() if word not in "–—-"][1:3]
    return any(word in reading.words.lists.get("comitative", ()) for word in after)


def _ordinal(reading: Reading, which: str, start: int, end: int) -> int | None:
    """Where an ordinal that points back begins in a fragment."""
    name = f"back.{which}"
    if not reading.has(name, start, end):
        return None
    spans = reading.words.spans(name, reading.passage.low[start:end])
    return start + spans[0][0] if spans else None


def _split(reading: Reading, start: int, end: int) -> list[Clause]:
    """A sentence cut at commas where a part has a partner and an instrument or a state of its own."""
    opposed = _marks(reading, start, end) > 1 or OPPOSED.search(reading.passage.low, start, end)
    apart = opposed or reading.has("denial", start, end)
    cuts = divide(reading.passage.text, start, end, ",") if apart else [(start, end)]
    cuts = list(_whole_against(reading, cuts))
    if len(cuts) == 1:
        return [clause(reading, start, end)]
    parts: list[list[int]] = [[start, cuts[0][1]]]
    for a, b in cuts[1:]:
        piece, now = clause(reading, a, b), clause(reading, parts[-1][0], parts[-1][1])
        if _parts_with(reading, now, piece):
            parts.append([a, b])
        else:
            parts[-1][1] = b
    parts[-1][1] = end
    return _with_shared_words([clause(reading, a, b) for a, b in parts])


def _whole_against(reading: Reading, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence; one set against others goes on to what it says: «…, а с Обаном, что в Чили, тишина»."""
    at = 0
    while at < len(cuts):
        start, end = cuts[at]
        begun = TURNS.match(reading.passage.low, start) and clause(reading, start, end)
        while begun and begun.mentions and not _whole(begun) and at + 1 < len(cuts):
            ahead = clause(reading, *cuts[at + 1])
            if ahead.mentions or AGAINST.match(ahead.text):
                break
            at, end = at + 1, ahead.end
            begun = clause(reading, start, end)
        yield start, end
        at += 1


def _with_shared_words(parts: list[Clause]) -> list[Clause]:
    """Parts of an enumeration that begin with a place share kind and life of the first: «дружит с Обаном …, Лодзью»."""
    shared, alive = parts[0].kinds, [c for c in parts[0].statuses if c.value == "active"]
    for before, part in pairwise(parts):
        if part.instruments and AS_WELL.match(part.low) and (before.alive or before.has("holding")):
            part.alive = not part.has("signing_verb")
            continue
        told = part.kinds or part.instruments
        part.alive = bool(told) and STANDS_FOR.search(part.text) is not None and (before.alive or _lasts(before))
    for part in parts[1:]:
        leads = part.mentions and not part.text[: part.mentions[0].start - part.start].strip(" ,")
        if not leads or part.kinds or part.has("event"):
            break
        part.kinds = list(shared)
        part.statuses = part.statuses or list(alive)
    return parts


def _marks(reading: Reading, start: int, end: int) -> int:
    """How many words of a fragment name what ties: each matter needs one of its own."""
    marks = [*(i.head for i in reading.instruments), *(c.start for c in (*reading.statuses, *reading.kinds))]
    return sum(start <= at < end for at in marks)


def _parts_with(reading: Reading, now: Clause, piece: Clause) -> bool:
    """Whether a piece begins a matter of its own, and does not go on with an enumeration."""
    opposed = AGAINST.match(piece.text) and (piece.kinds or piece.has("event"))
    if opposed and piece.mentions and now.mentions and _whole(now):
        return True
    if BUT.match(piece.text) and piece.kinds and piece.mentions and not now.mentions and now.has("denial"):
        return True
    if piece.has("back.but"):
        return False
    told = piece.instruments or piece.statuses or piece.has("became") or piece.has("agreed") or _other_kind(now, piece)
    if not (_whole(piece) and _whole(now)) or not told:
        return False
    before, after = now.mentions[-1:], piece.mentions[:1]
    if before and after and LINK.fullmatch(gap_between(reading, before[0], after[0])):
        acts = piece.has("signing_verb") or (piece.statuses and now.statuses)
        return bool(acts) and _changes_subject(reading, before[0], after[0])
    return True


def _changes_subject(reading: Reading, before: Mention, after: Mention) -> bool:
    """Whether a name in the nominative follows a declined one, and begins anew: «… с Обаном, Елец заключил …»."""
    first, second = (reading.passage.text[m.start : m.end].casefold() for m in (before, after))
    return not first.endswith(before.name.casefold()) and second.endswith(after.name.casefold())


def _other_kind(now: Clause, piece: Clause) -> bool:
    """Whether a piece begins with another kind of tie: «побратимами являются …, партнёром – …»."""
    first = piece.kinds[:1]
    if not first or not now.kinds or first[0].value in {c.value for c in now.kinds}:
        return False
    text = piece.reading.passage.text
    named = [m.tail for m in piece.mentions if m.tail <= first[0].start]
    before = text[named[-1] if named else piece.start : first[0].start]
    return not before.strip() or bool(named and IS.fullmatch(before))


def _whole(piece: Clause) -> bool:
    """Whether a part of a sentence speaks of a partner and of what ties it."""
    outside = [m for m in piece.mentions if not any(i.start <= m.start < i.end for i in piece.instruments)]
    inside = [(m.start() + piece.start, m.end() + piece.start) for m in IN_BRACKETS.finditer(piece.text)]
    told = [c for c in piece.reading.countries if piece.start <= c.start < piece.end]
    forms = {c.form for c in told if c.form != "demonym" or not any(a <= c.start < b for a, b in inside)}
    people = "demonym" in forms or ("adjective" in forms and piece.has("partners_of"))
    pointed = "№" in piece.text or any(piece.has(name) for name in POINTING)
    if not (piece.instruments or piece.statuses or piece.kinds):
        return False
    return bool(outside) or people or pointed or any(is_called(piece, m) for m in piece.reading.mentions)
