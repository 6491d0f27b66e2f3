"""Ties in the wikitext of Wikipedia: a list of the twin towns of a country, or the article of one town.

The home of an item is the heading or the bold line above it; in an article only the section of twin towns is read and
the home is its subject. The country of a partner is the words after its name, else the flag before it. What is struck
out, said to be over, or stands in a section of former partners has ended.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pycountry

from pobratim.errors import ExtraMissing
from pobratim.network.countries import country_code
from pobratim.network.graph import Node
from pobratim.places.countries import find_countries

LONGEST = 2000  # characters of a line; what is longer is no item of a list
ASIDE = re.compile(r"<!--(?:(?!<!--).)*?-->|<ref[^<>]*/>|<ref[^<>]*>(?:(?!<ref).)*?</ref>", re.DOTALL | re.IGNORECASE)
HEADING = re.compile(r"={2,6}\s*(.+?)\s*={2,6}\s*")
BOLD = re.compile(r"[;*:]?\s*'''([^']+)'''\s*[:.]?\s*(?:\{\{[^{}]*\}\}\s*)*")
TWINNED = re.compile(r"twin|sister|partner|побратим|партн[её]р|породн", re.IGNORECASE)
ASIDES = re.compile(
    r"references?|notes?|see also|external links|sources|примечания|ссылки|литература|см\. также", re.IGNORECASE
)
FORMER = re.compile(r"former|ended|terminated|бывш|прекра", re.IGNORECASE)
OVER = re.compile(
    r"\b(?:until|till|ended|terminated|suspended|former)\b|\d{4}\s*[–—-]\s*\d{4}"
    r"|\bдо \d{4}|прекращ|расторг|приостанов|бывш",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[,;—–]|\s-\s")
BRACKETS = re.compile(r"\(([^()]*)\)|\[[^\[\]]*\]")
STRUCK = ("s", "del", "strike")
FLAG = re.compile(r"flag|флаг", re.IGNORECASE)
# Codes of sport, which templates of flags take: https://en.wikipedia.org/wiki/List_of_IOC_country_codes
SPORT = {"GER": "DE", "SUI": "CH", "NED": "NL", "DEN": "DK", "POR": "PT", "CRO": "HR", "BUL": "BG", "GRE": "GR",
         "LAT": "LV", "SLO": "SI", "UAE": "AE", "RSA": "ZA", "CHI": "CL", "INA": "ID", "PHI": "PH", "VIE": "VN",
         "MAS": "MY", "MGL": "MN", "URU": "UY", "ALG": "DZ", "NGR": "NG", "KSA": "SA", "IRI": "IR"}  # fmt: skip


@dataclass(slots=True)
class Reading:
    """What has been read: pairs with whether each is over, and how many lines were not understood."""

    pairs: list[tuple[Node, Node, bool]] = field(default_factory=list)
    unreadable: int = 0


@dataclass(slots=True)
class Section:
    """Where in the page a line stands."""

    home: str
    country: str | None
    is_read: bool
    is_former: bool = False


def read_wikitext(text: str, subject: str) -> Reading:
    """The ties of a page; `subject` is what it is about where the page does not say it itself."""
    lines = ASIDE.sub("", text.replace("\r\n", "\n")).split("\n")
    headings = [found[1] for line in lines if (found := HEADING.fullmatch(line.strip()))]
    is_article = any(TWINNED.search(each) for each in headings)
    lead = "\n".join(lines[: next((at for at, line in enumerate(lines) if HEADING.fullmatch(line.strip())), None)])
    bold = re.search(r"'''([^']+)'''", lead[:20_000])
    own = plain(bold[1]) if bold and is_article else subject
    country = first_country(plain_lines(lead))
    at = Section(own if is_article else "", country, is_read=not is_article)
    reading = Reading()
    for line in items(lines):
        if not moved(at, line, is_article) and at.is_read and at.home:
            take(line, at, reading)
    return reading


def moved(at: Section, line: str, is_article: bool) -> bool:
    """Whether a line says where the next ones stand, and not what stands there."""
    heading = HEADING.fullmatch(line.strip())
    if heading:
        title = plain(heading[1])
        at.is_former = bool(FORMER.search(title))
        if is_article:
            level = len(line.strip()) - len(line.strip().lstrip("="))
            at.is_read = bool(TWINNED.search(title)) or (at.is_read and level > 2)
        else:
            named = country_code(title)
            at.country = named or at.country
            at.is_read = not ASIDES.fullmatch(title)
            at.home = title if len(title) > 1 and not named else ""
        return True
    bold = BOLD.fullmatch(line.strip())
    if bold and not is_article:
        at.home = plain(bold[1])
    return bool(bold)


def items(lines: list[str]) -> Iterator[str]:
    """The lines of a page, each row of a table as one of them."""
    cells: list[str] | None = None
    for line in lines:
        bare = line.strip()
        if bare.startswith("{|"):
            cells = []
        elif cells is None:
            yield line
        elif bare.startswith(("|-", "|}")):
            if cells:
                yield "* " + ", ".join(cells)
            cells = None if bare.startswith("|}") else []
        elif bare.startswith("|"):
            cells += [cell.rpartition("|")[2] if "[[" not in cell else cell for cell in bare[1:].split("||")]


def take(line: str, at: Section, reading: Reading) -> None:
    """Read an item into what has been read; a line that is none is passed over."""
    bare = line.strip()
    if not bare.startswith(("*", "#")) or len(bare) < 3:
        return
    partner = None if len(bare) > LONGEST else partner_of(bare.lstrip("*#: "))
    if partner is None:
        reading.unreadable += 1
        return
    node, over = partner
    home = Node(f"{at.home.casefold()}|{at.country}", at.home, at.country)
    reading.pairs.append((home, node, over or at.is_former))


def partner_of(line: str) -> tuple[Node, bool] | None:
    """The partner that an item names, and whether the item says that it is over; None where no country is known."""
    code = parsed(line)
    links = [plain(str(each.text or each.title)) for each in code.filter_wikilinks() if ":" not in str(each.title)]
    struck = [str(tag.contents) for tag in code.filter_tags() if str(tag.tag).lower() in STRUCK]
    words = plain(line)
    name = next((each for each in links if each), "") or words.partition(",")[0].partition("(")[0].strip()
    rest = words.partition(name)[2] if name in words else words
    country = told_country(rest) or flagged(code)
    if not name or not country or country_code(name) == country:
        return None
    over = bool(OVER.search(rest)) or any(name in plain(each) for each in struck)
    return Node(f"{name.casefold()}|{country}", name, country), over


def told_country(words: str) -> str | None:
    """The country that the words after a name give: «, France (1987)», «(Франция)», «, Ohio, United States»."""
    bare = BRACKETS.sub(" ", words)
    several = [*reversed(BETWEEN.split(bare)), *(each[1] or "" for each in BRACKETS.finditer(words))]
    for part in several:
        trimmed = re.sub(r"(?:\s*(?:с|since|from|until|до)?\s*\d{4}.*)$", "", part.strip(" .;:—–-\u00a0"))
        if trimmed and (code := country_code(trimmed.strip(" .;:—–-"))):
            return code
    return None


def flagged(code: Any) -> str | None:
    """The country of a flag: {{flagicon|GER}}, {{Флаг|Германия}}, {{flag|France}}."""
    for template in code.filter_templates():
        name = str(template.name).strip()
        said = plain(str(template.params[0].value)) if template.params else name
        if FLAG.match(name) or (len(name) == 3 and name.isupper()):
            known = pycountry.countries.get(alpha_3=said.upper()) if len(said) == 3 else None
            return known.alpha_2 if known else SPORT.get(said.upper()) or country_code(said)
    return None


def first_country(text: str) -> str | None:
    """The country that the beginning of a page names first."""
    for language in ("en", "ru"):
        for each in find_countries(text, language):
            return str(each.code)
    return None


def plain_lines(text: str) -> str:
    """The text of the lines of a page that are sentences."""
    lines = (line for line in text.split("\n") if len(line) <= LONGEST and not line.startswith(("{", "|", "}", "!")))
    return " ".join(plain(line) for line in lines)


def plain(text: str) -> str:
    """What a reader sees of a line."""
    return " ".join(parsed(text).strip_code().split()) if len(text) <= LONGEST else ""


def parsed(text: str) -> Any:
    """A line as its parts."""
    try:
        import mwparserfromhell  # noqa: PLC0415  an extra, and for lists of Wikipedia alone
    except ImportError as failure:
        raise ExtraMissing(what="wikitext", extra="wikitext") from failure
    return mwparserfromhell.parse(text, skip_style_tags=True)
