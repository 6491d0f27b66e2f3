"""What a password may not be, beside Django's own rules."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128


class NotTooLong:
    """Refuses what is too long to be a password: working out its digest would only take time."""

    def validate(self, password: str, user: object = None) -> None:
        """Nothing, if the password is short enough."""
        del user  # the rule is the same for all
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        """The rule as people read it."""
        return _("A password has at most %s characters.") % LONGEST
