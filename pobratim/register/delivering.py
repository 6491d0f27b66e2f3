"""Reading a file that came in, step by step, so that a page can say how far it has got."""

import tempfile
from pathlib import Path

from pobratim.documents import read_path
from pobratim.errors import BrokenDocument, NotAllowed, PobratimError
from pobratim.facts import read_facts
from pobratim.register.actions import deliveries
from pobratim.register.intake import ingest
from pobratim.register.models import Delivery
from pobratim.register.originals import original_of

STAGES = ("text", "facts", "register")


def read_delivery(number: int) -> None:
    """Read the file of a delivery; what goes wrong is kept with it as a sentence."""
    row = Delivery.objects.select_related("by").filter(pk=number, state__in=("queued", "reading")).first()
    if row is None:
        return
    try:
        take_in(row)
    except PobratimError as error:
        deliveries.fail(row, without_folder(error, row.name))
    except Exception as error:
        deliveries.fail(row, BrokenDocument(path=row.name, reason=type(error).__name__))
        raise


def take_in(row: Delivery) -> None:
    """Read the text, find the facts, lay them beside the register."""
    content = original_of(row.sha256).read_bytes()
    deliveries.begin(row, "text")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / row.name
        path.write_bytes(content)
        document = read_path(path)
    deliveries.begin(row, "facts")
    facts = read_facts(document)
    deliveries.begin(row, "register")
    taken = ingest(content, facts, by=row.by)
    deliveries.finish(row, taken.document, taken.waiting)


def without_folder(error: PobratimError, name: str) -> PobratimError:
    """The error as it is told of the file that a person brought, not of our copy of it."""
    if isinstance(error, NotAllowed) or "path" not in error.facts:
        return error
    return type(error)(**{**error.facts, "path": name})
