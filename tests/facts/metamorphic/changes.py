"""Changes that must leave the facts as they are: order, format, noise."""

import csv
import html
import io
import random
import re
from collections.abc import Callable
from dataclasses import replace

import docx
import typst

from tests.facts.metamorphic.layouts import Paper, Piece

ALIKE = str.maketrans("аеосрхАВЕКМНОРСТХ", "aeocpxABEKMHOPCTX")


def reordered(paper: Paper, dice: random.Random) -> Paper:
    """The paper with its units in another order."""
    fixed = [piece for piece in paper.pieces if not piece.unit]
    units = sorted({piece.unit for piece in paper.pieces if piece.unit})
    dice.shuffle(units)
    moved = [piece for unit in units for piece in paper.pieces if piece.unit == unit]
    return replace(paper, pieces=tuple(fixed + moved))


# ── Formats ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def as_txt(paper: Paper) -> bytes:
    """Plain text: items after a dash, cells parted by tabs."""
    lines: list[str] = []
    for piece in paper.pieces:
        inside = piece.what in ("item", "row") and lines
        lines += [] if inside else [""] if lines else []
        lines.append("– " + piece.text if piece.what == "item" else "\t".join(piece.cells))
    return ("\n".join(lines) + "\n").encode("utf-8")


def as_html(paper: Paper) -> bytes:
    """A page with lists and tables."""
    tags = {"heading": "h1", "paragraph": "p", "caption": "p", "item": "li"}
    out: list[str] = []
    for piece in paper.pieces:
        if piece.what == "row":
            out.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in piece.cells) + "</tr>")
        else:
            out.append(f"<{tags[piece.what]}>{html.escape(piece.text)}</{tags[piece.what]}>")
    body = re.sub(r"((?:<li>.*</li>\n?)+)", r"<ul>\1</ul>", "\n".join(out))
    body = re.sub(r"((?:<tr>.*</tr>\n?)+)", r"<table>\1</table>", body)
    return f'<!doctype html><html lang="ru"><meta charset="utf-8"><body>{body}</body></html>'.encode()


def as_docx(paper: Paper) -> bytes:
    """A word-processor file with styles for headings and items."""
    out = docx.Document()
    styles = {"heading": "Heading 1", "item": "List Bullet"}
    grid = None
    for piece in paper.pieces:
        if piece.what != "row":
            out.add_paragraph(piece.text, style=styles.get(piece.what))
            continue
        grid = grid or out.add_table(0, len(piece.cells))
        for cell, words in zip(grid.add_row().cells, piece.cells, strict=True):
            cell.text = words
    stream = io.BytesIO()
    out.save(stream)
    return stream.getvalue()


def as_csv(paper: Paper) -> bytes:
    """A table as offices save it: semicolons, CP1251; the heading in a row of its own."""
    rows = [piece.cells if piece.what == "row" else (piece.text,) for piece in paper.pieces]
    width = max(map(len, rows))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue().encode("cp1251", "replace")


def as_pdf(paper: Paper) -> bytes:
    """A page with a text layer, its lines wrapped as a printer wraps them."""
    signs = {"heading": "= ", "item": "- "}
    lines = ['#set page(paper: "a4")', '#set text(lang: "ru", size: 13pt)']
    for piece in paper.pieces:
        if piece.what == "row":
            continue
        words = re.sub(r"([#$*_@<>\[\]\\`])", r"\\\1", piece.text)
        lines.append(signs.get(piece.what, "") + words)
    return bytes(typst.compile("\n\n".join(lines).encode("utf-8")))


FORMATS: dict[str, Callable[[Paper], bytes]] = {
    "txt": as_txt,
    "html": as_html,
    "docx": as_docx,
    "csv": as_csv,
    "pdf": as_pdf,
}


# ── Noise ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def words_of(paper: Paper, change: Callable[[str], str]) -> Paper:
    """The paper with a change made to the words of its paragraphs and items."""

    def changed(piece: Piece) -> Piece:
        if piece.what not in ("paragraph", "item"):
            return piece
        return replace(piece, cells=tuple(change(cell) for cell in piece.cells))

    return replace(paper, pieces=tuple(map(changed, paper.pieces)))


def look_alikes(paper: Paper, dice: random.Random) -> Paper:
    """Some letters replaced by Latin ones that look the same."""

    def change(text: str) -> str:
        return "".join(c.translate(ALIKE) if dice.random() < 0.06 else c for c in text)

    return words_of(paper, change)


def soft_hyphens(paper: Paper, dice: random.Random) -> Paper:
    """Invisible hyphens inside long words."""

    def change(text: str) -> str:
        return re.sub(r"[а-яё]{4}(?=[а-яё]{3})", lambda m: m[0] + "\u00ad" * (dice.random() < 0.3), text)

    return words_of(paper, change)


def hard_spaces(paper: Paper, dice: random.Random) -> Paper:
    """Some spaces that do not break, and some that are doubled."""

    def change(text: str) -> str:
        return re.sub(" ", lambda _: dice.choice([" ", " ", "\u00a0", "  ", "\u2009"]), text)

    return words_of(paper, change)


def broken_lines(paper: Paper, dice: random.Random) -> Paper:
    """Lines broken at about the width of a page, as a scan or a letter has them."""

    def change(text: str) -> str:
        width = dice.randint(50, 70)
        return re.sub(rf"(.{{{width},}}?) (?=[^\s–])", r"\1" + "\n", text)

    return words_of(paper, change)


def hyphens_at_line_ends(paper: Paper, dice: random.Random) -> Paper:
    """A long word cut by a hyphen at the end of a line."""

    def change(text: str) -> str:
        long = list(re.finditer(r"(?<=[а-яё]{4})(?=[бвгджзклмнпрст][аеиоуыэюя][а-яё]{3})", text))
        if not long:
            return text
        at = dice.choice(long).start()
        return text[:at] + "-\n" + text[at:]

    return words_of(paper, change)


def other_signs(paper: Paper, dice: random.Random) -> Paper:
    """Other dashes and quotes, «е» for «ё»."""
    dash = dice.choice(["—", "-"])
    return words_of(paper, lambda text: text.replace(" – ", f" {dash} ").replace("ё", "е"))


NOISE: dict[str, Callable[[Paper, random.Random], Paper]] = {
    each.__name__: each
    for each in (look_alikes, soft_hyphens, hard_spaces, broken_lines, hyphens_at_line_ends, other_signs)
}
