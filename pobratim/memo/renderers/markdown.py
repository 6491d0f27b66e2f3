"""The memo as Markdown."""

from collections.abc import Iterator

from pobratim.memo.memo import Memo, Table
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Run, Text, flow


def render(memo: Memo) -> bytes:
    """The file's bytes, UTF-8."""
    notes: list[str] = []
    lines = [f"# {memo.kind}", "", f"**{memo.heading}**", "", f"*{memo.as_of_line}*", ""]
    for piece in flow(memo):
        match piece:
            case Heading(level, text, annex):
                lines += [f"{'#' * (level + 1)} {annex + '. ' if annex else ''}{text}", ""]
            case Text(runs):
                lines += ["".join(_run(run, notes) for run in runs), ""]
            case Items(items):
                lines += [*(f"- {_run(item, notes)}" for item in items), ""]
            case Grid(table, captioned):
                lines += [*([f"*{table.caption}*", ""] if captioned else []), *_table(table), ""]
            case Picture(figure):
                lines += [f"*{figure.caption}*: {figure.alt}", ""]
    lines += [f"[^{place}]: {note}" for place, note in enumerate(notes, 1)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _run(run: Run, notes: list[str]) -> str:
    if not run.note:
        return run.text
    notes.append(run.note)
    return f"{run.text}[^{len(notes)}]{run.tail}"


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(table.header) + " |"
    yield "|" + " --- |" * len(table.header)
    for row in table.rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row.cells) + " |"
