"""Mails about accounts, sent in the background: how long a page takes tells nobody whether an account exists."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from pobratim.accounts import forgetting
from pobratim.accounts.models import Person

log = logging.getLogger("pobratim.desk.mailing")
PASSWORD, SECOND, NO_SECOND = "password", "second", "no second"
CHANGED = {
    PASSWORD: gettext_lazy("The password of your account %s was set anew."),
    SECOND: gettext_lazy("Your account %s asks for a code of your telephone from now on."),
    NO_SECOND: gettext_lazy("Your account %s asks for a password alone from now on: its second factor was taken off."),
}


@task()
def send_link(number: int) -> None:
    """Send the link that was asked for, if the address is of an account; the address is then let go."""
    wish = forgetting.taken(number)
    if wish is None:
        return
    form = PasswordResetForm({"email": wish[0]})
    address = urlsplit(settings.POBRATIM_ADDRESS)
    with translation.override(wish[1] or settings.LANGUAGE_CODE):
        try:
            if form.is_valid():
                form.save(
                    domain_override=address.netloc,
                    subject_template_name="desk/forgotten_subject.txt",
                    email_template_name="desk/forgotten_mail.txt",
                    extra_email_context={"domain": address.netloc, "protocol": address.scheme},
                )
        except OSError as error:
            log.warning("A link for a forgotten password was not sent: %s", type(error).__name__)


def tell_changed(person: Person, what: str) -> None:
    """Have a person told by mail that how one signs in to the account was changed."""
    if person.email and settings.POBRATIM_MAIL.hostname:
        send_changed.enqueue(person.pk, what, translation.get_language() or "")


@task()
def send_changed(number: int, what: str, language: str) -> None:
    """Tell a person that the password or the second factor of the account was changed, and what to do."""
    person = Person.objects.filter(pk=number).first()
    if person is None or not person.email:
        return
    with translation.override(language or settings.LANGUAGE_CODE):
        said = str(CHANGED[what]) % person.get_username()
        more = _("If it was not you, set a new password by “I forgot my password” and tell the officer of your region.")
        link = f"{settings.POBRATIM_ADDRESS}/sign-in/"
        try:
            EmailMessage(
                _("Your account of the register was changed"), f"{said}\n\n{more}\n{link}\n", to=[person.email]
            ).send()
        except OSError as error:
            log.warning("A person was not told of a changed account: %s", type(error).__name__)
