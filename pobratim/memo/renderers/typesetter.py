"""Set one part of a long memo: its content as JSON comes in, a PDF goes out.

typst keeps what it has laid out as long as its process lives, so each part is set in a process of its own, which runs
this file alone: `python typesetter.py FONTS < content.json > part.pdf`.
"""

import sys
from pathlib import Path

import typst


def typeset(content: str, fonts: typst.Fonts) -> bytes:
    """The PDF of a content by memo.typ, tagged (PDF/UA-1), with its fonts inside."""
    made = typst.compile(
        Path(__file__).with_name("memo.typ").read_bytes(),
        font_paths=fonts,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"memo": content},
        timestamp=0,
    )
    assert isinstance(made, bytes)  # noqa: S101  one file was asked for
    return made


def main() -> None:
    """Set what stands on the standard input."""
    fonts = typst.Fonts(font_paths=[each for each in sys.argv[1:] if each])
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read().decode(), fonts))


if __name__ == "__main__":
    main()
