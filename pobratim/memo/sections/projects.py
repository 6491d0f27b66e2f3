"""Joint projects and who takes part in them."""

import re
from collections.abc import Iterator

from pobratim.memo.grammar.slots import Name, Phrase, Raw, Series
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Ref, Section, Sentence
from pobratim.memo.sections.means import means
from pobratim.memo.sections.quoting import quoted
from pobratim.memo.sections.work import participants
from pobratim.memo.sections.writer import Writer, instrument, paragraph
from pobratim.register.records import ProjectRecord

DEFINED = r"((?:[А-ЯЁа-яё-]+(?:[ыи]й|ой|ого|его|ому|ему|[ыи]м|ом|ем)\s+){1,3})проект\w*\s+[«\"„]?"


def compose(writer: Writer) -> Section | None:
    """The section; None when no project is known."""
    sentences = (*_sentences(writer), *means(writer, "project", writer.material.projects), *_multilateral(writer))
    return writer.section("projects", [paragraph(*sentences)] if sentences else [])


def _sentences(writer: Writer) -> Iterator[Sentence]:
    for project in writer.material.projects:
        names = participants(project)
        yield writer.say(
            "project" if names else "project_alone",
            Ground((Ref("project", project.id),), project.sources),
            participants=Series(names) if names else None,
            what=Phrase(_what(writer, project)),
            name=Raw(project.name.strip('«»"„“')),
        )
        if aim := quoted(writer.voice.speech.code, "aim", project.sources):
            yield writer.say("project_aim", Ground((Ref("project", project.id),), project.sources), words=aim)


def _multilateral(writer: Writer) -> Iterator[Sentence]:
    """The documents of more than two parties, each once."""
    papers = {each.id: each for tie in writer.material.ties for each in tie.agreements if len(each.parties) > 2}
    for paper in papers.values():
        yield writer.say(
            "multilateral",
            Ground((Ref("agreement", paper.id),), paper.sources),
            instrument=instrument(paper),
            parties=Series(tuple(Name(party.place) for party in paper.parties)),
        )


def _what(writer: Writer, project: ProjectRecord) -> str:
    """«международный молодёжный проект» where a source's own words define it so, else the common words."""
    noun = writer.voice.part("project_noun")
    if writer.voice.speech.code != "ru":
        return writer.voice.part("project_what")
    for source in project.sources:
        found = re.search(DEFINED + re.escape(project.name.strip('«»"„“')), source.quote)
        if found:
            return writer.voice.speech.nominative(f"{found[1].strip().lower()} {noun}")
    return writer.voice.part("project_what")
