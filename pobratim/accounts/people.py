"""People that the program itself needs."""

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Role

CONSOLE = "console"


def console_person() -> Person:
    """In whose name the command line acts: whoever may run it on the register's machine may do everything."""
    person, made = Person.objects.get_or_create(username=CONSOLE, defaults={"role": Role.ADMINISTRATOR})
    if made:
        person.set_unusable_password()
        person.save()
    return person
