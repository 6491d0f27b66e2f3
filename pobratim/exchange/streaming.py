"""Files that are sent as they are made."""

from collections.abc import Iterator
from itertools import chain, islice

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override

AT_ONCE = 100  # pieces


def streamed(pieces: Iterator[str], media_type: str, name: str) -> StreamingHttpResponse:
    """A text made of pieces as a file, sent while the rest is made; what fails at first still answers as an error."""
    sent = chunks(pieces, get_language())
    first = next(sent, b"")
    text = media_type.startswith("text/")
    response = StreamingHttpResponse(
        chain((first,), sent), content_type=f"{media_type}; charset=utf-8" if text else media_type
    )
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def chunks(pieces: Iterator[str], language: str | None) -> Iterator[bytes]:
    """Pieces, some at once, each made in the language in which they were asked for."""
    while True:
        with override(language):
            some = "".join(islice(pieces, AT_ONCE)).encode()
        if not some:
            return
        yield some
