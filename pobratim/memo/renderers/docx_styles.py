"""The memo's styles in an office's template: those that it has under any id are its own, the rest is added."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pobratim.memo.renderers.docx_parts import own_xml

ID, VALUE = qn("w:styleId"), qn("w:val")
CALLING = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))


def add_missing_styles(word: Document) -> dict[str, str]:
    """Give a template the styles that it lacks; what it calls those of ours that it has under another id.

    Word in another language than English gives styles ids of its own and keeps their names.
    """
    there = {each.get(ID) for each in _styles(word.styles.element)}
    known = {key: each.get(ID) for each in _styles(word.styles.element) for key in _marks(each)}
    ours = [each for each in _styles(parse_xml(own_xml("styles.xml"))) if each.get(ID) not in there]
    called = {each.get(ID): known[key] for each in ours for key in _marks(each) if key in known}
    for style in ours:
        if style.get(ID) not in called:
            call(style, called)
            _renumber(word, style)
            word.styles.element.append(style)
    return called


def call(element: Any, called: dict[str, str]) -> None:
    """Name the styles in a part of the file as the template calls them."""
    for each in element.iter(
        *(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))
    ):
        each.set(VALUE, called.get(each.get(VALUE), each.get(VALUE)))


def _styles(element: Any) -> Iterator[Any]:
    yield from list(element.iter(qn("w:style")))


def _marks(style: Any) -> Iterator[tuple[str, str]]:
    """What tells a style beside its id: its sort with its name, and that it is the default of its sort."""
    sort = style.get(qn("w:type"))
    yield from ((sort, name.get(VALUE).lower()) for name in style.iter(qn("w:name")))
    if style.get(qn("w:default")) in ("1", "true"):
        yield sort, ""


def _renumber(word: Document, style: Any) -> None:
    """Give the bullets of a style a list of their own among the template's lists."""
    for number in style.iter(qn("w:numId")):
        lists = word.part.numbering_part.element
        free = 1 + max((int(each.get(qn("w:numId"))) for each in lists.iter(qn("w:num"))), default=0)
        abstract = 1 + max((int(e.get(qn("w:abstractNumId"))) for e in lists.iter(qn("w:abstractNum"))), default=0)
        own = parse_xml(own_xml("numbering.xml"))
        bullets, named = own[0], own[1]
        bullets.set(qn("w:abstractNumId"), str(abstract))
        named.set(qn("w:numId"), str(free))
        named[0].set(qn("w:val"), str(abstract))
        number.set(qn("w:val"), str(free))
        first = next(iter(lists.iter(qn("w:num"))), None)
        lists.append(bullets) if first is None else first.addprevious(bullets)
        lists.append(named)
