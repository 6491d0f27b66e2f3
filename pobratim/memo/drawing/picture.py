"""A picture: its lines as SVG, its size on paper, and its points for programs that know no SVG."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

POINTS_AN_INCH = 150
LETTERS = "Tinos, 'Times New Roman', 'Liberation Serif', serif"
SHOWN = '#set page(width: {width}mm, height: {height}mm, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` by `height` millimetres; `lines` is what stands inside the SVG, in tenths of them."""

    width: int
    height: int
    lines: str

    @property
    def svg(self) -> str:
        """The whole SVG."""
        size = f'width="{self.width}mm" height="{self.height}mm" viewBox="0 0 {self.width * 10} {self.height * 10}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{LETTERS}">{self.lines}</svg>'

    @property
    def png(self) -> bytes:
        """The picture as points."""
        import typst  # noqa: PLC0415  many megabytes, and pages show pictures as they are

        page = SHOWN.format(width=self.width, height=self.height).encode()
        made = typst.compile(page, font_paths=fonts(), format="png", ppi=POINTS_AN_INCH, sys_inputs={"svg": self.svg})
        assert isinstance(made, bytes)  # noqa: S101  one page was asked for
        return made


@cache
def fonts() -> "typst.Fonts":
    """The fonts: those that the build brought, the system's, and those inside typst."""
    import typst  # noqa: PLC0415  likewise

    return typst.Fonts(font_paths=font_folders())


def font_folders() -> list[str]:
    """The folder of fonts that the build brought; none where nothing was built."""
    built = Path(str(files("pobratim.memo"))) / "built" / "fonts"
    return [str(built)] if built.is_dir() else []
