"""DOC of old Word, through LibreOffice where it is installed."""

import tempfile
from pathlib import Path

from pobratim.documents import docx
from pobratim.documents.programs import find, run
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument

HOW = "пакет libreoffice-writer или libreoffice.org"


def read(source: Source) -> Content:
    """The text and blocks of a DOC."""
    office = find(("soffice", "libreoffice"), "LibreOffice", HOW, source.name)
    with tempfile.TemporaryDirectory(prefix="pobratim-") as name:
        folder = Path(name)
        (folder / "paper.doc").write_bytes(source.data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run([office, profile, "--headless", "--convert-to", "docx", "paper.doc"], folder, source.name)
        made = folder / "paper.docx"
        if not made.exists():
            raise BrokenDocument(path=source.name, reason="LibreOffice не смог его прочитать")
        return docx.read(Source(source.name, made.read_bytes()))
