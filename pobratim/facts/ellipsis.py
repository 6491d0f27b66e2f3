"""Adjectives of districts whose noun was said before: «район дружит с Ивьевским районом и с Глубокским»."""

import re

from pobratim.facts.mentions import ADJECTIVE, Mention, Scan, adjective_base, with_type

AFTER = re.compile(r"\s*(?:[.,;:()]|$|[–—-]\s)")  # what follows an adjective that stands for its noun too
SENTENCE = re.compile(r"[.!?]\s")
LABEL = 40  # how far into a line the colon behind its label may stand
LABELLED = re.compile(r"\s*:\s*")
ALONE = re.compile(r"\s*(?:[.,;(]|$)")


def scan_elliptic(scan: Scan) -> None:
    """Add the districts named after «с» by their adjective alone, in a sentence where one was named with its noun."""
    _scan_labelled(scan)
    typed = [m for m in scan.mentions if m.level == "district" and ADJECTIVE.match(m.name)]
    if not typed:
        return
    with_, endings = (scan.words.lists.get(name, ()) for name in ("comitative", "adjective_with"))
    for form in ADJECTIVE.finditer(scan.text):
        if form[1] not in endings or not scan.free(*form.span()) or not AFTER.match(scan.text, form.end()):
            continue
        before = [m for m in typed if m.end <= form.start() and not SENTENCE.search(scan.text, m.end, form.start())]
        if before and _governed(scan, form.start(), with_):
            like = next((m for m in reversed(before) if _governed(scan, m.start, with_)), before[-1])
            name = with_type(adjective_base(form[0]), like.typed)
            scan.add(Mention(form.start(), form.end(), name, "district", typed=like.typed))


def _scan_labelled(scan: Scan) -> None:
    """Add the district that a line names by its adjective alone behind a label: «Район: Неведомский»."""
    if ":" not in scan.text[:LABEL]:
        return
    cue, entry = next(iter(scan.words.types.find(scan.low)), (None, None))
    colon = LABELLED.match(scan.low, cue.end) if cue and cue.start == 0 else None
    form = ADJECTIVE.match(scan.text, colon.end()) if colon else None
    if cue and entry and form and ALONE.match(scan.text, form.end()) and scan.free(*form.span()):
        keep = str(entry.more.get("keep", ""))
        scan.add(Mention(cue.start, form.end(), with_type(adjective_base(form[0]), keep), cue.value, typed=keep))


def _governed(scan: Scan, at: int, by: tuple[str, ...]) -> bool:
    """Whether one of some words stands right before a place of the text."""
    before = scan.low[:at].split()[-1:]
    return bool(before) and before[0] in by
