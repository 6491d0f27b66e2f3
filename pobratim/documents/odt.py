"""ODT: paragraphs, lists, tables and footnotes from the text's own part; deleted words are kept elsewhere there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pobratim.documents.archive import open_zip, parse, part
from pobratim.documents.document import BlockKind
from pobratim.documents.draft import Cell, Draft, Hint, lays_out
from pobratim.documents.raised import raised
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument, EncryptedDocument

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
T, TABLE, STYLE = f"{{{OASIS}text:1.0}}", f"{{{OASIS}table:1.0}}", f"{{{OASIS}style:1.0}}"
OFFICE, DRAW = f"{{{OASIS}office:1.0}}", f"{{{OASIS}drawing:1.0}}"
BOLD = f"{{{OASIS}xsl-fo-compatible:1.0}}font-weight"
SKIPPED = {T + "note", OFFICE + "annotation", T + "tracked-changes", DRAW + "text-box"}
CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
MOST_CELLS = 100  # that one covers
WRAPPERS = {T + "section", T + "index-body", T + "list-header"}


def read(source: Source) -> Content:
    """The text and blocks of an ODT."""
    with open_zip(source) as archive:
        manifest = part(archive, "META-INF/manifest.xml", source) or b""
        if b"encryption-data" in manifest:
            raise EncryptedDocument(path=source.name)
        data = part(archive, "content.xml", source)
        styles = part(archive, "styles.xml", source)
    if data is None:
        raise BrokenDocument(path=source.name, reason="внутри нет текста документа")
    root = parse(data, source)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    paper = _Paper()
    for known in (root, parse(styles, source) if styles else root):
        paper.learn(known)
    if body is not None:
        paper.take(body)
    for mark, words in paper.notes:
        paper.draft.paragraph(words, Hint(BlockKind.NOTE, marker=mark))
    return paper.draft.content()


@dataclass(slots=True)
class _Paper:
    """A paper in the reading."""

    draft: Draft = field(default_factory=Draft)
    bold: set[str] = field(default_factory=set)
    numbered: dict[tuple[str, int], str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def learn(self, root: etree._Element) -> None:
        """Remember the styles that are bold and the lists that are numbered."""
        for style in root.iter(STYLE + "style"):
            if any(p.get(BOLD) == "bold" for p in style.iter(STYLE + "text-properties")):
                self.bold.add(style.get(STYLE + "name", ""))
        for style in root.iter(T + "list-style"):
            for level in style.iter(T + "list-level-style-number"):
                key = style.get(STYLE + "name", ""), int(level.get(T + "level", "1"))
                self.numbered[key] = level.get(STYLE + "num-suffix", ".")

    def take(self, parent: etree._Element) -> None:
        """Put down the paragraphs, lists and tables of a part, in order."""
        for element in parent:
            if element.tag == T + "h":
                level = element.get(T + "outline-level", "1")
                self._put(element, Hint(BlockKind.HEADING, int(level) if level.isdigit() else 1))
            elif element.tag == T + "p":
                self._put(element, Hint(strong=self._is_bold(element)))
            elif element.tag == T + "list":
                self._list(element, 1, element.get(T + "style-name", ""))
            elif element.tag == TABLE + "table":
                self._table(element)
            elif element.tag in WRAPPERS:
                self.take(element)

    def _put(self, element: etree._Element, hint: Hint) -> None:
        self.draft.paragraph(self._words(element), hint)
        for box in element.iter(DRAW + "text-box"):
            self.take(box)

    def _list(self, element: etree._Element, level: int, style: str) -> None:
        count = 0
        for item in element:
            first = True
            count += item.tag == T + "list-item"
            for child in item:
                if child.tag == T + "list":
                    self._list(child, level + 1, child.get(T + "style-name") or style)
                elif child.tag == T + "h":
                    self._put(child, Hint(BlockKind.HEADING, level, f"{count}."))
                elif child.tag == T + "p":
                    suffix = self.numbered.get((style, level))
                    marker = "•" if suffix is None else f"{count}{suffix}"
                    self._put(child, Hint(BlockKind.LIST_ITEM, level, marker) if first else Hint())
                first = False

    def _is_bold(self, element: etree._Element) -> bool:
        if element.get(T + "style-name") in self.bold:
            return True
        spans = [c for c in element if c.tag == T + "span" and self._words(c).strip()]
        loose = (element.text or "") + "".join(c.tail or "" for c in element)
        return bool(spans) and not loose.strip() and all(c.get(T + "style-name") in self.bold for c in spans)

    def _words(self, element: etree._Element) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag == T + "note":
                yield self._note(child)
            elif child.tag in (T + "s", T + "tab"):
                yield " "
            elif child.tag == T + "line-break":
                yield "\n"
            elif child.tag not in SKIPPED and isinstance(child.tag, str):
                yield from self._pieces(child)
            yield child.tail or ""

    def _note(self, note: etree._Element) -> str:
        body = note.find(T + "note-body")
        mark = raised(len(self.notes) + 1)
        self.notes.append((mark, "\n".join(self._words(p) for p in body.iter(T + "p")) if body is not None else ""))
        return mark

    def _table(self, table: etree._Element) -> None:
        rows = [row for row in table.iter(TABLE + "table-row") if next(row.iterancestors(TABLE + "table")) is table]
        cells = [[c for c in row if c.tag in CELLS] for row in rows]
        nested = any(next(c.iter(TABLE + "table"), None) is not None for row in cells for c in row)
        if lays_out(max(map(len, cells), default=0), len(rows), nested):
            for cell in (c for row in cells for c in row):
                self.take(cell)
            return
        self.draft.table([self._row(row, found) for row, found in zip(rows, cells, strict=True)])

    def _row(self, row: etree._Element, cells: list[etree._Element]) -> list[Cell]:
        parent = row.getparent()
        header = parent is not None and parent.tag == TABLE + "table-header-rows"
        column, found = 0, list[Cell]()
        for cell in cells:
            if cell.tag == TABLE + "table-cell":
                words = "\n".join(self._words(p) for p in cell.iter(T + "p"))
                found.append(Cell(words, column, header, _number(cell.get(TABLE + "number-rows-spanned"))))
            column += _number(cell.get(TABLE + "number-columns-repeated"))
        return found


def _number(text: str | None) -> int:
    return min(max(int(text), 1), MOST_CELLS) if text and text.isdigit() else 1
