"""HTML: the main text of a page; menus, breadcrumbs, footers and scripts are left out."""

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.documents.document import BlockKind
from pobratim.documents.draft import Cell, Draft, Hint
from pobratim.documents.encodings import decode
from pobratim.documents.raised import raised
from pobratim.documents.source import Content, Source
from pobratim.errors import DocumentTooLarge, EmptyDocument, UnknownFormat

DROPPED = {
    *("script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "iframe", "form", "button", "head"),
    *("select", "object", "canvas", "audio", "video", "dialog", "menu", "math", "textarea", "input", "del"),
}
ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "complementary"}
NAMES = re.compile(
    r"(?:^|[\s_-])(?:\w*menu\w*|\w*nav(?=$|[\s_-])|bread-?crumbs?|crumbs?|nav(?:bar|igation)?|footer|sidebar|cookies?|share|social|pag(?:er|ination)|"
    r"skip-?link|advert|banner|related|popup|modal|toolbar|copyright|visually-hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
TITLES = ("h1", "h2", "h3")
MOSTLY = 0.75
BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "blockquote", "address", "figure", "figcaption", "pre", "hr"),
    *(
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "body",
        "center",
        "fieldset",
        "details",
        "summary",
        *HEADINGS,
    ),
}
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
MARK = re.compile(r"\s*\[?(\d{1,3})[\])]?\s*")  # of a footnote
MOST_TAGS = 400_000
MOST_LETTERS = 10_000_000
SPACE = re.compile(r"\s+")


def read(source: Source) -> Content:
    """The text and blocks of a page."""
    text = _decode(source.data)
    if text is None:
        raise UnknownFormat(path=source.name, known="HTML")
    return of_html(text, source.name)


def of_html(text: str, name: str, title: str = "") -> Content:
    """The text and blocks of a page that is decoded, below its title where it has one of its own."""
    if text.count("<") > MOST_TAGS or len(text) > MOST_LETTERS:
        raise DocumentTooLarge(
            path=name, reason=f"больше {MOST_LETTERS // 1_000_000} млн знаков или слишком много частей"
        )
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser)
    if root is None:
        raise EmptyDocument(path=name)
    page = _Page(_marks(root))
    page.draft.paragraph(title)
    page.headed = next(root.iter(*TITLES), None) is None
    page.walk(_main(root))
    page.flush()
    return page.draft.content()


def _decode(data: bytes) -> str | None:
    if (named := CHARSET.search(data[:4096])) and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the page's own words."""
    body = root.find("body")
    body = root if body is None else body
    marked = [e for e in body.iter("main", "article") if _size(e)]
    marked += [e for e in body.iter("div", "section") if e.get("role") == "main"]
    best = max(marked, key=_size, default=None)
    return best if best is not None and _size(best) >= 0.3 * _size(body) else body


def _is_menu(element: etree._Element) -> bool:
    """Whether an element is hardly more than links: above the first heading of a page, that is a menu."""
    if element.tag not in ("ul", "ol", "div", "td", "section", "p", "table", "tr"):
        return False
    links = [len("".join(map(str, a.itertext())).strip()) for a in element.iter("a")]
    told = sum(len(str(words).strip()) for words in element.itertext())
    return len(links) > 1 and sum(links) > MOSTLY * told


def _marks(root: etree._Element) -> dict[str, str]:
    """The marks of footnotes by the names of the places that they lead to."""
    links = (
        (a.get("href", "")[1:], MARK.fullmatch("".join(map(str, a.itertext()))))
        for a in root.iter("a")
        if _leads_within(a)
    )
    return {name: raised(m[1]) for name, m in links if m}


def _leads_within(element: etree._Element) -> bool:
    """Whether an element is a link to a place on the same page."""
    return element.tag == "a" and len(element.get("href", "")) > 1 and element.get("href", "").startswith("#")


def _size(element: etree._Element) -> int:
    return sum(
        len(words) for words in element.itertext("p", "li", "td", "h1", "h2", "h3", "div", "a", "main", "article")
    )


def _is_dropped(element: etree._Element) -> bool:
    if element.tag in DROPPED or element.get("role") in ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or HIDDEN.search(element.get("style", "")):
        return True
    if element.tag == "header" and element.find(".//h1") is None:
        return (parent := element.getparent()) is not None and parent.tag == "body"
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in ("div", "ul", "ol", "section", "p", "span", "table") and bool(NAMES.search(named))


