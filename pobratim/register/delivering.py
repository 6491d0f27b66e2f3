"""Reading a file that came in, step by step, so that a page can say how far it has got."""

from dataclasses import asdict
from functools import cache

from pobratim.documents.reading import unforeseen
from pobratim.errors import NotAllowed, PobratimError
from pobratim.reading import Guard
from pobratim.reading.second import SecondReader
from pobratim.register.actions import deliveries
from pobratim.register.intake import ingest
from pobratim.register.models import Delivery
from pobratim.register.originals import original_of

STAGES = ("text", "facts", "register")
SHOWN = {"second": "facts"}  # asking a second reader is looking for facts


def read_delivery(number: int) -> None:
    """Read the file of a delivery; what goes wrong is kept with it as a sentence."""
    row = Delivery.objects.select_related("by").filter(pk=number, state__in=("queued", "reading")).first()
    if row is None:
        return
    try:
        take_in(row)
    except PobratimError as error:
        deliveries.fail(row, without_folder(error, row.name))
    except Exception:
        deliveries.fail(row, unforeseen(row.name))
        raise


def take_in(row: Delivery) -> None:
    """Read the text, find the facts, lay them beside the register."""
    original = original_of(row.sha256)
    facts = guard().facts(original, row.name, lambda stage: deliveries.begin(row, SHOWN.get(stage, stage)))
    deliveries.begin(row, "register")
    taken = ingest(original.read_bytes(), facts, by=row.by)
    deliveries.finish(row, taken.document, taken.waiting)


@cache
def guard() -> Guard:
    """The process that reads for this one, in bounded time and memory; it ends when this one does."""
    second = SecondReader.from_environment()
    return Guard(more={"second": asdict(second)} if second else None)


def without_folder(error: PobratimError, name: str) -> PobratimError:
    """The error as it is told of the file that a person brought, not of our copy of it."""
    if isinstance(error, NotAllowed) or "path" not in error.facts:
        return error
    return type(error)(**{**error.facts, "path": name})
