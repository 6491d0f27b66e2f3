"""RTF: words, tables, footnotes and text boxes by the control words of the format; deleted words are left out."""

import re
from dataclasses import dataclass, field, replace

from pobratim.documents.document import BlockKind
from pobratim.documents.draft import Draft, Hint
from pobratim.documents.raised import raised
from pobratim.documents.rtf_paper import Edges, Paragraph, RtfPaper, Table, put_down
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument, DocumentTooLarge

LARGEST = 20_000_000
MOST_SIGNS = 2_000_000
MOST_LINES = 100_000
SIGN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+")
SKIPPED = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "revtbl"),
    *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "sp"),
    *("annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "shprslt", "nonesttables", "tc", "xe", "ftnsep"),
    *("ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "themedata", "datafield", "falt", "panose"),
}
APART = {"footnote": "note", "shptxt": "box", "nesttableprops": "row"}  # words that do not go on those around them
ENTERED = {*APART, "shpinst", "listtext", "pntext"}  # of these, others may be skipped by a reader; not here
CHARSETS = {161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}
CHARSETS |= {128: 932, 129: 949, 134: 936, 136: 950}
ROWS = {"cell", "nestcell", "row", "nestrow", "trowd", "trhdr", "clvmrg", "clmrg", "cellx"}
LETTERS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
LETTERS |= {"bullet": "•", "tab": " ", "line": "\n", "emspace": " ", "enspace": " ", "~": "\xa0", "_": "-"}


def read(source: Source) -> Content:
    """The text and blocks of an RTF."""
    if len(source.data) > LARGEST:
        raise DocumentTooLarge(path=source.name, reason=f"больше {LARGEST // 1_000_000} МБ")
    if source.data.count(b"\\") > MOST_SIGNS or source.data.count(b"\\par") > MOST_LINES:
        raise DocumentTooLarge(path=source.name, reason=f"больше {MOST_LINES} строк или слишком много знаков")
    if not source.data.rstrip(b"\x00\r\n\t ").endswith(b"}"):
        raise BrokenDocument(path=source.name, reason="файл не дочитывается до конца")
    reader = _Reader()
    reader.take(source.data.decode("latin-1"))
    return reader.content()


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until a group ends: what the words are for, and how they are written."""

    target: str = ""  # a destination: "" the text, "-" skipped, those of APART, "fonttbl", "stylesheet"
    codepage: str = "cp1251"
    unicode_skip: int = 1
    bold: bool = False
    hidden: bool = False  # or deleted


@dataclass(slots=True)
class _Flow:
    """Words in the making: a paragraph, and the paper that it will stand in."""

    paper: RtfPaper = field(default_factory=RtfPaper)
    words: list[str] = field(default_factory=list)
    depth: int = 0
    level: int | None = None
    strong: bool = True
    boxes: list[Paragraph | Table] = field(default_factory=list)

    def end(self, depth: int | None = None) -> None:
        """End the paragraph; the text boxes that hang on it follow."""
        words, strong = "".join(self.words), self.strong
        self.words, self.strong = [], True
        level = self.paper.at(self.depth if depth is None else depth)
        if words.strip():
            hint = Hint(strong=strong) if self.level is None else Hint(BlockKind.HEADING, self.level + 1)
            level.content.append(Paragraph(words, hint))
        level.content += self.boxes
        self.boxes = []


@dataclass(slots=True)
class _Reader:
    """A paper in the reading."""

    state: _State = _State()
    groups: list[tuple[_State, _Flow]] = field(default_factory=list)
    flow: _Flow = field(default_factory=_Flow)
    notes: list[list[Paragraph | Table]] = field(default_factory=list)
    pages: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)
    ansi: str = "cp1251"
    defined: int = 0
    starred: bool = False
    skip: int = 0
    kept: bytearray = field(default_factory=bytearray)

    def content(self) -> Content:
        """The text and blocks: notes stand at the end, each with its mark."""
        self.flow.end()
        draft = Draft()
        put_down(draft, self.flow.paper.content())
        for number, note in enumerate(self.notes, 1):
            words = "\n".join(each.words.strip() for each in note if isinstance(each, Paragraph))
            draft.paragraph(words, Hint(BlockKind.NOTE, marker=raised(number)))
        return draft.content()

    def take(self, text: str) -> None:
        """Read all signs."""
        position = 0
        while m := SIGN.match(text, position):
            position = m.end()
            word, number, code, sign, brace, words = m.groups()
            if words is not None or code is not None:
                self._letters(bytes.fromhex(code) if code else words.encode("latin-1"))
                continue
            self._flush()
            if word is not None:
                if word == "bin" and number:
                    position += max(int(number), 0)
                self._word(word, int(number) if number else None)
            elif brace is not None:
                self._open() if brace == "{" else self._shut()
            elif sign is not None:
                self._sign(sign)

    def _open(self) -> None:
        self.groups.append((self.state, self.flow))
        self.starred, self.skip = False, 0

    def _shut(self) -> None:
        self.starred, self.skip = False, 0
        if not self.groups:
            return
        state, flow = self.groups.pop()
        if flow is not self.flow:
            self.flow.end()
            content = self.flow.paper.content()
            (self.notes.append if self.state.target == "note" else flow.boxes.extend)(content)
        self.state, self.flow = state, flow

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign in "\\{}":
            self._letters(sign.encode())
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in LETTERS:
            self._write(LETTERS[sign])

    def _letters(self, data: bytes) -> None:
        """Keep words in the letters of the font; those that only repeat a letter of Unicode are skipped."""
        skipped = min(self.skip, len(data))
        self.skip -= skipped
        self.kept += data[skipped:]

    def _flush(self) -> None:
        """Write the words kept so far: some letters are of two bytes."""
        if self.kept:
            self._write(self.kept.decode(self.state.codepage, "replace"))
            self.kept.clear()

    def _write(self, words: str) -> None:
        state = self.state
        if state.target not in ("", "note", "box") or state.hidden:
            return
        self.flow.words.append(words)
        self.flow.strong = self.flow.strong and (state.bold or not words.strip())

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word in ENTERED:
            self._enter(word)
        elif starred or word in SKIPPED:
            self.state = replace(self.state, target=word if word in ("fonttbl", "stylesheet") else "-")
        elif self.state.target in ("fonttbl", "stylesheet"):
            self._define(word, number)
        elif self.state.target != "-":
            self._told(word, number)

    def _enter(self, word: str) -> None:
        """Enter the words of a note or a box, which stand apart from those around it, or what a row within says."""
        target = APART.get(word)
        if self.state.target == "-" or target is None:
            return
        if target != "row":
            self.flow = _Flow()
        self.state = replace(self.state, target=target)

    def _define(self, word: str, number: int | None) -> None:
        """Learn the letters of a font, or how deep a heading a style is."""
        fonts = self.state.target == "fonttbl"
        if (word == "f" and fonts) or (word == "s" and not fonts):
            self.defined = number or 0
        elif word == "fcharset" and number in CHARSETS:
            self.pages[self.defined] = f"cp{CHARSETS[number]}"
        elif word == "outlinelevel" and number is not None and number < 9:
            self.outlines[self.defined] = number

    def _told(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "u" and number is not None:
            self._write(chr(number % 65536))
            self.skip = self.state.unicode_skip
        elif word in LETTERS:
            self._write(LETTERS[word])
        elif word in ("chftn", "chftnsep") and self.state.target == "":
            self._write(raised(len(self.notes) + 1) if word == "chftn" else "")
        elif word == "plain":
            self.state = replace(self.state, bold=False, hidden=False, codepage=self.ansi)
        elif word == "b":
            self.state = replace(self.state, bold=on)
        elif word in ("v", "deleted"):
            self.state = replace(self.state, hidden=on)
        elif word == "f":
            self.state = replace(self.state, codepage=self.pages.get(number or 0, self.ansi))
        elif word == "uc":
            self.state = replace(self.state, unicode_skip=max(number or 0, 0))
        elif word == "ansicpg" and number:
            self.ansi = _known(f"cp{number}")
            self.state = replace(self.state, codepage=self.ansi)
        else:
            self._laid(word, number)

    def _laid(self, word: str, number: int | None) -> None:
        """Paragraphs and tables."""
        flow = self.flow
        if word in ("par", "sect"):
            flow.end()
        elif word == "pard":
            flow.depth, flow.level = 0, None
        elif word == "intbl":
            flow.depth = max(flow.depth, 1)
        elif word == "itap":
            flow.depth = max(number or 0, 0)
        elif word in ("s", "outlinelevel"):
            level = self.outlines.get(number or 0) if word == "s" else number
            flow.level = level if level is not None and level < 9 else None
        elif word in ROWS:
            nested = word in ("nestcell", "nestrow") or self.state.target == "row"
            self._row(word, number, max(flow.depth, 2) if nested else 1)

    def _row(self, word: str, number: int | None, depth: int) -> None:
        """A row and its cells; what it says of them may stand before them, and again behind."""
        if word in ("cell", "nestcell"):
            self.flow.end(depth)
            self.flow.paper.at(depth).end_cell()
        row = self.flow.paper.at(depth)
        if word in ("row", "nestrow"):
            row.end_row()
        elif word == "trowd":
            row.edges = Edges()
        elif word == "trhdr":
            row.edges.header = True
        elif word in ("clvmrg", "clmrg"):
            row.edges.covers = "above" if word == "clvmrg" else "before"
        elif word == "cellx" and number is not None:
            row.edges.edge(number)


def _known(codepage: str) -> str:
    try:
        "".encode(codepage)
    except LookupError:
        return "cp1251"
    return codepage
