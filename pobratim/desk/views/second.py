"""Signing in: the password, then, where a person has set one up, the code of a second factor."""

import time
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, signals
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratim.accounts import second
from pobratim.accounts.models import Person
from pobratim.accounts.sessions import IDLE, LONG
from pobratim.desk import demanding, mailing, rights
from pobratim.desk.rights import signed_in

PENDING = "second_pending"
MINUTES = 5
BACKEND = "django.contrib.auth.backends.ModelBackend"
ENDED = {
    IDLE: gettext_lazy("You were signed out because nothing was done here for a while. Sign in to go on."),
    LONG: gettext_lazy("You were signed out because a session lasts twelve hours at most. Sign in to go on."),
}


class SignIn(auth.LoginView):
    """Asks for name and password; a person with a second factor is not in before its code was given."""

    template_name = "desk/sign_in.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the page shows; also why one has to sign in again."""
        has_provider = bool(settings.POBRATIM_OPENID) and not settings.POBRATIM_OPENID_FAULT
        return super().get_context_data(**more) | {
            "ended": ENDED.get(self.request.GET.get("ended", ""), ""),
            "provider": settings.POBRATIM_OPENID_NAME if has_provider else "",
        }

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let in, or ask for the code."""
        return let_in(self.request, form.get_user(), self.get_success_url())


def let_in(request: HttpRequest, person: Person, onward: str) -> HttpResponse:
    """The way on for whoever a password or a provider vouches for: in, or to the code where one is asked for."""
    if is_locked(request, person):
        return render(request, "desk/locked.html", status=403)
    if not second.has_second(person):
        login(request, person, backend=BACKEND)
        return redirect(onward)
    request.session.flush()
    request.session[PENDING] = [person.pk, int(time.time()), onward]
    return redirect("second")


class SignOut(auth.LogoutView):
    """Ends the session; the browser is told to let go of the pages that it keeps."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The way to the first page."""
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


def asked(request: HttpRequest) -> HttpResponse:
    """Asks for the code of the second factor, for five minutes after the password; failures count as those before."""
    person, onward = waiting(request)
    if person is None:
        return redirect("sign-in")
    if is_locked(request, person):
        request.session.flush()
        return render(request, "desk/locked.html", status=403)
    wrong = False
    if request.method == "POST":
        if second.check(person, request.POST.get("code", "")[:40]):
            login(request, person, backend=BACKEND)
            return redirect(onward)
        wrong = True
        guessed_wrong(request, person)
    return render(request, "desk/second.html", {"wrong": wrong}, status=400 if wrong else 200)


def is_locked(request: HttpRequest, person: Person) -> bool:
    """Whether too much was guessed wrong about an account from where the request comes."""
    return not AxesProxyHandler.is_allowed(request, {"username": person.get_username()})


def guessed_wrong(request: HttpRequest, person: Person) -> None:
    """Count a wrong code or password as a failed sign-in."""
    credentials = {"username": person.get_username()}
    signals.user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def waiting(request: HttpRequest) -> tuple[Person | None, str]:
    """Who has given the right password a moment ago, and where that person was going."""
    number, since, onward = request.session.get(PENDING, (0, 0, ""))
    if time.time() - since > MINUTES * 60:
        return None, ""
    return Person.objects.filter(pk=number, is_active=True).first(), onward


@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """The second factor of the own account: set up by a picture and a code, taken off by a code."""
    person = rights.person(request)
    codes: list[str] = []
    wrong = False
    if is_locked(request, person):
        return render(request, "desk/locked.html", status=403)
    if request.method == "POST":
        code = request.POST.get("code", "")[:40]
        if request.POST.get("do") == "drop":
            wrong = not second.check(person, code)
            if not wrong:
                second.drop(person)
                mailing.tell_changed(person, mailing.NO_SECOND)
                messages.success(request, _("The second factor is taken off."))
                return redirect("desk-second")
        else:
            codes = second.confirm(person, code)
            wrong = not codes
            if codes:
                mailing.tell_changed(person, mailing.SECOND)
    if wrong:
        guessed_wrong(request, person)
    has = second.has_second(person)
    secret = "" if has else second.begin(person)
    context = {
        "has": has,
        "codes": codes,
        "wrong": wrong,
        "secret": secret,
        "demanded": not has and demanding.is_demanded(person.role),
        "picture": "" if has else second.picture(person, secret),
    }
    response = render(request, "desk/second_own.html", context, status=400 if wrong else 200)
    response.headers["Cache-Control"] = "no-store"
    return response
