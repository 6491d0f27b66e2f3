"""Made-up input: papers of every format, harmed; and texts of the words that the rules look for, with noise between."""

import io
import re
import tomllib
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

import pobratim
from tests.documents import papers

Paper = tuple[str, bytes]
PACKAGE = Path(pobratim.__file__).parent
ODD = (b"", b"0", b"-1", b"1.5", b"x", b"99999999999999999999", b"\xd1\x8f", b"&#0;", b"&i;", b"\0", b"<", b'"')
TOWNS = (
    "Псков, Пскова, Пскове, Смоленск, Ржев, Нойс, Хаген, Витебск, Тампере, Мяньян, Салман, Herten, Szolnok, Венгрия, "
    "Китай, ФРГ, Беларусь, Германии, Смоленской области, Шумилинский район, Союз гмин, "
    "город-побратим, города-побратимы, побратим"
)
NOISE = (
    "2001 1985 15.11.1985 31.02.2001 00.00.0000 «О дружбе» 5мая 1990-е XX 12- IV № § — – - ; : . , ( ) « » „ “ / | * •"
)
JOINTS = (
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\t",
    " | ",
    "; ",
    ", ",
    " и ",
    ". ",
    "",
    "\u00ad",
    "\u0301",
)
LETTERS = "абвгАБЁёЄїў aeoAE12().,;:-–—«»\n\t|•№⁰¹²³\u00a0\u00ad\u0301\u200b\ufeff\u2028😀"


@cache
def fragments() -> tuple[str, ...]:
    """The words of the tables of every language, towns, and what stands between words."""
    found = {*TOWNS.split(", "), *NOISE.split()}
    for table in sorted((PACKAGE / "language").glob("*/*.tsv")):
        lines = table.read_text("utf-8").splitlines()
        found |= {line.split("\t")[0] for line in lines if line and not line.startswith("#")}
    for table in sorted((PACKAGE / "facts" / "tables").glob("*.toml")):
        said = str(tomllib.loads(table.read_text("utf-8")))
        found |= set(re.findall(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})*", said))
    return tuple(sorted(found))


@st.composite
def texts(draw: st.DrawFn) -> Paper:
    """A text of fragments, cut and joined in any way."""
    piece = st.one_of(st.sampled_from(fragments()), st.sampled_from(fragments()), st.text(LETTERS, max_size=6))
    pieces = draw(st.lists(st.tuples(piece, st.sampled_from(JOINTS)), min_size=1, max_size=40))
    words = "".join(each + joint for each, joint in pieces)
    return "a.txt", words.encode("utf-8", "ignore")


@cache
def whole() -> tuple[Paper, ...]:
    """A good paper of every format."""
    golden = Path(__file__).resolve().parents[1] / "documents" / "golden"
    made = [(f"a.{ending}", make()) for ending, make in papers.MAKERS.items()]
    kept = [path for path in sorted(golden.iterdir()) if not path.name.endswith(".blocks.txt")]
    return tuple(made + [(f"a{path.suffix}", path.read_bytes()) for path in kept])


@st.composite
def harmed(draw: st.DrawFn) -> Paper:
    """A paper of any format with bytes changed, those of the parts inside an archive too."""
    name, data = draw(st.sampled_from(whole()))
    if not data.startswith(b"PK") or draw(st.integers(0, 9)) == 0:
        return name, draw(changed(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    texts_ = sorted(each for each in parts if each.endswith((".xml", ".rels")))
    part = draw(st.sampled_from(texts_))
    parts[part] = draw(changed(bytes(parts[part])))  # type: ignore[arg-type]
    return name, papers.zipped(parts)


@st.composite
def changed(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with a few harms: a number or a value replaced, a piece left out, said twice, or moved."""
    for _harm in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(("value", "number", "out", "twice", "moved", "noise", "cut")))
        first, second = sorted(draw(st.tuples(place(data), place(data))))
        second = min(second, first + 400)
        piece = data[first:second]
        if way in ("value", "number"):
            data = _replaced(data, first, draw(st.sampled_from(ODD)), rb'"[^"<>]*"' if way == "value" else rb"\d+")
        elif way == "noise":
            data = data[:first] + draw(st.binary(max_size=8)) + data[first:]
        elif way == "cut":
            data = data[: max(second, len(data) // 2)]
        else:
            rest = data[:first] + data[second:]
            at = draw(place(rest))
            data = {"out": rest, "twice": data[:first] + piece + data[first:]}.get(way, rest[:at] + piece + rest[at:])
    return data


def place(data: bytes) -> st.SearchStrategy[int]:
    """Somewhere in the bytes."""
    return st.integers(0, len(data))


def _replaced(data: bytes, start: int, by: bytes, what: bytes) -> bytes:
    found = re.compile(what).search(data, start)
    if found is None:
        return data
    quote = b'"' if found[0].startswith(b'"') else b""
    return data[: found.start()] + quote + by + quote + data[found.end() :]


NAMES = st.sampled_from(
    [f"a.{x}" for x in ("txt", "docx", "html", "pdf", "rtf", "odt", "xlsx", "ods", "csv", "eml", "x")]
)
INPUTS = st.one_of(texts(), texts(), harmed(), harmed(), st.tuples(NAMES, st.binary(max_size=300)))
