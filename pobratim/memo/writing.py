"""Writing a memo into a file: the format by the name's ending, the file whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from pobratim.errors import MemoNotWritten, TemplateForWordAlone, UnknownMemoFormat, refused
from pobratim.memo.composing import compose_from
from pobratim.memo.gathering import gather
from pobratim.memo.memo import Memo
from pobratim.memo.scope import Scope

FORMATS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "facts_json",
}


def compose(scope: Scope) -> Memo:
    """The memo that the register holds for a scope; raises `NothingToTell` when it holds none."""
    return compose_from(gather(scope))


def write_memo(
    path: Path | str,
    *,
    as_of: date,
    region: str | None = None,
    municipality: str | None = None,
    sources: bool = False,
) -> Path:
    """Write the memo of a region or a municipality; the path that was written."""
    scope = Scope(as_of=as_of, region=region, municipality=municipality, sources=sources)
    return write(scope, Path(path))


def write(scope: Scope, path: Path, template: Path | None = None) -> Path:
    """Write the memo of a scope in the format of the path's ending; nothing stays behind where that fails.

    `template` is a Word file of the office's own that a DOCX is filled into.
    """
    return put(compose(scope), path, template)


def put(memo: Memo, path: Path, template: Path | None = None) -> Path:
    """Write a memo in the format of the path's ending, as `write` does."""
    if template and path.suffix.lower() != ".docx":
        raise TemplateForWordAlone(path=path)
    render = filler(template) if template else renderer(path)
    return keep(render(memo), path)


def keep(content: bytes, path: Path) -> Path:
    """Put bytes into a file, whole or not at all; raises `MemoNotWritten`."""
    try:
        _put(content, path)
    except OSError as failure:
        raise MemoNotWritten(path=path, reason=refused(failure)) from failure
    return path


def filler(template: Path) -> Callable[[Memo], bytes]:
    """The renderer that fills an office's template."""
    fill: Callable[[Memo, Path], bytes] = import_module("pobratim.memo.renderers.docx_template").fill
    return lambda memo: fill(memo, template)


def new_template(path: Path) -> Path:
    """Write a template to begin with."""
    made: bytes = import_module("pobratim.memo.renderers.docx_template").new_template()
    return keep(made, path)


def renderer(path: Path) -> Callable[[Memo], bytes]:
    """The renderer for a file's ending; raises `UnknownMemoFormat`."""
    name = FORMATS.get(path.suffix.lower())
    if name is None:
        known = ", ".join(dict.fromkeys(ending for ending in FORMATS if ending != ".htm"))
        raise UnknownMemoFormat(path=path, known=known)
    render: Callable[[Memo], bytes] = import_module(f"pobratim.memo.renderers.{name}").render
    return render


def _put(content: bytes, path: Path) -> None:
    """Put the bytes in place in one step, with the rights that a new file has."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
