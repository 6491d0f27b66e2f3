"""The memo as ODT, laid out as the DOCX is: the same pages, styles, lists, notes, pictures; annexes in landscape."""

from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pobratim.memo.drawing import draw
from pobratim.memo.memo import Memo, Table
from pobratim.memo.renderers import odt_xml as xml
from pobratim.memo.renderers.docx_xml import safe
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Piece, Text, flow

MIME = "application/vnd.oasis.opendocument.text"
LONG_AGO = (2000, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
LANGUAGES = {"ru": ("ru", "RU"), "en": ("en", "GB")}


@dataclass
class Writing:
    """The file being written: its pictures by path, the number of the next note, the widths of columns in use."""

    pictures: dict[str, str] = field(default_factory=dict)
    note: int = 1
    shares: set[int] = field(default_factory=set)
    tables: int = 0
    width: int = 170


def render(memo: Memo) -> bytes:
    """The file's bytes; the same memo gives the same bytes."""
    writing = Writing()
    body = "".join([*_head(memo), *_body(memo, writing)])
    columns = "".join(
        f'<style:style style:name="W{share}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{share / 100}mm"/></style:style>'
        for share in sorted(writing.shares)
    )
    own = (files("pobratim.memo.renderers") / "odt_content.xml").read_text("utf-8")
    content = own.replace("SPACES", xml.SPACES).replace("COLUMNS", columns).replace("BODY", body)
    language, country = LANGUAGES[memo.language]
    styles = (files("pobratim.memo.renderers") / "odt_styles.xml").read_text("utf-8").replace("SPACES", xml.SPACES)
    styles = styles.replace("LANGUAGE", language).replace("COUNTRY", country)
    return _packed(memo, {"content.xml": content, "styles.xml": styles, **writing.pictures})


def _packed(memo: Memo, parts: dict[str, str]) -> bytes:
    """The parts as one file, the media type first and not pressed, as the standard asks."""
    meta = f"<dc:title>{safe(memo.title)}</dc:title><dc:language>{LANGUAGES[memo.language][0]}</dc:language>"
    whole = f'<office:document-meta {xml.SPACES} office:version="1.3"><office:meta>{meta}</office:meta>'
    parts["meta.xml"] = f"{HEAD}{whole}</office:document-meta>"
    kinds = {"": MIME} | {name: "image/svg+xml" if name.endswith(".svg") else "text/xml" for name in parts}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name or "/"}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    listed = f'<manifest:manifest {xml.SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
    packed = BytesIO()
    with ZipFile(packed, "w") as pack:
        pack.writestr(ZipInfo("mimetype", LONG_AGO), MIME, ZIP_STORED)
        for name, text in {**parts, "META-INF/manifest.xml": HEAD + listed}.items():
            pack.writestr(ZipInfo(name, LONG_AGO), text, ZIP_DEFLATED)
    return packed.getvalue()


def _head(memo: Memo) -> list[str]:
    asked, labels = memo.requisites, memo.labels
    number = f"{asked.date or labels['blank_date']} {labels['sign_number']} {asked.number or labels['blank_number']}"
    lines = [
        ("Addressee", asked.addressee),
        ("Requisite", asked.organisation),
        ("Title", memo.kind),
        ("Requisite", number),
        ("Requisite", asked.place),
        ("Subtitle", memo.heading),
        ("Day", memo.as_of_line),
    ]
    return [xml.paragraph(style, safe(text)) for style, text in lines if text]


def _body(memo: Memo, writing: Writing) -> list[str]:
    said, signed = [], False
    for piece in flow(memo):
        if isinstance(piece, Heading) and piece.annex:
            said += [] if signed else _signature(memo)
            said.append(xml.paragraph("NextAnnex" if signed else "FirstAnnex", safe(piece.annex)))
            signed, writing.width = True, 257
        said.append(_piece(writing, piece))
    return said if signed else [*said, *_signature(memo)]


def _piece(writing: Writing, piece: Piece) -> str:
    match piece:
        case Heading(level, text, annex):
            return xml.heading(min(level, 2), text, bool(annex))
        case Text(runs):
            content, writing.note = xml.runs(runs, writing.note)
            return xml.paragraph("Body", content)
        case Items(items):
            said = []
            for item in items:
                content, writing.note = xml.runs((item,), writing.note)
                said.append(content)
            return xml.bullets(said)
        case Grid(told, captioned):
            caption = xml.paragraph("Caption", safe(told.caption)) if captioned else ""
            return caption + _table(writing, told)
        case Picture(figure):
            drawn = draw(figure.drawing)
            path = f"Pictures/{len(writing.pictures) + 1}.svg"
            writing.pictures[path] = drawn.svg
            shown = xml.paragraph("Picture", xml.picture(drawn, path, figure.alt))
            return xml.paragraph("Caption", safe(figure.caption)) + shown


def _table(writing: Writing, told: Table) -> str:
    widths = xml.widths(told, writing.width)
    writing.shares.update(widths)
    writing.tables += 1
    return xml.table(told, f"T{writing.tables}", widths)


def _signature(memo: Memo) -> list[str]:
    asked, labels = memo.requisites, memo.labels
    name = asked.signatory or labels["blank_signatory"]
    line = f"{safe(asked.post or labels['blank_post'])}<text:tab/>____________<text:tab/>{safe(name)}"
    executor = f"{labels['executor']}: {asked.executor or labels['blank_executor']}"
    telephone = f"{labels['telephone']} {asked.telephone or labels['blank_telephone']}"
    return [xml.paragraph("Signature", line), xml.paragraph("Executor", safe(f"{executor}, {telephone}"))]
