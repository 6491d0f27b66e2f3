"""What the first page of the desk shows of what is due."""

from typing import Any

from django import template
from django.utils import timezone

from pobratim.desk import naming
from pobratim.errors import BadRulePack
from pobratim.monitoring import gathering
from pobratim.monitoring.duties import SOON

register = template.Library()
SHOWN = 8


@register.inclusion_tag("desk/due/today.html", takes_context=True)
def due_today(context: template.Context) -> dict[str, Any]:
    """What is overdue or falls due within a month, for the person who looks."""
    as_of = timezone.localdate()
    try:
        found = gathering.seen_by(context["request"].user, gathering.due(as_of, SOON))
    except BadRulePack:
        return {"broken": True}
    waiting = [each for each in found if not each.is_done]
    return {"waiting": waiting[:SHOWN], "more": len(waiting) - SHOWN, "today": as_of}


@register.filter
def home_name(name: str) -> str:
    """The name of a municipality in the letters of the page."""
    return naming.home_name(name)


@register.filter
def region_name(region: str) -> str:
    """The name of a region by its code."""
    return naming.region_name(region)
