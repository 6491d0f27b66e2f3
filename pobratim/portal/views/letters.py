"""“Something is wrong here”: a reader's correction with its source. No account, no tracker; robots are let fall."""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.errors import TooManyLetters
from pobratim.letters.models import Letter
from pobratim.letters.sending import Words, send
from pobratim.portal import naming
from pobratim.portal.views import seeing
from pobratim.register.records import TieRecord

LONGEST = {"wrong": 2000, "right": 2000, "source": 1000, "contact": 200}
QUICKEST, SLOWEST = 2, 24 * 60 * 60
SALT = "pobratim.letters"


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form, what is wrong with each field, and what hinders the whole."""

    values: dict[str, str]
    wrong: dict[str, str]
    trouble: str = ""


def tell(request: HttpRequest) -> HttpResponse:
    """The form; a POST sends it."""
    tie = asked_tie(request)
    form = Form(dict.fromkeys(LONGEST, ""), {})
    if request.method == "POST":
        form = read(request)
        if is_robot(request):
            return redirect("tell-sent")
        if not form.wrong and not form.trouble:
            try:
                return thanks(send(words(request, form, tie), request.META.get("REMOTE_ADDR", "")))
            except TooManyLetters as error:
                form = Form(form.values, {}, _(error.message).format(**error.facts))
    context = {"form": form, "tie": tie, "began": signing.dumps("form", salt=SALT), "longest": LONGEST}
    status = 429 if form.trouble else 400 if form.wrong else 200
    response = render(request, "portal/tell.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def asked_tie(request: HttpRequest) -> TieRecord | None:
    """The tie that the letter is about, if the reader may see it."""
    number = request.POST.get("tie") or request.GET.get("tie", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        return naming.told(seeing.tie_for(request, int(number)))
    return None


def read(request: HttpRequest) -> Form:
    """The form as it was sent, with a sentence for each field that cannot be taken."""
    values = {name: request.POST.get(name, "").replace("\x00", "").strip() for name in LONGEST}
    wrong = {}
    if not values["wrong"]:
        wrong["wrong"] = _("Say what is wrong.")
    if not values["source"]:
        wrong["source"] = _("Name the source: a paper, a page, a newspaper. Without it we cannot check.")
    for name, most in LONGEST.items():
        if len(values[name]) > most:
            wrong[name] = _("This is too long: at most %s characters.") % most
    return Form(values, wrong)


def is_robot(request: HttpRequest) -> bool:
    """Whether the field that people do not see was filled, or the form came sooner than a person can write."""
    if request.POST.get("website"):
        return True
    try:
        signing.loads(request.POST.get("began", ""), salt=SALT, max_age=SLOWEST)
    except signing.BadSignature:
        return True
    try:
        signing.loads(request.POST.get("began", ""), salt=SALT, max_age=QUICKEST)
    except signing.SignatureExpired:
        return False
    return True


def words(request: HttpRequest, form: Form, tie: TieRecord | None) -> Words:
    """The letter."""
    page = reverse("tie", args=[tie.id]) if tie else ""
    return Words(**form.values, page=page, language=get_language() or "ru", tie=tie.id if tie else None)


def thanks(letter: Letter) -> HttpResponse:
    """The way to the page that thanks, with the letter's number."""
    return redirect(f"{reverse('tell-sent')}?{urlencode({'letter': signing.dumps(letter.pk, salt=SALT)})}")


def sent(request: HttpRequest) -> HttpResponse:
    """That the letter came, and what happens now."""
    try:
        number = signing.loads(request.GET.get("letter", ""), salt=SALT, max_age=SLOWEST)
    except signing.BadSignature:
        number = None
    return render(request, "portal/tell_sent.html", {"number": number})