@dataclass(slots=True)
class _Page:
    """A page in the reading: words gather until a block ends."""

    marks: dict[str, str] = field(default_factory=dict)
    headed: bool = True
    draft: Draft = field(default_factory=Draft)
    words: list[str] = field(default_factory=list)
    hint: Hint = field(default_factory=Hint)
    lists: list[list[int | str]] = field(default_factory=list)

    def flush(self) -> None:
        """Put down the words gathered so far."""
        text = "".join(self.words)
        self.words = []
        if text.strip():
            self.draft.paragraph(text, self.hint)
            self.hint = Hint()

    def walk(self, element: etree._Element) -> None:
        """Put down an element's words, in order."""
        self.headed = self.headed or element.tag in TITLES
        if isinstance(element.tag, str) and not _is_dropped(element) and (self.headed or not _is_menu(element)):
            if element.tag in BLOCKS:
                self.flush()
                self._block(element)
                self.flush()
                self.hint = Hint()
            elif element.tag == "br":
                self.words.append("\n")
            elif element.tag == "sup" or _leads_within(element):
                self._mark(element)
            else:
                self._inside(element)

    def _inside(self, element: etree._Element) -> None:
        keeps = element.tag == "pre"
        self.words.append(_space(element.text, keeps))
        for child in element:
            self.walk(child)
            self.words.append(_space(child.tail, keeps))

    def _mark(self, element: etree._Element) -> None:
        """Words raised above the line, or a link within the page: those that are a number are the mark of a note."""
        words = "".join(map(str, element.itertext()))
        if m := MARK.fullmatch(words):
            self.words.append(raised(m[1]))
        elif element.tag == "sup" or any(map(str.isalnum, words)):
            self._inside(element)

    def _block(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "table":
            self._table(element)
        elif tag in ("ul", "ol"):
            kept, self.hint = self.hint, Hint()
            start = element.get("start", "1")
            self.lists.append([tag, int(start) - 1 if start.isdigit() else 0])
            self._inside(element)
            self.lists.pop()
            self.hint = kept if kept.kind is None else Hint()
        else:
            if tag in HEADINGS:
                self.hint = Hint(BlockKind.HEADING, HEADINGS[tag])
            elif element.get("id") in self.marks:
                self.hint = Hint(BlockKind.NOTE, marker=self.marks[element.get("id", "")])
            elif tag == "li" and self.lists:
                self.hint = Hint(BlockKind.LIST_ITEM, len(self.lists), self._marker())
            elif self.hint.kind is None:
                self.hint = Hint(strong=_is_strong(element))
            self._inside(element)

    def _marker(self) -> str:
        kind, count = self.lists[-1]
        self.lists[-1][1] = int(count) + 1
        return "•" if kind == "ul" else f"{int(count) + 1}."

    def _table(self, table: etree._Element) -> None:
        rows = [r for r in table.iter("tr") if next(r.iterancestors("table"), None) is table]
        cells = [[c for c in row if c.tag in ("td", "th")] for row in rows]
        nested = any(next(c.iter("table"), None) is not None for row in cells for c in row)
        for caption in table.findall("caption"):
            self.walk(caption)
        if nested or max((len(row) for row in cells), default=0) <= 1:
            for row in cells:
                for cell in row:
                    self._inside(cell)
                    self.flush()
            return
        self.draft.table(_grid(cells))


def _grid(rows: list[list[etree._Element]]) -> list[list[Cell]]:
    """Cells with their columns, past those that merged cells above and before them cover."""
    covered: dict[tuple[int, int], bool] = {}
    grid: list[list[Cell]] = []
    for r, row in enumerate(rows):
        column, found = 0, []
        header = (
            all(c.tag == "th" for c in row) or next(row[0].iterancestors("thead"), None) is not None if row else False
        )
        for cell in row:
            while (r, column) in covered:
                column += 1
            wide, high = _number(cell.get("colspan")), _number(cell.get("rowspan"))
            covered |= {(r + i, column + j): True for i in range(high) for j in range(wide)}
            inner = _Page()
            inner.words.append(_cell_words(cell))
            found.append(Cell("".join(inner.words), column, header, high))
            column += wide
        grid.append(found)
    return grid


def _cell_words(cell: etree._Element) -> str:
    page = _Page()
    page._inside(cell)
    page.flush()
    return "".join(page.draft.parts).strip()


def _number(text: str | None) -> int:
    return min(max(int(text), 1), 200) if text and text.isdigit() else 1


def _space(text: str | None, keeps: bool) -> str:
    return (
        "" if not text else text if keeps else SPACE.sub(" ", text.replace("\xa0", "\ue000")).replace("\ue000", "\xa0")
    )


def _is_strong(element: etree._Element) -> bool:
    """Whether all words of a paragraph stand in bold type."""
    if element.tag not in ("p", "div", "td") or (element.text or "").strip():
        return False
    children = [c for c in element if isinstance(c.tag, str) and c.tag != "br"]
    return bool(children) and all(c.tag in ("b", "strong") and not (c.tail or "").strip() for c in children)
