"""The image of a page made ready for recognition: grey, evenly lit, upright, large enough."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, ImageSequence, UnidentifiedImageError

from pobratim.documents.source import Source
from pobratim.errors import BrokenDocument, DocumentTooLarge

MOST_PIXELS = 20_000_000
LARGEST = 60_000_000  # pixels that are taken at all
PAGE = 8.27  # inches: how wide the paper is taken to be where the image does not tell
FINE, COARSE = 300, 190  # dots an inch: what recognition likes best, and what is enlarged for it
STEEPEST, STEPS = 4.0, (1.0, 0.25, 0.1)  # degrees: how far a page is turned at most, and how exactly it is looked at
SMALL = 500  # pixels: wide enough to see how lines run
DARK = 90  # of 255, how much darker than its surroundings a dot of ink is


@dataclass(frozen=True, slots=True)
class PageImage:
    """An upright page, grey; `dots` an inch."""

    image: Image.Image
    dots: float

    @property
    def ink(self) -> Image.Image:
        """What is printed, white on black."""
        return _ink(self.image)


def pages_of(source: Source, most: int) -> Iterator[Image.Image]:
    """The images of a file, one for each page that it holds."""
    try:
        with Image.open(BytesIO(source.data)) as opened:
            if opened.width * opened.height > LARGEST:
                raise DocumentTooLarge(path=source.name, reason=f"больше {LARGEST // 1_000_000} млн точек")
            for number, frame in enumerate(ImageSequence.Iterator(opened)):
                if number < most:
                    yield frame.copy()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BrokenDocument(path=source.name, reason="изображение не читается") from None


def ready(image: Image.Image, dots: float | None = None) -> PageImage:
    """A page as recognition likes it."""
    told = dots or _told(image)
    grey = image.convert("RGBA" if "transparency" in image.info or image.mode in ("LA", "RGBA") else "L")
    if grey.mode == "RGBA":
        paper = Image.new("RGBA", grey.size, "white")
        grey = Image.alpha_composite(paper, grey).convert("L")
    scale = FINE / told if told < COARSE else 1.0
    scale = min(scale, (MOST_PIXELS / (grey.width * grey.height)) ** 0.5)
    if scale != 1.0:
        size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return PageImage(_upright(grey), told * scale)


def _told(image: Image.Image) -> float:
    """Dots an inch by the file, where that makes a page of a usual size; else by the width of a usual page."""
    said: Sequence[float] = image.info.get("dpi") or (0.0, 0.0)
    across = float(said[0]) or 1.0
    if 4.0 <= min(image.width, image.height) / across <= 13.0:
        return across
    return max(min(image.width, image.height) / PAGE, 72.0)


def _ink(grey: Image.Image) -> Image.Image:
    """What is darker than its surroundings: a shadow over a page is none."""
    light = grey.reduce(max(1, min(grey.size) // 100)).filter(ImageFilter.MaxFilter(5)).resize(grey.size)
    return ImageChops.subtract(light, grey).point([255 if v > DARK else 0 for v in range(256)])


def _upright(grey: Image.Image) -> Image.Image:
    """The page turned so that its lines run level."""
    small = _ink(grey.reduce(max(1, grey.width // SMALL)))
    best = 0.0
    for reach, step in zip((STEEPEST, *STEPS), STEPS, strict=False):
        count = round(reach / step)
        best = max((best + step * n for n in range(-count, count + 1)), key=lambda angle: _evenness(small, angle))
    if abs(best) < STEPS[-1] * 1.5:
        return grey
    return grey.rotate(best, Image.Resampling.BICUBIC, fillcolor=255)


def _evenness(small: Image.Image, angle: float) -> int:
    """How sharply rows of ink and rows of paper differ when the page is turned."""
    rows = small.rotate(angle).resize((1, small.height), Image.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in itertools.pairwise(rows))
