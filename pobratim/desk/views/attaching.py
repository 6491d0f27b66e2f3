"""Files that hang on records of a tie: taken from a form, handed out to those who have signed in."""

from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.desk.rights import person, signed_in
from pobratim.desk.views.papers import LARGEST, sentence
from pobratim.errors import DailyShareSpent, InvalidValue
from pobratim.exchange.originals import to_keep
from pobratim.register import actions
from pobratim.register.attachments import FILES, MOST, Attachment, attachment, parted, written
from pobratim.register.originals import file_name, original_of

FIELD = f"details.{FILES}"


@signed_in
@require_safe
def file(request: HttpRequest, kind: str, record_id: int, sha256: str) -> FileResponse:
    """A file that hangs on a record, to keep and never to show."""
    found = attachment(kind, record_id, sha256)
    if found is None:
        raise Http404
    return to_keep(sha256, found.name)


def sent(request: HttpRequest) -> Mapping[str, str]:
    """What a form says, the files that stay ticked and those that came with it being a detail among the others."""
    said = {name: str(value) for name, value in request.POST.items()}
    stay = [each for line in request.POST.getlist(FIELD) for each in parted(line) if original_of(each.sha256).is_file()]
    fresh = request.FILES.getlist("attached")
    if len(stay) + len(fresh) > MOST:
        raise InvalidValue(field=FILES, value=str(len(stay) + len(fresh)), reason=_("At most %s files.") % MOST)
    stay += [kept(request, each) for each in fresh]
    return {**said, FIELD: written(stay)}


def kept(request: HttpRequest, file: "UploadedFile[bytes]") -> Attachment:
    """A file that came with a form, kept."""
    name = file_name(file.name)
    if (file.size or 0) > LARGEST:
        raise InvalidValue(field=FILES, value=name, reason=_("A file may have 20 MB."))
    try:
        return Attachment(actions.keep_file(by=person(request), name=name, content=file.read()), name)
    except DailyShareSpent as error:
        raise InvalidValue(field=FILES, value=name, reason=sentence(error)) from error
