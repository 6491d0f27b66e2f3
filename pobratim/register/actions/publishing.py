"""What the public register shows."""

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.register.actions.acting import Deed, acting, get, scope_of_tie
from pobratim.register.models import Document, Tie


def publish_tie(*, by: Person, tie: int, published: bool) -> Tie:
    """The tie, shown to everybody or to those who sign in."""
    row: Tie = get(Tie.objects.select_related("home"), "tie", tie)
    with acting(by, Deed("publish_tie", Right.PUBLISH, scope_of_tie(row))) as note:
        row.published = published
        row.version += 1
        row.save()
        note.on("tie", tie, published=published)
    return row


def publish_document(*, by: Person, document: int, published: bool) -> Document:
    """The document, its text shown to everybody or to those who sign in."""
    row: Document = get(Document, "document", document)
    with acting(by, Deed("publish_document", Right.PUBLISH, Scope(region=by.region or None))) as note:
        row.published = published
        row.save(update_fields=["published"])
        note.on("document", document, published=published)
    return row
