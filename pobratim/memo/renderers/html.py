"""The memo as HTML: a page that prints well, or a fragment for a page of the desk."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from pobratim.memo.drawing import draw
from pobratim.memo.memo import Memo, Requisites, Table
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Run, Text, flow


def render(memo: Memo) -> bytes:
    """A whole page, UTF-8, with its style inside."""
    style = (files("pobratim.memo.renderers") / "memo.css").read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{memo.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(memo.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"{fragment(memo)}</main>\n</body>\n</html>\n"
    ).encode()


def fragment(memo: Memo) -> str:
    """The memo as an article, without a page around it and without style."""
    notes: list[str] = []
    return "".join(f"{line}\n" for line in _article(memo, notes))


def _article(memo: Memo, notes: list[str]) -> Iterator[str]:
    yield f'<article class="memo" lang="{memo.language}">'
    yield from _head(memo)
    for piece in flow(memo):
        match piece:
            case Heading(level, text, annex):
                mark = ' class="memo-annex"' if annex else ""
                said = f"{annex}. {text}" if annex else text
                yield f"<h{level + 1}{mark}>{escape(said)}</h{level + 1}>"
            case Text(runs):
                yield f"<p>{''.join(_run(run, notes) for run in runs)}</p>"
            case Items(items):
                yield "<ul>"
                yield from (f"<li>{_run(item, notes)}</li>" for item in items)
                yield "</ul>"
            case Grid(table, captioned):
                yield from _table(table, captioned)
            case Picture(figure):
                drawn = draw(figure.drawing).svg.replace(
                    "<svg ", f'<svg role="img" aria-label="{escape(figure.alt)}" ', 1
                )
                yield f'<figure class="memo-figure"><figcaption>{escape(figure.caption)}</figcaption>{drawn}</figure>'
    yield from _signature(memo.requisites, memo.labels)
    yield from _notes(notes, memo.labels["sources"])
    yield "</article>"


def _head(memo: Memo) -> Iterator[str]:
    asked = memo.requisites
    for name in ("organisation", "addressee"):
        if getattr(asked, name):
            yield f'<p class="memo-{name}">{escape(getattr(asked, name))}</p>'
    yield f'<h1>{escape(memo.kind)}<span class="memo-heading"> {escape(memo.heading)}</span></h1>'
    yield f'<p class="memo-day">{escape(memo.as_of_line)}</p>'
    known = [
        asked.date,
        f"{memo.labels['sign_number']}\N{NO-BREAK SPACE}{asked.number}" if asked.number else "",
        asked.place,
    ]
    if any(known):
        yield f'<p class="memo-number">{escape(" · ".join(part for part in known if part))}</p>'


def _run(run: Run, notes: list[str]) -> str:
    if not run.note:
        return escape(run.text)
    notes.append(run.note)
    number = len(notes)
    mark = f'<sup id="memo-said-{number}"><a href="#memo-note-{number}">{number}</a></sup>'
    return f"{escape(run.text)}{mark}{escape(run.tail)}"


def _table(table: Table, captioned: bool) -> Iterator[str]:
    yield f'<div class="memo-table" tabindex="0" role="region" aria-label="{escape(table.caption)}"><table>'
    if captioned:
        yield f"<caption>{escape(table.caption)}</caption>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) + "</tr>"
    yield "</tbody></table></div>"


def _signature(asked: Requisites, labels: dict[str, str]) -> Iterator[str]:
    if asked.post or asked.signatory:
        yield f'<p class="memo-signature"><span>{escape(asked.post)}</span><span>{escape(asked.signatory)}</span></p>'
    if asked.executor:
        said = ", ".join(part for part in (f"{labels['executor']}: {asked.executor}", asked.telephone) if part)
        yield f'<p class="memo-executor">{escape(said)}</p>'


def _notes(notes: list[str], heading: str) -> Iterator[str]:
    if not notes:
        return
    yield f'<section class="memo-notes"><h2>{escape(heading)}</h2><ol>'
    for number, note in enumerate(notes, 1):
        back = f'<a href="#memo-said-{number}" aria-label="↑ {number}">↑</a>'
        yield f'<li id="memo-note-{number}">{escape(note)} {back}</li>'
    yield "</ol></section>"
