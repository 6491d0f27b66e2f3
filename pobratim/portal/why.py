"""The superscript of a value: it opens the words that the value rests on. A page has hundreds; so it is plain code."""

import re
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.facts.rules import sentence_of
from pobratim.facts.sureness import UNSURE_WORD
from pobratim.portal import dates
from pobratim.portal.footnotes import Footnotes, distinct
from pobratim.register.records import Source

A_WORD = re.compile(
    re.escape(UNSURE_WORD).replace(r"\{word\}", "(?P<word>.*)").replace(r"\{percent\}", r"(?P<percent>\d+)")
)
OPENER = '<details class="why" name="why"><summary aria-label="{}">{}</summary>{}</details>'


def superscript(notes: Footnotes, sources: tuple[Source, ...], what: str) -> SafeString:
    """The superscript with the words under it; empty where there is no source."""
    if not sources:
        return SafeString()
    key = tuple((each.document_id, each.fact, each.start) for each in sources)
    if key not in notes.words:
        shown = distinct(sources)
        notes.words[key] = (notes.mark(shown), words(shown))
    mark, told = notes.words[key]
    label = _("Says who (%(what)s): paper %(mark)s") if what else _("Says who: paper %(mark)s")
    return format_html(OPENER, label % {"what": what, "mark": mark}, mark, told)


def words(sources: tuple[Source, ...]) -> SafeString:
    """The quotes of the sources, each with its paper, the rule that read it and who accepted it."""
    told = ((quoted(source), origin(source), because(source), acceptance(source)) for source in sources)
    inside = format_html_join("", "{}<p>{}{}{}</p>", told)
    return format_html('<div class="words">{}</div>', inside)


def quoted(source: Source) -> SafeString:
    """The words of a source; nothing where the reader may not see them."""
    return format_html('<blockquote lang="ru">{}</blockquote>', source.quote) if source.quote else SafeString()


def origin(source: Source) -> SafeString:
    """The paper of a source, with the link to its words, and its date."""
    day = f", {dates.in_words(source.document_date)}" if source.document_date else ""
    if source.document_id is None:
        return format_html("{}{}", source.document_name or _("Entered by a person without a paper"), day)
    return format_html('<a href="{}">{}</a>{}', at_quote(source), source.document_name, day)


def at_quote(source: Source) -> str:
    """The address of a source's words: its document, opened at the quote and marked."""
    return f"{documents(get_script_prefix())}{source.document_id}/?fact={source.fact}#f{source.fact}"


@cache
def documents(prefix: str) -> str:
    """The address under which all documents stand."""
    return reverse("documents")


def because(source: Source) -> SafeString:
    """The sentence of the rule that read the words."""
    told = rule_told(source)
    return format_html('<br><span class="soft">{} {}</span>', _("Why:"), told) if told else SafeString()


def rule_told(source: Source) -> str:
    """The sentence of the rule that read a source's words, in the language of the page where it has one."""
    told = sentence_of(source.rule, get_language() or "ru")
    return source.rule_sentence if told == source.rule else told


def doubt_told(doubt: str) -> str:
    """What a reader doubts, in the language of the page; it is kept in Russian."""
    if found := A_WORD.fullmatch(doubt):
        return _(UNSURE_WORD).format(**found.groupdict())
    return _(doubt) if doubt else ""


def acceptance(source: Source) -> SafeString:
    """Who accepted what the words say, and when."""
    if not source.accepted_at:
        return SafeString()
    when = localtime(source.accepted_at).strftime("%d.%m.%Y")
    told = _("Accepted on %s") % when
    if source.accepted_by:
        told = _("Accepted by %(who)s, %(when)s") % {"who": source.accepted_by, "when": when}
    return format_html('<br><span class="soft">{}</span>', told)
