"""The text of an OpenDocument file as its XML: paragraphs, lists, notes, tables, pictures."""

from pobratim.memo.drawing import Picture
from pobratim.memo.memo import Table
from pobratim.memo.renderers.docx_xml import safe
from pobratim.memo.renderers.flow import Run

SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}"'
        for name, value in (
            ("office", "office:1.0"),
            ("style", "style:1.0"),
            ("text", "text:1.0"),
            ("table", "table:1.0"),
            ("draw", "drawing:1.0"),
            ("fo", "xsl-fo-compatible:1.0"),
            ("svg", "svg-compatible:1.0"),
            ("meta", "meta:1.0"),
            ("manifest", "manifest:1.0"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def paragraph(style: str, content: str) -> str:
    """A paragraph of a style."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def heading(level: int, text: str, annex: bool = False) -> str:
    """A heading; that of an annex stands in the middle."""
    style = "Annex_Title" if annex else f"Heading_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{safe(text)}</text:h>'


def runs(said: tuple[Run, ...], first: int) -> tuple[str, int]:
    """Words with their notes, numbered from `first` on, and the number after the last."""
    content = ""
    for each in said:
        content += safe(each.text)
        if each.note:
            content += (
                f'<text:note text:id="n{first}" text:note-class="footnote"><text:note-citation>{first}'
                f"</text:note-citation><text:note-body>{paragraph('Footnote', safe(each.note))}</text:note-body>"
                f"</text:note>{safe(each.tail)}"
            )
            first += 1
    return content, first


def bullets(items: list[str]) -> str:
    """A list of paragraphs."""
    inside = "".join(f"<text:list-item>{paragraph('Item', item)}</text:list-item>" for item in items)
    return f'<text:list text:style-name="Bullets">{inside}</text:list>'


def widths(told: Table, whole: int) -> list[int]:
    """The widths of the columns of a table in hundredths of a millimetre; `whole` are the millimetres of the page."""
    return [whole * 100 * share // sum(told.widths) for share in told.widths]


def table(told: Table, name: str, wide: list[int]) -> str:
    """A table whose header row comes again on every page."""
    columns = "".join(f'<table:table-column table:style-name="W{width}"/>' for width in wide)
    head = _row(told.header, "TableHead")
    rows = "".join(_row(row.cells, "TableText") for row in told.rows)
    return (
        f'<table:table table:name="{name}" table:style-name="Grid">{columns}'
        f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
    )


def _row(cells: tuple[str, ...], style: str) -> str:
    said = "".join(
        f'<table:table-cell table:style-name="Cell" office:value-type="string">{paragraph(style, safe(cell))}'
        "</table:table-cell>"
        for cell in cells
    )
    return f'<table:table-row table:style-name="Row">{said}</table:table-row>'


def picture(drawn: Picture, path: str, alt: str) -> str:
    """A picture as a character of its paragraph."""
    return (
        f'<draw:frame text:anchor-type="as-char" svg:width="{drawn.width}mm" svg:height="{drawn.height}mm">'
        f'<draw:image xlink:href="{path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{safe(alt)}</svg:title></draw:frame>"
    )
