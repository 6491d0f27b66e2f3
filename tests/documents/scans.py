"""Scans made for tests: a page drawn, turned and made noisy; and a stand-in for the program that reads it."""

import gzip
import io
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from tests.documents import papers

RECORDED = Path(__file__).with_name("recognised")
ROWS = [
    ["№", "Муниципальное образование", "Партнёр", "Страна", "Дата подписания"],
    ["1", "г. Псков", "г. Нойс", "Германия", "15.11.1985"],
    ["2", "Псковский район", "Пылваский уезд", "Эстония", "12.06.2004"],
    ["3", "г. Псков", "г. Мяньян", "Китай", "май 2001 г."],
]
TABLE = "#table(columns: (1cm, 4.2cm, 4cm, 3cm, 3.4cm), inset: 7pt, {})"
PAGE = "#set page(width: 21cm, height: 12cm, margin: 2.2cm)\n#set text(size: 12pt)\n#set par(justify: true)\n"
PROSE = (
    "Города Псков и Нойс обмениваются делегациями школьников и музыкантов. В 2019 году делегация города Пскова "
    "посетила город Нойс, где стороны обсудили участие в городском празднике."
)


def page() -> str:
    """A register with a heading, a ruled table and a paragraph, as typst sets it."""
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    return (
        f"{PAGE}= Побратимские связи города Пскова\n\n{PROSE}\n\n{TABLE.format(cells)}\n\nВсе соглашения действуют.\n"
    )


def drawn(setting: str, dots: int = 200, angle: float = 0.7, noise: float = 14) -> Image.Image:
    """The first page of a setting as a scanner gives it."""
    import pypdfium2
    import typst

    page = pypdfium2.PdfDocument(typst.compile(setting.encode()))[0]
    picture = page.render(scale=dots / 72, grayscale=True).to_pil()
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    spots = Image.effect_noise(turned.size, noise).point([v - 128 + 20 if v > 128 else 0 for v in range(256)])
    return ImageChops.subtract(turned, spots).filter(ImageFilter.GaussianBlur(0.5))


def saved(image: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **more)
    return stream.getvalue()


def stand_in(folder: Path, *pages: str) -> Path:
    """A program in place of Tesseract that says what it said of these pages, one after the other."""
    for number, name in enumerate(pages, 1):
        told = gzip.decompress((RECORDED / f"{name}.tsv.gz").read_bytes())
        (folder / f"{number}.tsv").write_bytes(told)
    script = (
        f'if [ "$1" = --list-langs ]; then printf "List\\nbel\\ndeu\\neng\\nrus\\n"; exit; fi\n'
        f'echo "$@" >> {folder}/asked; n=$(wc -l < {folder}/asked); cat {folder}/$n.tsv'
    )
    papers.program(folder, "tesseract", script)
    return folder
