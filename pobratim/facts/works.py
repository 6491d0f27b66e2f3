"""Projects and activities: what is done together, with whom, when."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading, clause
from pobratim.facts.facts import Project
from pobratim.facts.pairs import unique
from pobratim.facts.passage import lead_words

RULE_PROJECT = "project.named"
SHORT = 60  # a line no longer than this is nothing but a caption
QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]{2,90})[»“”\"]")


def projects_of(readings: list[Reading]) -> tuple[Project, ...]:
    """Named joint work: a quoted name that the text calls a project, or that stands in a section on projects."""
    found: dict[str, Project] = {}
    section = led = False
    for reading in readings:
        words, passage = reading.words, reading.passage
        if passage.block.kind is BlockKind.HEADING:
            section, led = reading.has("project_heading"), False
            continue
        lead = lead_words(passage)
        if words.has("project_heading", lead):
            section = led = True
            if len(passage.text) <= SHORT:
                continue
        elif led and lead:
            section = led = False
        bounds = passage.sentences()
        for n, (s, e) in enumerate(bounds):
            for m in QUOTED.finditer(passage.text, s, e):
                part = clause(reading, s, e)
                if m[1] in found or not _is_project(part, m, section):
                    continue
                following = clause(reading, *bounds[n + 1]) if n + 1 < len(bounds) else None
                found[m[1]] = _project(part, m[1], following)
    return tuple(found.values())


def _is_project(part: Clause, m: re.Match[str], section: bool) -> bool:
    words, low = part.reading.words, part.reading.passage.low
    before, after = low[max(part.start, m.start() - 60) : m.start()], low[m.end() : part.end]
    if words.has("not_project", before):
        return False
    if words.has("project_before", before.rsplit("»", 1)[-1]) or words.has("project_after", after):
        return True
    named = any(x.start < m.start() and m.end() <= x.end for x in part.mentions)
    return section and not named and not words.has("project_trap", before)


def _project(part: Clause, name: str, following: Clause | None) -> Project:
    mentions = list(part.mentions)
    if following and following.has("participants"):
        mentions += following.mentions
    end = following.end if following and following.has("participants") else part.end
    evidence = part.reading.passage.evidence(part.start, end, RULE_PROJECT)
    names = tuple(x.name for x in unique([x for x in mentions if not x.is_region]))
    return Project(name, names, (evidence,))
