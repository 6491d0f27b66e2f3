"""What the public register shows."""

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.register.actions.acting import Deed, acting, check_right, get
from pobratim.register.models import Document, Fact, Tie
from pobratim.register.outlining import spoil, spoil_told
from pobratim.register.scopes import scope_of_tie


def publish_tie(*, by: Person, tie: int, published: bool) -> Tie:
    """The tie, shown to everybody or to those who sign in."""
    row: Tie = get(Tie.objects.select_related("home"), "tie", tie)
    with acting(by, Deed("publish_tie", Right.PUBLISH, scope_of_tie(row))) as note:
        row.published = published
        row.version += 1
        row.save()
        spoil(tie=tie)
        note.on("tie", tie, published=published)
    return row


def publish_document(*, by: Person, document: int, published: bool) -> Document:
    """The document, its text shown to everybody or to those who sign in.

    It asks for the right over every region that the document speaks of.
    """
    row: Document = get(Document.objects.select_related("added_by"), "document", document)
    deeds = [Deed("publish_document", Right.PUBLISH, Scope(region=region or None)) for region in regions_of(row)]
    for deed in deeds:
        check_right(by, deed)
    with acting(by, deeds[0]) as note:
        row.published = published
        row.save(update_fields=["published"])
        spoil_told(document)
        note.on("document", document, published=published)
    return row


def regions_of(document: Document) -> list[str]:
    """The regions whose municipalities a document speaks of; where none is known, that of the person who brought it."""
    told = Fact.objects.filter(document=document, kind="statement").values_list("payload__home__region", flat=True)
    return sorted({region for region in told if region}) or [document.added_by.region]
