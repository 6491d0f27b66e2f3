"""Several PDFs that typst set, bound into one: pages, tags, identifiers and outlines of all, one tree of each.

typst writes every object by itself, its dictionary in one piece before the stream, so an object is renumbered by its
own bytes. The first numbers of the new file are kept for what holds the parts together.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

CATALOG, PAGES, TAGS, PAPER, OUTLINES = 1, 2, 3, 4, 5
TOKEN = re.compile(
    rb"<[0-9A-Fa-f]+>|\b(\d+) 0 R|\(((?:U\d+x\d+y|Note )\d+)\)|(/StructParents? )(\d+)|\((?:[^()\\]|\\.)*\)", re.DOTALL
)
END = b"endobj\n"
NUMBERS = re.compile(rb"xref\n0 \d+\n(.*?)trailer\n(.*?)\nstartxref", re.DOTALL)
MARKS, NAMES = re.compile(rb"(\d+) (\d+ 0 R)"), re.compile(rb"(\([^)]*\))(\d+ 0 R)")


@dataclass
class Bound:
    """The objects so far (the number of each is its place), and what the parts add to the trees."""

    objects: list[bytes] = field(default_factory=lambda: [b""] * (OUTLINES + 1))
    catalog: bytes = b""
    trailer: bytes = b""
    roles: bytes = b""
    pages: list[int] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    marks: list[bytes] = field(default_factory=list)
    names: list[bytes] = field(default_factory=list)
    leaves: int = 0
    outlined: int = 0
    next_mark: int = 0


def page_count(paper: bytes) -> int:
    """How many pages a PDF that typst set has."""
    return int(_found(rb"/Type/Pages/Count (\d+)", paper))


def bind(parts: Iterable[bytes]) -> bytes:
    """One PDF with the pages of all parts in order; what it says of itself is what the first part says."""
    bound = Bound()
    for place, part in enumerate(parts):
        _add(bound, place, part)
    _close(bound)
    return _written(bound)


def _add(bound: Bound, place: int, part: bytes) -> None:
    """Take in the objects of a part; those that hold a file together are told apart and left out."""
    table = NUMBERS.search(part)
    assert table  # noqa: S101  typst writes one
    starts = [int(line[:10]) for line in table[1].splitlines()[1:]]
    bodies = [
        part[part.index(b"obj\n", start) + 4 : end].removesuffix(END)
        for start, end in zip(starts, [*starts[1:], table.start()], strict=True)
    ]
    base = len(bound.objects) - 1
    root = bodies[int(_found(rb"/Root (\d+)", table[2])) - 1]
    tags, outlines = _number(root, b"StructTreeRoot"), _number(root, b"Outlines")
    moved = {tags: TAGS, outlines: OUTLINES}

    references = [b"%d 0 R" % moved.get(number, base + number) for number in range(len(bodies) + 1)]

    def shifted(token: re.Match[bytes]) -> bytes:
        if token[1]:
            return references[int(token[1])]
        if token[2]:
            return b"(%04d %s)" % (place, token[2])
        return b"%s%d" % (token[3], bound.next_mark + int(token[4])) if token[3] else token[0]

    cut = [body.partition(b"\nstream\n") for body in bodies]
    told = TOKEN.sub(shifted, END.join(told for told, _, _ in cut)).split(END)
    bound.objects += [each + stream + rest for each, (_, stream, rest) in zip(told, cut, strict=True)]
    if not place:
        bound.catalog, bound.trailer = bound.objects[base + bodies.index(root) + 1], TOKEN.sub(shifted, table[2])
    _take_pages(bound, base + _number(root, b"Pages"))
    if outlines:
        _take_outlines(bound, bound.objects[base + outlines])
    _take_tags(bound, bound.objects[base + tags])
    for number in (base + tags, base + outlines if outlines else 0, base + bodies.index(root) + 1):
        bound.objects[number] = b"null\n"


def _take_pages(bound: Bound, number: int) -> None:
    bound.pages.append(number)
    bound.leaves += page_count(bound.objects[number])
    bound.objects[number] = _with(bound.objects[number], b"/Parent %d 0 R" % PAGES)


def _take_outlines(bound: Bound, outlines: bytes) -> None:
    first, last = _number(outlines, b"First"), _number(outlines, b"Last")
    if not first:
        return
    bound.outlined += abs(int(_found(rb"/Count (-?\d+)", outlines)))
    if bound.headings:
        before = bound.headings[-1][1]
        bound.objects[before] = _with(bound.objects[before], b"/Next %d 0 R" % first)
        bound.objects[first] = _with(bound.objects[first], b"/Prev %d 0 R" % before)
    bound.headings.append((first, last))


def _take_tags(bound: Bound, tags: bytes) -> None:
    """The tree of tags of a part becomes a part of one paper; its marks count on from those before."""
    paper = _number(tags, b"K\\[")
    bound.papers.append(paper)
    element = bound.objects[paper].replace(b"/S/Document/P %d 0 R" % TAGS, b"/S/Part/P %d 0 R" % PAPER, 1)
    bound.objects[paper] = element
    bound.roles = bound.roles or _found(rb"(/RoleMap<<.*?>>)", tags)
    marks, names = _found(rb"/Nums\[(.*?)\]", tags), _found(rb"/Names\[(.*?)\]", tags)
    bound.marks += [b"%d %s" % (bound.next_mark + int(key), to) for key, to in MARKS.findall(marks)]
    bound.names += [name + to for name, to in NAMES.findall(names)]
    bound.next_mark += int(_found(rb"/ParentTreeNextKey (\d+)", tags))


def _close(bound: Bound) -> None:
    """Write what holds the parts together."""
    kids, papers = (b" ".join(b"%d 0 R" % each for each in some) for some in (bound.pages, bound.papers))
    first, last = bound.headings[0][0], bound.headings[-1][1]
    marks = b"/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d" % (b" ".join(bound.marks), bound.next_mark)
    names = b"/IDTree<</Names[%s]>>" % b"".join(bound.names) if bound.names else b""
    tags = bound.roles + marks + names
    bound.objects[CATALOG] = re.sub(rb"/Pages \d+ 0 R", b"/Pages %d 0 R" % PAGES, bound.catalog)
    bound.objects[PAGES] = b"<</Type/Pages/Count %d/Kids[%s]>>\n" % (bound.leaves, kids)
    bound.objects[TAGS] = b"<</Type/StructTreeRoot/K[%d 0 R]%s>>\n" % (PAPER, tags)
    bound.objects[PAPER] = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>\n" % (TAGS, papers)
    bound.objects[OUTLINES] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>\n" % (first, last, bound.outlined)


def _written(bound: Bound) -> bytes:
    """The bytes of the file with its table of places."""
    said, at, places = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15, []
    for number, body in enumerate(bound.objects[1:], 1):
        places.append(b"%010d 00000 n \n" % at)
        said.append(b"%d 0 obj\n%s%s" % (number, body, END))
        at += len(said[-1])
    size = len(bound.objects)
    trailer = re.sub(rb"/Root \d+ 0 R", b"/Root %d 0 R" % CATALOG, bound.trailer)
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, trailer)
    said += [b"xref\n0 %d\n0000000000 65535 f \n" % size, *places]
    return b"".join(said) + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, at)


def _with(element: bytes, more: bytes) -> bytes:
    """A dictionary with one entry more."""
    return element.replace(b"<<", b"<<" + more, 1)


def _number(element: bytes, key: bytes) -> int:
    """The number of the object that a key refers to; 0 where there is none."""
    return int(_found(rb"/" + key + rb" ?(\d+) 0 R", element) or 0)


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text, re.DOTALL)
    return found[1] if found else b""
