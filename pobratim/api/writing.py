"""What a token allows: bringing papers to the desk, and having a paper read without keeping it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import File, Path, Router, Status
from ninja.files import UploadedFile
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from pobratim import errors
from pobratim.access import tokens
from pobratim.access.models import Token
from pobratim.api import shapes
from pobratim.api.asking import Number
from pobratim.api.problems import sentence
from pobratim.api.reading import facts_of
from pobratim.errors import DocumentTooLarge, NotFound
from pobratim.register.actions.deliveries import deliver
from pobratim.register.models import Delivery
from pobratim.register.originals import file_name

LARGEST = 20 * 1024 * 1024
AROUND = 64 * 1024  # what a form adds to a file
WRONG = dict.fromkeys((400, 401, 403, 413, 422, 429), shapes.Problem)
router = Router(tags=["papers"])


class Bearer(HttpBearer):
    """The token in the header `Authorization: Bearer …`."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """The token, if it is for this; a body that is too large is refused before it is read."""
        found = tokens.shown(token, self.scope)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST + AROUND:
            raise too_large("paper")
        return found


def rate() -> AuthRateThrottle:
    """How often a token may be shown."""
    return AuthRateThrottle(settings.POBRATIM_TOKEN_RATE)


@router.post(
    "/papers",
    response={202: shapes.Paper, **WRONG},
    operation_id="bringPaper",
    auth=Bearer(tokens.INGEST),
    throttle=[rate()],
)
def bring(request: HttpRequest, paper: File[UploadedFile]) -> Status[dict[str, Any]]:
    """Bring a paper of up to 20 MB to the desk (token with `ingest`); it is read in the background."""
    name, content = file_name(paper.name), content_of(paper)
    return Status(202, told(deliver(by=token_of(request).person, name=name, content=content)))


@router.get(
    "/papers/{number}",
    response={200: shapes.Paper, 404: shapes.Problem, **WRONG},
    operation_id="getPaper",
    auth=Bearer(tokens.INGEST),
    throttle=[rate()],
)
def paper(request: HttpRequest, number: Path[Number]) -> dict[str, Any]:
    """How far the reading of a paper has got that was brought in the name of the same person."""
    row = Delivery.objects.filter(pk=number, by=token_of(request).person).first()
    if row is None:
        raise NotFound(kind="документ", id=number)
    return told(row)


@router.post(
    "/read",
    response={200: shapes.Facts, 503: shapes.Problem, **WRONG},
    operation_id="readPaper",
    auth=Bearer(tokens.READ),
    throttle=[rate()],
)
def read(request: HttpRequest, paper: File[UploadedFile]) -> HttpResponse:
    """What a paper of up to 20 MB says (token with `read`); nothing of it is kept. Reading may take 20 seconds."""
    content = facts_of(file_name(paper.name), content_of(paper))
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def token_of(request: HttpRequest) -> Token:
    """The token that the program has shown."""
    found = getattr(request, "auth", None)
    assert isinstance(found, Token)  # noqa: S101  no way leads here without one
    return found


def content_of(paper: UploadedFile) -> bytes:
    """The bytes of a file that was sent, if it is not too large."""
    if (paper.size or 0) > LARGEST:
        raise too_large(file_name(paper.name))
    return bytes(paper.read())


def too_large(name: str) -> DocumentTooLarge:
    """What is said of a file that is too large."""
    return DocumentTooLarge(path=name, reason="больше 20 МБ")


def told(row: Delivery) -> dict[str, Any]:
    """A paper that was brought, and how far its reading has got."""
    failure = None
    if row.state == "failed":
        failure = sentence(getattr(errors, row.error, errors.BrokenDocument)(**row.error_facts))
    return {
        "id": row.pk,
        "name": row.name,
        "sha256": row.sha256,
        "state": row.state,
        "document": row.document_id,
        "waiting": row.waiting,
        "error": failure,
    }
