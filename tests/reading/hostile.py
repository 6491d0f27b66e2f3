"""Papers that mean harm, or were harmed: a table of cases, made when they are asked for."""

import io
import shutil
import zipfile
import zlib
from collections.abc import Callable

from pobratim import errors
from tests.documents import papers

Case = tuple[Callable[[], bytes], type[errors.DocumentError] | None]  # None: the paper is read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SAID = "Договор с городом Нойсом действует."
LAUGH = '<!DOCTYPE a [<!ENTITY a "ха ха ">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
RECURSIVE = '<?xml version="1.0" encoding="{}"?>' + LAUGH + "]>"
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
SELF = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY i "&j;"><!ENTITY j "&i;">]>'


def word(inside: str = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>", head: str = "", **more: bytes) -> bytes:
    """A DOCX with this inside of its body and before its root."""
    body = f"{head}<w:document {W}><w:body>{inside}</w:body></w:document>"
    return papers.zipped({"word/document.xml": body, **{f"word/{name}.xml": part for name, part in more.items()}})


def writer(inside: str = f"<text:p>{SAID}</text:p>", head: str = "") -> bytes:
    """An ODT with this inside of its text and before its root."""
    return papers.zipped({"mimetype": ODS.replace("spreadsheet", "text"), "content.xml": head + odf("text", inside)})


def calc(inside: str, head: str = "") -> bytes:
    """An ODS of one sheet with these rows, and this before its root."""
    table = f'<table:table table:name="Лист1">{inside}</table:table>'
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/></manifest:manifest>'
    )
    parts: dict[str, str | bytes] = {"mimetype": ODS, "content.xml": head + odf("spreadsheet", table)}
    return papers.zipped({**parts, "META-INF/manifest.xml": manifest})


def odf(kind: str, inside: str) -> str:
    """The XML of the content of an ODF file."""
    names = " ".join(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "text", "table"))
    return (
        f"<office:document-content {names}><office:body><office:{kind}>{inside}</office:{kind}></office:body>"
        "</office:document-content>"
    )


def row(words: str = SAID, rows: int = 1, cells: int = 1) -> str:
    """A row of an ODS, itself and its only cell repeated."""
    cell = f'<table:table-cell table:number-columns-repeated="{cells}"'
    cell += f' office:value-type="string"><text:p>{words}</text:p></table:table-cell>' if words else "/>"
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


def workbook(part: str, content: bytes) -> bytes:
    """An XLSX in which one part is replaced."""
    whole = papers.xlsx([["Город", "Партнёр"], ["Псков", "Нойс"]])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return papers.zipped({**parts, part: content})


def sheet(rows: str, head: str = "") -> bytes:
    """An XLSX whose sheet holds these rows."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    text = f"{head}<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"
    return workbook("xl/worksheets/sheet1.xml", text.encode())


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of their places."""
    body, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(body))
    return body + table + end.replace(b"@", b"%d" % len(body))


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream of a PDF, packed."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), more, packed)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINE = b"BT /F 12 Tf 50 700 Td (Twin towns of Pskov) Tj ET\n"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 6 0 R>>>>"


def painted(content: bytes, page: bytes = PAGE, form: bytes = b"") -> bytes:
    """A PDF of one page on which this is painted."""
    return pdf(CATALOG, PAGES, page + b">>", stream(content), FONT, stream(form or b" ", FORM))


def stored(loop: bool) -> bytes:
    """A PDF whose objects lie in a stream; with `loop` that stream is said to lie in itself."""
    inner = [CATALOG, PAGES, PAGE + b">>"]
    places, body = [], b""
    for number, said in enumerate(inner, 1):
        places.append(b"%d %d" % (number, len(body)))
        body += said + b" "
    head = b" ".join(places) + b" "
    extends = b"/Extends 6 0 R" if loop else b""
    packed = stream(head + body, b"/Type/ObjStm/N 3/First %d%s" % (len(head), extends))
    text, at, whole = stream(LINE), {}, b"%PDF-1.7\n"
    for number, said in ((4, text), (5, FONT), (6, packed)):
        at[number] = len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    at[7] = len(whole)
    rows = [(0, 0, 65535), (2, 6, 0), (2, 6, 1), (2, 6, 2), (1, at[4], 0), (1, at[5], 0)]
    rows += [(2, 6, 0) if loop else (1, at[6], 0), (1, at[7], 0)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + more.to_bytes(2) for kind, place, more in rows)
    said = stream(table, b"/Type/XRef/W[1 4 2]/Size 8/Root 1 0 R")
    return whole + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (said, at[7])


