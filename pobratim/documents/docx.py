"""DOCX: paragraphs, lists, tables, footnotes and text boxes in the order of the paper; deleted words are left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pobratim.documents.archive import open_zip, parse, part
from pobratim.documents.document import BlockKind
from pobratim.documents.docx_styles import Numbering, Styles, W, on, read_numbering, read_styles, value
from pobratim.documents.draft import Cell, Draft, Hint, lays_out
from pobratim.documents.raised import raised
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument

DELETED = {W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "rPr"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}


def read(source: Source) -> Content:
    """The text and blocks of a DOCX."""
    with open_zip(source) as archive:
        parts = {name: part(archive, f"word/{name}.xml", source) for name in ("document", "styles", "numbering")}
        notes = [(n, part(archive, f"word/{n}.xml", source)) for n in ("footnotes", "endnotes")]
    if parts["document"] is None:
        raise BrokenDocument(path=source.name, reason="внутри нет текста документа")
    roots = {name: parse(data, source) if data else None for name, data in parts.items()}
    paper = _Paper(read_styles(roots["styles"]), read_numbering(roots["numbering"]))
    body = roots["document"].find(W + "body") if roots["document"] is not None else None
    if body is not None:
        paper.take(body)
    for _name, data in notes:
        if data:
            paper.footnotes(parse(data, source))
    return paper.draft.content()


@dataclass(slots=True)
class _Paper:
    """A paper in the reading."""

    styles: Styles
    numbering: Numbering
    draft: Draft = field(default_factory=Draft)
    carried: str = ""
    referred: dict[str, str] = field(default_factory=dict)

    def take(self, parent: etree._Element) -> None:
        """Put down the paragraphs and tables of a part, in order."""
        for element in parent:
            if element.tag == W + "p":
                self._paragraph(element)
            elif element.tag == W + "tbl":
                self._table(element)
            elif element.tag in WRAPPERS:
                self.take(element)

    def footnotes(self, root: etree._Element) -> None:
        """Put down the footnotes that the text refers to."""
        for note in root:
            mark = self.referred.get(f"{note.tag}{note.get(W + 'id')}")
            if mark:
                words = "\n".join(self._words(p) for p in note.iter(W + "p"))
                self.draft.paragraph(words, Hint(BlockKind.NOTE, marker=mark))

    def _paragraph(self, element: etree._Element) -> None:
        words = self.carried + self._words(element)
        self.carried = ""
        properties = element.find(W + "pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried = words
        elif words.strip():
            self.draft.paragraph(words, self._hint(element, properties))
        for box in _boxes(element):
            self.take(box)

    def _hint(self, element: etree._Element, properties: etree._Element | None) -> Hint:
        style = value(properties, "pStyle") or self.styles.default
        number, depth = self.styles.numbering(style)
        number = value(properties, "numPr/numId") or number
        depth = value(properties, "numPr/ilvl") or depth or "0"
        marker = ""
        if number and number != "0" and depth.isdigit():
            marker = self.numbering.marker(number, min(int(depth), 8))
        outline = value(properties, "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else self.styles.heading(style)
        if level:
            return Hint(BlockKind.HEADING, level, marker)
        if marker:
            return Hint(BlockKind.LIST_ITEM, int(depth) + 1, marker)
        return Hint(strong=_is_bold(element, self.styles.bold(style)))

    def _words(self, element: etree._Element) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in DELETED or tag == FALLBACK or tag == W + "txbxContent":
                continue
            if tag == W + "t":
                yield child.text or ""
            elif tag == W + "r" and on(child, "rPr/vanish"):
                continue
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                yield self._reference(child)
            elif tag in SIGNS:
                yield "" if child.get(W + "type") == "page" else SIGNS[str(tag)]
            else:
                yield from self._pieces(child)

    def _reference(self, element: etree._Element) -> str:
        kind = W + ("footnote" if element.tag == W + "footnoteReference" else "endnote")
        mark = raised(len(self.referred) + 1)
        return self.referred.setdefault(f"{kind}{element.get(W + 'id')}", mark)

    def _table(self, table: etree._Element) -> None:
        rows = list(_rows(table))
        cells = [list(_cells(row)) for row in rows]
        widest = max((len(row) for row in cells), default=0)
        nested = any(next(c.iter(W + "tbl"), None) is not None for row in cells for c in row)
        if lays_out(widest, len(rows), nested):
            for row in cells:
                for cell in row:
                    self.take(cell)
            return
        merged: dict[int, tuple[list[Cell], int]] = {}
        self.draft.table([self._row(row, found, merged) for row, found in zip(rows, cells, strict=True)])

    def _row(
        self, row: etree._Element, cells: list[etree._Element], merged: dict[int, tuple[list[Cell], int]]
    ) -> list[Cell]:
        """The cells of a row; one that goes on with a cell above makes that higher, `merged` telling where it is."""
        header = bool(on(row, "trPr/tblHeader"))
        column = int(value(row, "trPr/gridBefore") or 0)
        found: list[Cell] = []
        for cell in cells:
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is None or merge.get(W + "val") == "restart":
                words = "\n".join(self._words(p) for p in cell.iter(W + "p"))
                merged[column] = found, len(found)
                found.append(Cell(words, column, header))
            elif column in merged:
                above, at = merged[column]
                above[at] = replace(above[at], height=above[at].height + 1)
            column += int(value(cell, "tcPr/gridSpan") or 1)
        return found


SIGNS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == W + "tr" and child.find(f"{W}trPr/{W}del") is None:
            yield child
        elif child.tag in WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in WRAPPERS:
            yield from _cells(child)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes anchored in a paragraph, each once."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag != FALLBACK:
            yield from _boxes(child)


def _is_bold(element: etree._Element, inherited: bool) -> bool:
    runs = [r for r in element.iter(W + "r") if "".join(t.text or "" for t in r.iter(W + "t")).strip()]
    return bool(runs) and all(inherited if (said := on(r, "rPr/b")) is None else said for r in runs)
