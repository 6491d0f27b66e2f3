"""Papers made for tests: one text in every format."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

Piece = tuple[str, str]  # kind (h, p, l) and words

MEMO: list[Piece] = [
    ("h", "О связях города Ржева"),
    ("p", "Город поддерживает отношения со следующими городами-побратимами:"),
    ("l", "г. Салман, Венгрия (Соглашение о дружбе от 5 мая 2001 года);"),
    ("l", "г. Сильистра, Болгария (Договор о сотрудничестве, 2002 год); связи с ней развиваются медленнее прочих."),
    ("p", "В 2019 году делегация города Ржева посетила город Салман. Стороны обсудили обмен школьниками."),
]


def text(pieces: list[Piece] = MEMO) -> bytes:
    return "\n\n".join(("- " if kind == "l" else "") + words for kind, words in pieces).encode()


def docx(pieces: list[Piece] = MEMO) -> bytes:
    import docx as writer

    document = writer.Document()
    for kind, words in pieces:
        document.add_paragraph(words, style={"h": "Heading 1", "l": "List Bullet"}.get(kind))
    return saved(document)


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def webpage(pieces: list[Piece] = MEMO, charset: str = "utf-8") -> bytes:
    body, listed = [], False
    for kind, words in pieces:
        if (kind == "l") != listed:
            body.append("<ul>" if kind == "l" else "</ul>")
            listed = kind == "l"
        tag = {"h": "h1", "l": "li"}.get(kind, "p")
        body.append(f"<{tag}>{escape(words)}</{tag}>")
    page = (
        f'<!doctype html><html><head><meta charset="{charset}"><title>Портал</title><style>p {{}}</style></head><body>'
        '<nav><ul><li><a href="/">Главная</a></li></ul></nav><div class="breadcrumbs">Главная / Город</div>'
        f"<main>{''.join(body)}</main><script>let a = 1</script><footer>Телефон приёмной</footer></body></html>"
    )
    return page.encode(charset)


def pdf(pieces: list[Piece] = MEMO, settings: str = '#set page(numbering: "1")\n#set text(size: 13pt)\n') -> bytes:
    import typst

    signs = {"h": "= ", "l": "- "}
    body = [signs.get(kind, "") + words.replace("-", "\\-") for kind, words in pieces]
    return typst.compile((settings + "\n\n".join(body)).encode())


def rtf(pieces: list[Piece] = MEMO) -> bytes:
    lines = [("- " if kind == "l" else "") + words for kind, words in pieces]
    body = "\\par\n".join(
        "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1251').hex()}" for c in line) for line in lines
    )
    return ("{\\rtf1\\ansi\\ansicpg1251 " + body + "}").encode("ascii")


def odt(pieces: list[Piece] = MEMO) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    body = []
    for kind, words in pieces:
        said = escape(words)
        body.append(
            {
                "h": f'<text:h text:outline-level="1">{said}</text:h>',
                "l": f"<text:list><text:list-item><text:p>{said}</text:p></text:list-item></text:list>",
            }.get(kind, f"<text:p>{said}</text:p>")
        )
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:text="{names}text:1.0"><office:body>'
        f"<office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def xlsx(rows: list[list[str | float]], dates: frozenset[str] = frozenset(), last: str = "") -> bytes:
    """A workbook of one sheet; cells named in `dates` bear the format of a date."""
    lines = []
    for r, row in enumerate(rows, 1):
        cells = []
        for c, cell in enumerate(row):
            place = f"{chr(65 + c)}{r}"
            if isinstance(cell, str):
                cells.append(f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' if cell else "")
            else:
                cells.append(
                    f'<c r="{place}"{" s=" + chr(34) + "1" + chr(34) if place in dates else ""}><v>{cell}</v></c>'
                )
        lines.append(f'<row r="{r}">{"".join(cells)}</row>')
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    kinds = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
    sheet = f"<worksheet {main}><dimension ref='A1:H1048576'/><sheetData>{''.join(lines)}{last}</sheetData></worksheet>"
    return zipped(
        {
            "[Content_Types].xml": f"<Types {kinds}><Default Extension='xml' ContentType='application/xml'/></Types>",
            "_rels/.rels": f"<Relationships {package}><Relationship Id='r1' Type='{office}/officeDocument' "
            "Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml": f"<workbook {main} xmlns:r='{office}'><sheets>"
            "<sheet name='Лист1' sheetId='1' r:id='r1'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships {package}><Relationship Id='r1' Type='{office}/worksheet' "
            f"Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='{office}/styles' Target='styles.xml'/>"
            "</Relationships>",
            "xl/styles.xml": f"<styleSheet {main}><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"
            "</styleSheet>",
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def program(folder: Path, name: str, script: str) -> None:
    """A program of ours in place of another's."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


MAKERS = {"txt": text, "docx": docx, "html": webpage, "pdf": pdf, "rtf": rtf, "odt": odt}
