"""The superscript of a value: it opens the words that the value rests on. A page has hundreds; so it is plain code."""

import re
from datetime import datetime
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.facts.rules import sentence_of
from pobratim.facts.sureness import UNSURE_WORD
from pobratim.portal import dates
from pobratim.portal.footnotes import Footnotes, Note, distinct
from pobratim.register.records import Source

A_WORD = re.compile(
    re.escape(UNSURE_WORD).replace(r"\{word\}", "(?P<word>.*)").replace(r"\{percent\}", r"(?P<percent>\d+)")
)


def superscript(notes: Footnotes, sources: tuple[Source, ...], what: str) -> SafeString:
    """The superscript with the words under it; empty where there is no source that the reader may see."""
    key = tuple((each.document_id, each.fact, each.start) for each in sources)
    if key not in notes.words:
        shown = distinct(notes.seen(sources))
        notes.words[key] = (notes.mark(shown), words(shown, notes.language)) if shown else ("", "")
    mark, told = notes.words[key]
    if not mark:
        return SafeString()
    label = labelled(what, mark, notes.language)
    return mark_safe(  # noqa: S308  escaped where it was made
        f'<details class="why" name="why"><summary aria-label="{label}">{mark}</summary>{told}</details>'
    )


@lru_cache(maxsize=4096)
def labelled(what: str, mark: str, language: str) -> str:
    """What a superscript asks; rows ask the same again and again."""
    return escape(said(language).says_who[bool(what)] % {"what": what, "mark": mark})


class Said(NamedTuple):
    """The sentences around the words of a source; of what a superscript asks without and with its name."""

    says_who: tuple[str, str]
    because: str
    accepted_on: str
    accepted_by: str


@lru_cache(maxsize=4)
def said(language: str) -> Said:
    """The sentences in a language, which is that of the page."""
    return Said(
        says_who=(_("Says who: paper %(mark)s"), _("Says who (%(what)s): paper %(mark)s")),
        because=_("Why:"),
        accepted_on=_("Accepted on %s"),
        accepted_by=_("Accepted by %(who)s, %(when)s"),
    )


def words(sources: tuple[Source, ...], language: str) -> str:
    """The quotes of the sources, each with its paper, the rule that read it and who accepted it."""
    told = "".join(
        f"{quoted(each)}<p>{origin(each, language)}{because(each.rule, each.rule_sentence, language)}"
        f"{acceptance(each.accepted_at, each.accepted_by, language)}</p>"
        for each in sources
    )
    return f'<div class="words">{told}</div>'


def quoted(source: Source) -> str:
    """The words of a source; nothing where the reader may not see them."""
    return f'<blockquote lang="ru">{escape(source.quote)}</blockquote>' if source.quote else ""


def origin(source: Source, language: str) -> str:
    """The paper of a source, with the link to its words, and its date."""
    day = f", {escape(dates.told_in(language, source.document_date))}" if source.document_date else ""
    if source.document_id is None:
        return f"{escape(source.document_name or _('Entered by a person without a paper'))}{day}"
    return f'<a href="{escape(at_quote(source))}">{escape(source.document_name)}</a>{day}'


def listed(note: Note) -> SafeString:
    """A document as an item of the list that closes the page."""
    paper, day = note.source, dates.in_words(note.source.document_date)
    name = escape(paper.document_name or _("Entered by a person without a paper"))
    if paper.document_id:
        name = f'<a href="{documents(get_script_prefix())}{paper.document_id}/">{name}</a>'
    told = f"{name}, {escape(day)}" if day else name
    return mark_safe(f'<li value="{note.number}">{told}</li>')  # noqa: S308  escaped where it was made


def at_quote(source: Source) -> str:
    """The address of a source's words: its document, opened at the quote and marked."""
    return f"{documents(get_script_prefix())}{source.document_id}/?fact={source.fact}#f{source.fact}"


@cache
def documents(prefix: str) -> str:
    """The address under which all documents stand."""
    return reverse("documents")


@lru_cache(maxsize=1024)
def because(rule: str, sentence: str, language: str) -> str:
    """The sentence of the rule that read the words."""
    told = rule_in(rule, sentence, language)
    return f'<br><span class="soft">{said(language).because} {escape(told)}</span>' if told else ""


def rule_told(source: Source) -> str:
    """The sentence of the rule that read a source's words, in the language of the page where it has one."""
    return rule_in(source.rule, source.rule_sentence, get_language() or "ru")


def rule_in(rule: str, sentence: str, language: str) -> str:
    """The sentence of a rule in a language; where it has none, the one that was kept."""
    told = sentence_of(rule, language)
    return sentence if told == rule else told


def doubt_told(doubt: str) -> str:
    """What a reader doubts, in the language of the page; it is kept in Russian."""
    if found := A_WORD.fullmatch(doubt):
        return _(UNSURE_WORD).format(**found.groupdict())
    return _(doubt) if doubt else ""


@lru_cache(maxsize=1024)
def acceptance(at: datetime | None, by: str | None, language: str) -> str:
    """Who accepted what words say, and when."""
    if not at:
        return ""
    when = f"{localtime(at):%d.%m.%Y}"
    sentences = said(language)
    told = sentences.accepted_on % when
    if by:
        told = sentences.accepted_by % {"who": by, "when": when}
    return f'<br><span class="soft">{escape(told)}</span>'
