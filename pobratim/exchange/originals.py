"""Files as they came, handed out to keep and never to show."""

from django.http import FileResponse, Http404

from pobratim.register.originals import original_of


def to_keep(sha256: str, name: str) -> FileResponse:
    """The file as it came: always an attachment, never run by a browser; 404 where it is not kept."""
    path = original_of(sha256)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
