"""Lists of ties that a person comes back to. They are nobody else's affair, and no part of the register."""

from pobratim.accounts.models import Person, SavedView

MOST = 30


def views_of(person: Person) -> list[SavedView]:
    """The saved views of a person, by name."""
    return list(SavedView.objects.filter(person=person).order_by("name"))


def save_view(person: Person, name: str, query: str) -> bool:
    """Whether a view was saved under a name; the one of that name until now gives way, and there are thirty at most."""
    others = SavedView.objects.filter(person=person).exclude(name=name).count()
    if not name or others >= MOST:
        return False
    SavedView.objects.update_or_create(person=person, name=name, defaults={"query": query})
    return True


def drop_view(person: Person, number: int) -> None:
    """Forget a saved view of a person; that of another stays."""
    row = SavedView.objects.filter(person=person, pk=number).first()
    if row is not None:
        row.delete()
