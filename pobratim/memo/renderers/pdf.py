"""The memo as PDF: typst sets it by memo.typ, tagged for readers that speak (PDF/UA-1), with fonts inside."""

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import typst

from pobratim.memo.drawing import draw
from pobratim.memo.drawing.picture import fonts
from pobratim.memo.memo import Memo
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Piece, Text, flow


def render(memo: Memo) -> bytes:
    """The file's bytes; the same memo gives the same bytes."""
    folder = Path(str(files("pobratim.memo.renderers")))
    made = typst.compile(
        (folder / "memo.typ").read_bytes(),
        font_paths=fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"memo": json.dumps(_content(memo), ensure_ascii=False)},
        timestamp=0,
    )
    assert isinstance(made, bytes)  # noqa: S101  one file was asked for
    return made


def _content(memo: Memo) -> dict[str, object]:
    body: list[dict[str, object]] = []
    annex: list[dict[str, object]] = []
    target = body
    for piece in flow(memo):
        if isinstance(piece, Heading) and piece.annex:
            target = annex
        target.append(_piece(piece) | ({"annex": piece.annex} if isinstance(piece, Heading) else {}))
    return {
        "title": memo.title,
        "language": memo.language,
        "organisation": memo.requisites.organisation,
        "kind": memo.kind,
        "heading": memo.heading,
        "as_of_line": memo.as_of_line,
        "requisites": asdict(memo.requisites),
        "labels": memo.labels,
        "body": body,
        "annex": annex,
    }


def _piece(piece: Piece) -> dict[str, object]:
    match piece:
        case Heading(level, text, _):
            return {"kind": "heading", "level": min(level, 2), "text": text}
        case Text(runs):
            return {"kind": "text", "runs": [asdict(run) for run in runs]}
        case Items(items):
            return {"kind": "items", "items": [asdict(item) for item in items]}
        case Grid(table, captioned):
            rows = [row.cells for row in table.rows]
            caption = table.caption if captioned else ""
            return {"kind": "grid", "caption": caption, "widths": table.widths, "header": table.header, "rows": rows}
        case Picture(figure):
            drawn = draw(figure.drawing)
            return {
                "kind": "figure",
                "caption": figure.caption,
                "alt": figure.alt,
                "svg": drawn.svg,
                "width": drawn.width,
            }