def picture() -> bytes:
    """A PDF that is an image alone."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (600, 800), 255).save(made, "PDF")
    return made.getvalue()


def nested_zip(depth: int, inside: bytes, copies: int = 1) -> bytes:
    """Archives in archives."""
    for _level in range(depth):
        inside = papers.zipped({f"{number}.zip": inside for number in range(copies)})
    return inside


def letter(depth: int, kind: str = "multipart/mixed") -> bytes:
    """A letter whose parts lie in one another."""
    if kind == "message/rfc822":
        return b"Content-Type: message/rfc822\n\n" * depth + b"Subject: x\n\n" + SAID.encode()
    heads = b"".join(
        b"Content-Type: %s; boundary=b%d\n\n--b%d\n" % (kind.encode(), each, each) for each in range(depth)
    )
    return b"Subject: x\nMIME-Version: 1.0\n" + heads + b"Content-Type: text/plain; charset=utf-8\n\n" + SAID.encode()


def page(opened: str, times: int, inside: str = SAID) -> bytes:
    """A page with an element in itself, so many times deep."""
    return f"<html><body><p>{SAID}</p>{opened * times}{inside}".encode()


SPACES = b" " * 60_000_000
HUGE = b" " * 400_000_000
LONG = 200_000_000
Large, Broken, Empty = errors.DocumentTooLarge, errors.BrokenDocument, errors.EmptyDocument
Locked, Unknown = errors.EncryptedDocument, errors.UnknownFormat
Pictures = Empty if shutil.which("tesseract") else errors.NoTextLayer  # these show no words to recognise
Cut = errors.ReadingCutShort  # a library of others is ended by its limit of memory
TABLE = "<w:tbl><w:tr><w:tc>"

CASES: dict[str, Case] = {
    # what unpacks to much more than it is
    "bomb.docx": (lambda: word("<w:p/>" + " " * 60_000_000), Large),
    "bomb-styles.docx": (lambda: word(styles=b"<a>" + SPACES + b"</a>"), Large),
    "bomb-notes.docx": (lambda: word(footnotes=b"<a>" + SPACES + b"</a>"), Large),
    "bomb.odt": (lambda: writer(" " * 60_000_000), Large),
    "bomb.xlsx": (lambda: sheet(" " * 60_000_000), Large),
    "bomb-strings.xlsx": (lambda: workbook("xl/sharedStrings.xml", b"<sst>" + b"<si><t>x</t></si>" * 3_000_000), Large),
    "bomb.ods": (lambda: calc(" " * 60_000_000), Large),
    "bomb.zip": (lambda: papers.zipped({"a.txt": HUGE}), Large),
    "bomb-in-bomb.zip": (lambda: nested_zip(2, papers.zipped({"a.txt": HUGE[:45_000_000]}), 30), Large),
    "docx-in-zip.zip": (lambda: papers.zipped({"a.docx": word("<w:p/>" + " " * 60_000_000)}), Large),
    "deep.zip": (lambda: nested_zip(12, papers.zipped({"a.txt": SAID})), Unknown),
    "many.zip": (lambda: papers.zipped({f"{number}.txt": "" for number in range(5_000)}), Large),
    "bomb.pdf": (lambda: painted(HUGE), Cut),
    "letters.pdf": (lambda: painted(LINE * 200_000), None),
    # XML that asks for more than it says
    "external.docx": (lambda: word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", EXTERNAL), Broken),
    "recursive.docx": (lambda: word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", RECURSIVE.format("utf-8")), Broken),
    "self.docx": (lambda: word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", SELF), Broken),
    "utf-16.docx": (
        lambda: papers.zipped(
            {"word/document.xml": (RECURSIVE.format("utf-16") + f"<w:document {W}>&i;</w:document>").encode("utf-16")}
        ),
        Broken,
    ),
    "external.odt": (lambda: writer("<text:p>&i;</text:p>", EXTERNAL), Broken),
    "recursive.odt": (lambda: writer("<text:p>&i;</text:p>", RECURSIVE.format("utf-8")), Broken),
    "external.xlsx": (lambda: sheet("<row r='1'><c t='str'><v>&i;</v></c></row>", EXTERNAL), Broken),
    "recursive.xlsx": (lambda: sheet("<row r='1'><c t='str'><v>&i;</v></c></row>", RECURSIVE.format("utf-8")), Broken),
    "external.ods": (lambda: calc(row("&i;"), EXTERNAL), Broken),
    "recursive.ods": (lambda: calc(row("&i;"), RECURSIVE.format("utf-8")), Broken),
    "entities.html": ((LAUGH + f"]><html><body><p>{SAID} &i;</p></body></html>").encode, None),
    # PDF that is locked or goes round
    "locked.pdf": (
        lambda: pdf(
            CATALOG,
            b"<</Type/Pages/Kids[]/Count 0>>",
            b"<</Filter/Standard/V 1/R 2/P -44/O(%s)/U(%s)>>" % (b"a" * 32, b"b" * 32),
            trailer=b"/Root 1 0 R/Encrypt 3 0 R/ID[(x)(x)]",
        ),
        Locked,
    ),
    "page-loop.pdf": (lambda: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"), Broken),
    "parent-loop.pdf": (
        lambda: pdf(CATALOG, b"<</Type/Pages/Parent 3 0 R/Kids[3 0 R]/Count 2>>", b"<</Type/Pages/Kids[2 0 R]>>"),
        Broken,
    ),
    "table-loop.pdf": (
        lambda: pdf(CATALOG, PAGES, PAGE + b">>", stream(LINE), FONT, trailer=b"/Root 1 0 R/Prev @"),
        None,
    ),
    "form-loop.pdf": (lambda: painted(LINE + b"/X Do\n", form=b"/X Do\n" * 100), Cut),
    "stored.pdf": (lambda: stored(loop=False), None),
    "stored-loop.pdf": (lambda: stored(loop=True), None),
    "billion-pages.pdf": (lambda: pdf(CATALOG, b"<</Type/Pages/Kids[]/Count 1000000000>>"), Broken),
    "wide-page.pdf": (lambda: painted(b" ", PAGE.replace(b"600 800", b"900000 900000")), Empty),
    "ruled.pdf": (lambda: painted(LINE + b"0 0 m 500 500 l S 10 10 80 80 re S\n" * 60_000), None),
    # what lies too deep
    "deep.html": (lambda: page("<div>", 100_000), None),
    "deep-lists.html": (lambda: page("<ul><li>", 100_000), None),
    "deep-tables.html": (lambda: page("<table><tr><td>", 100_000), None),
    "deep-letters.html": (lambda: page("<b><i>", 50_000), None),
    "deep.docx": (lambda: word(TABLE * 20_000), Broken),
    "deep-shut.docx": (lambda: word(TABLE * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000), Broken),
    "deep.odt": (lambda: writer("<text:list><text:list-item>" * 20_000), Broken),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 100_000 + SAID.encode("cp1251") + b"}" * 100_001, None),
    # sheets that declare what they do not hold
    "empty-rows.xlsx": (lambda: sheet("<row r='1'><c r='A1' t='str'><v>Псков</v></c></row><row r='1048576'/>"), None),
    "far-cell.xlsx": (lambda: sheet("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), Large),
    "empty-rows.ods": (lambda: calc(row() + row("", 1_048_576, 1_024)), None),
    "full-rows.ods": (lambda: calc(row(SAID, 1_048_576)), None),
    "wide-rows.ods": (lambda: calc(row(SAID, 999, 16_384)), Large),
    "gap.ods": (lambda: calc(row() + row("", 1_000_000, 1_024) + row()), None),
    # pictures without words
    "picture.docx": (lambda: word("<w:p><w:r><w:drawing/></w:r></w:p>"), Empty),
    "picture.odt": (lambda: writer("<text:p/>"), Empty),
    "picture.html": (lambda: b"<html><body><img src='a.png'></body></html>", Empty),
    "picture.pdf": (picture, Pictures),
    # names that deceive
    "word.pdf": (word, None),
    "writer.docx": (writer, None),
    "page.docx": (lambda: page("<p>", 1), None),
    "text.pdf": (SAID.encode, None),
    "sheet.doc": (lambda: calc(row()), None),
    "paper.txt": (papers.pdf, None),
    "program.docx": (lambda: b"\x7fELF\x02\x01" + bytes(range(256)) * 40, Broken),
    # too much of everything
    "long.txt": (lambda: b"a b\n" * (LONG // 4), Large),
    "long.html": (lambda: b"<p>a b" * (LONG // 6), Large),
    "wide.txt": (lambda: ("слово " * 8_000_000).encode()[:49_000_000], Large),
    "wide.html": (lambda: b"<html><body>" + b"<p>a" * 12_000_000, Large),
    "wide.csv": (lambda: b"a;b\n" * 12_000_000, Large),
    "wide.eml": (lambda: b"Subject: a\n\n" + b"a b\n" * 12_000_000, Large),
    "wide.rtf": (lambda: b"{\\rtf1 " + b"a\\par " * 3_000_000 + b"}", Large),
    "wide.docx": (lambda: word("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 800_000), Large),
    "wide.odt": (lambda: writer("<text:p>a</text:p>" * 1_500_000), Large),
    "one-line.txt": (lambda: "слово".encode() * 180_000, None),
    # null bytes
    "nulls.txt": (lambda: b"\0" * 1_000_000, Unknown),
    "null-inside.txt": (f"{SAID}\0{SAID}".encode, Unknown),
    "null-inside.html": (f"<html><body><p>{SAID}\0 \0</p><p>{SAID}".encode, Unknown),
    "null-inside.csv": ("Город;Партнёр\nПсков\0;Нойс\n".encode, Unknown),
    "null-inside.docx": (lambda: word("<w:p>\0</w:p>"), Broken),
    # letters that are broken
    "deep.eml": (lambda: letter(10_000), Broken),
    "deep-letters.eml": (lambda: letter(10_000, "message/rfc822"), Broken),
    "no-end.eml": (lambda: letter(1), None),
    "no-boundary.eml": (lambda: b"Subject: x\nContent-Type: multipart/mixed\n\n--b\n\n" + SAID.encode(), None),
    "strange-letters.eml": (lambda: b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nTwin towns", None),
    "bad-base64.eml": (lambda: b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%=\n", Empty),
    "long-subject.eml": (lambda: b"Subject: " + b"=?utf-8?b?0Y8=?= " * 60_000 + b"\n\n" + SAID.encode(), None),
}
