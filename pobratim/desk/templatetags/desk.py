"""The sections of the desk, on each of its pages: those that the person may open."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from pobratim.accounts.permissions import Right, may
from pobratim.register.attachments import attached_to

register = template.Library()
SECTIONS = (  # the page, what it is called, the right without which it is not shown
    ("desk", pgettext_lazy("section of the desk", "Today"), Right.READ),
    ("desk-papers", pgettext_lazy("section of the desk", "Papers"), Right.READ),
    ("desk-due", pgettext_lazy("section of the desk", "Due"), Right.READ),
    ("desk-campaigns", pgettext_lazy("section of the desk", "Yearly information"), Right.READ),
    ("desk-memos", pgettext_lazy("section of the desk", "Memos"), Right.PUBLISH),
    ("desk-letters", pgettext_lazy("section of the desk", "Messages"), Right.DECIDE),
    ("desk-compare", pgettext_lazy("section of the desk", "Beside a list"), Right.READ),
    ("desk-merges", pgettext_lazy("section of the desk", "Merged ties and places"), Right.MERGE),
    ("desk-people", pgettext_lazy("section of the desk", "People"), Right.GIVE_TOKENS),
    ("desk-tokens", pgettext_lazy("section of the desk", "Tokens"), Right.GIVE_TOKENS),
    ("desk-password", pgettext_lazy("section of the desk", "Your account"), Right.READ),
)


@register.inclusion_tag("desk/parts/sections.html", takes_context=True)
def desk_sections(context: template.Context) -> dict[str, Any]:
    """The sections, with the one that the page belongs to; none outside of the desk."""
    request = context["request"]
    person = getattr(request, "user", None)  # none yet where the host itself is refused
    if person is None or not person.is_authenticated or not request.path.startswith(reverse("desk")):
        return {"sections": ()}
    known = [(reverse(page), title) for page, title, right in SECTIONS if may(person, right)]
    here = max((path for path, _title in known if is_in(path, request.path)), key=len, default="")
    return {"sections": [(path, title, path == here) for path, title in known], "path": request.path}


@register.inclusion_tag("desk/parts/files.html")
def attached_files(tie: int) -> dict[str, Any]:
    """The files that hang on the records of a tie, for those who have signed in."""
    return {"held": list(attached_to(tie))}


def is_in(section: str, path: str) -> bool:
    """Whether a page belongs to a section; that of today is itself alone."""
    return path == section or (section != reverse("desk") and path.startswith(section))
