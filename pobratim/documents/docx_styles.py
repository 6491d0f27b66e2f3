"""Styles and numbering of DOCX: what makes a paragraph a heading or an item, and the number it bears."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"(?:heading|заголовок|überschrift)\s*(\d)$", re.IGNORECASE)
TITLE = re.compile(r"(?:title|название|titel)$", re.IGNORECASE)
LETTERS = {"russianLower": "абвгдежзиклмнопрстуфхцчшщэюя", "lowerLetter": "abcdefghijklmnopqrstuvwxyz"}
ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def value(element: etree._Element | None, path: str) -> str | None:
    """The `w:val` of a descendant."""
    found = element.find("/".join(W + step for step in path.split("/"))) if element is not None else None
    return None if found is None else found.get(W + "val", "")


def on(element: etree._Element | None, path: str) -> bool | None:
    """Whether a switch is on; none when it is not named."""
    said = value(element, path)
    return None if said is None else said not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Styles:
    """Styles by identifier."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str | None = None

    def chain(self, name: str | None) -> Iterator[etree._Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name and name in self.elements and name not in seen:
            seen.add(name)
            yield self.elements[name]
            name = value(self.elements[name], "basedOn")

    def heading(self, name: str | None) -> int:
        """The level of the heading that a style makes, 0 for none."""
        for style in self.chain(name):
            if (level := value(style, "pPr/outlineLvl")) and level.isdigit() and int(level) < 9:
                return int(level) + 1
            title = value(style, "name") or ""
            if m := HEADING.match(title):
                return int(m[1])
            if TITLE.match(title):
                return 1
        return 0

    def numbering(self, name: str | None) -> tuple[str | None, str | None]:
        """The list and the depth in it that a style gives."""
        number = depth = None
        for style in self.chain(name):
            number = number or value(style, "pPr/numPr/numId")
            depth = depth or value(style, "pPr/numPr/ilvl")
        return number, depth

    def bold(self, name: str | None) -> bool:
        """Whether a style is bold."""
        return next((said for s in self.chain(name) if (said := on(s, "rPr/b")) is not None), False)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a paper."""
    styles = Styles()
    for element in root.iterfind(W + "style") if root is not None else ():
        if element.get(W + "type") in (None, "paragraph"):
            styles.elements[element.get(W + "styleId", "")] = element
            if element.get(W + "default") in ("1", "true"):
                styles.default = element.get(W + "styleId")
    return styles


@dataclass(slots=True)
class Numbering:
    """Lists by number: the look of every depth, and the count so far."""

    levels: dict[str, dict[int, etree._Element]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def marker(self, number: str, depth: int) -> str:
        """The next marker of a list at a depth, as Word shows it."""
        look = self.levels.get(number, {}).get(depth)
        form, pattern = value(look, "numFmt") or "bullet", value(look, "lvlText") or ""
        if form == "none":
            return ""
        if form == "bullet":
            return pattern if pattern and pattern in "–—-•*✓" else "•"
        counts = self.counts.setdefault(self.shared.get(number, number), [])
        for d in range(len(counts), depth + 1):
            counts.append(self._start(number, d) - 1)
        del counts[depth + 1 :]
        counts[depth] += 1
        return re.sub(r"%(\d)", lambda m: self._numeral(number, int(m[1]) - 1, counts), pattern or "%1.")

    def _start(self, number: str, depth: int) -> int:
        start = value(self.levels.get(number, {}).get(depth), "start") or "1"
        return int(start) if start.isdigit() else 1

    def _numeral(self, number: str, depth: int, counts: list[int]) -> str:
        if not 0 <= depth < len(counts):
            return ""
        form = value(self.levels.get(number, {}).get(depth), "numFmt") or "decimal"
        return numeral(max(counts[depth], self._start(number, depth)), form)


def numeral(count: int, form: str) -> str:
    """A count written as a numeral of a form."""
    small = form[0].lower() + form[1:].replace("Upper", "Lower") if form else form
    small = small.replace("upper", "lower")
    if small in LETTERS:
        letters = LETTERS[small]
        written = letters[(count - 1) % len(letters)]
    elif small == "lowerRoman":
        written, rest = "", count
        for worth, sign in ROMANS:
            written, rest = written + sign * (rest // worth), rest % worth
    else:
        return f"{count:02d}" if form == "decimalZero" else str(count)
    return written.upper() if "pper" in form else written


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of a paper."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {a.get(W + "abstractNumId"): a for a in root.iterfind(W + "abstractNum")}
    for num in root.iterfind(W + "num"):
        number, base = num.get(W + "numId", ""), value(num, "abstractNumId")
        looks = list(abstract[base].iterfind(W + "lvl")) if base in abstract else []
        looks += [x for o in num.iterfind(W + "lvlOverride") for x in o.iterfind(W + "lvl")]
        numbering.levels[number] = {int(x.get(W + "ilvl", "0")): x for x in looks}
        if base and num.find(W + "lvlOverride") is None:
            numbering.shared[number] = f"abstract {base}"
    return numbering
