"""People of the register: invited by mail, let go, called back; how they set their password, also a forgotten one."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from pobratim.accounts import forgetting, stays
from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Role, appoints, may_appoint
from pobratim.desk import mailing, rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.second import guessed_wrong, is_locked
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, NotFound
from pobratim.register import actions, queries
from pobratim.register.actions.people import Invited

ROLES = {
    Role.ADMINISTRATOR: gettext_lazy("administrator"),
    Role.REGION_OFFICER: gettext_lazy("officer of the region"),
    Role.MUNICIPALITY_OFFICER: gettext_lazy("officer of a municipality"),
    Role.READER: gettext_lazy("reader"),
}


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """The people whom one may appoint, and the form of an invitation; a POST invites."""
    by = rights.person(request)
    roles = appoints(by)
    if not roles:
        raise PermissionDenied
    wrong, link = "", ""
    if request.method == "POST":
        try:
            person = actions.invite_person(by=by, who=who(request))
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except InvalidValue as error:
            wrong = _("The invitation cannot be sent: look at “%s”.") % error.facts.get("field", "")
        else:
            link = invitation(request, person)
    context = {
        "people": appointed(by),
        "roles": [(role.value, ROLES[role]) for role in reversed(roles)],  # who may least stands first
        "municipalities": queries.municipalities(by.region or None),
        "wrong": wrong,
        "link": link,
        "mailed": bool(settings.POBRATIM_MAIL.hostname),
        "said": request.POST if wrong else {},
        "by": by,
    }
    response = render(request, "desk/people.html", context, status=400 if wrong else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def appointed(by: Person) -> list[tuple[Person, str]]:
    """The people whom one may appoint, each with the word for the role."""
    known = Person.objects.exclude(username="console").select_related("second_factor", "identity").order_by("username")
    return [(each, str(ROLES[Role(each.role)])) for each in known if may_appoint(by, Role(each.role), each.region)]


def who(request: HttpRequest) -> Invited:
    """Whom the form invites."""
    said = {name: str(value).replace("\x00", "").strip() for name, value in request.POST.items()}
    number = said.get("municipality", "")
    return Invited(
        name=said.get("name", ""),
        email=said.get("email", ""),
        role=said.get("role", ""),
        region=said.get("region", ""),
        municipality=int(number) if number.isdecimal() and said.get("role") == Role.MUNICIPALITY_OFFICER else None,
    )


def invitation(request: HttpRequest, person: Person) -> str:
    """The link of an invitation; it works once and for three days. Where there is mail, it goes by mail alone."""
    key = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("join", args=[key, default_token_generator.make_token(person)])
    if not settings.POBRATIM_MAIL.hostname:
        return request.build_absolute_uri(path)
    link = f"{settings.POBRATIM_ADDRESS}{path}"
    subject = _("Invitation to the register of twin towns")
    body = _(
        "You are invited to the register of twin towns as “%(role)s”, under the name %(name)s.\n\n"
        "Set your password here; the link works once and for three days:\n%(link)s\n"
    )
    said = body % {"role": ROLES[Role(person.role)], "name": person.username, "link": link}
    try:
        EmailMessage(subject, said, to=[person.email]).send()
    except OSError:
        messages.error(request, _("The mail server did not take the letter: hand the link over yourself."))
        return link
    messages.success(request, _("The invitation was sent to %s.") % person.email)
    return ""


@signed_in
@require_POST
def again(request: HttpRequest, person_id: int) -> HttpResponse:
    """Send an invitation that was not taken once more; the earlier link goes on working until one of them is used."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None or person.has_usable_password():
        raise Http404
    if not may_appoint(rights.person(request), Role(person.role), person.region):
        raise PermissionDenied
    link = invitation(request, person)
    if link:
        messages.success(request, _("Give this link to %(name)s: %(link)s") % {"name": person.username, "link": link})
    return redirect("desk-people")


@signed_in
@require_POST
def switch(request: HttpRequest, person_id: int, way: str) -> HttpResponse:
    """Close an account, or open it again."""
    ways = {
        "close": actions.close_account,
        "reopen": actions.reopen_account,
        "drop-second": actions.drop_second_factor,
        "untie": actions.untie_identity,
    }
    if way not in ways:
        raise Http404
    try:
        person = ways[way](by=rights.person(request), person=person_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    except ChangedMeanwhile:
        messages.info(request, _("Nothing was changed: nobody closes the own account, and this one may be so already."))
    else:
        said = {
            "close": _("The account %s is closed."),
            "reopen": _("The account %s is open again."),
            "untie": _("The next sign-in to the account %s through the provider is known by its address."),
            "drop-second": _("The account %s asks for a password alone until its second factor is set up anew."),
        }
        messages.success(request, said[way] % person.username)
        if way == "drop-second":
            mailing.tell_changed(person, mailing.NO_SECOND)
    return redirect("desk-people")


class Forgotten(auth.PasswordResetView):
    """Asks for an address; the answer is the same whether it is known or not."""

    template_name: str = "desk/forgotten.html"
    success_url = reverse_lazy("forgotten-sent")

    def form_valid(self, form: Any) -> HttpResponse:
        """Have the link sent in the background, alike for every address; refuse where it was asked for too often."""
        row = forgetting.note(form.cleaned_data["email"], self.request.META.get("REMOTE_ADDR", ""))
        if row is None:
            return render(self.request, self.template_name, {"form": form, "too_often": True}, status=429)
        mailing.send_link.enqueue(row.pk)
        return redirect(self.success_url)


class Joined(auth.PasswordResetConfirmView):
    """Sets the password of an invited person, or of one who forgot it; the link works once."""

    template_name = "desk/join.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: Any) -> HttpResponse:
        """Say that the password stands."""
        messages.success(self.request, _("The password is set. Sign in with it."))
        if form.user.has_usable_password():
            mailing.tell_changed(form.user, mailing.PASSWORD)
        return super().form_valid(form)


class Changed(auth.PasswordChangeView):
    """Sets another password in the place of the one that is known; every other session of the account ends."""

    template_name = "desk/password.html"
    success_url = reverse_lazy("desk-password")

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the page shows; also where one is signed in."""
        shown = stays.stays(rights.person(self.request), self.request.session.session_key)
        return super().get_context_data(**more) | {"stays": shown}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong; a wrong password until now counts as a failed sign-in."""
        if "old_password" in form.errors:
            guessed_wrong(self.request, form.user)
        response = super().form_invalid(form)
        response.status_code = 400
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Say that the password stands, here and by mail."""
        response = super().form_valid(form)
        messages.success(self.request, _("The password is set. Wherever else you were signed in, you are no longer."))
        mailing.tell_changed(form.user, mailing.PASSWORD)
        return response


@signed_in
@require_POST
def elsewhere(request: HttpRequest) -> HttpResponse:
    """End every other session of the own account."""
    others = stays.end_others(rights.person(request), request.session.session_key)
    said = ngettext("%(n)s other session was ended.", "%(n)s other sessions were ended.", others)
    messages.success(request, said % {"n": others})
    return redirect("desk-password")


@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """The form by which one changes the own password; a POST changes it."""
    if is_locked(request, rights.person(request)):
        return render(request, "desk/locked.html", status=403)
    return cast(HttpResponse, Changed.as_view()(request))
