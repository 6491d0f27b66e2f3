"""The records of a page: published ties by number, with what hangs on them."""

from datetime import date
from typing import Any

from pobratim.api.asking import Asked
from pobratim.api.paging import after, page
from pobratim.errors import NotFound
from pobratim.exchange.gathering import Open, of_ties
from pobratim.exchange.nested import whole_ties
from pobratim.register import queries
from pobratim.register.assembling import assemble
from pobratim.register.gathering import FOR_ROWS
from pobratim.register.looking import narrow
from pobratim.register.models import Tie
from pobratim.register.outlines import in_state


def ties(asked: Asked) -> tuple[Open, str | None]:
    """The ties of a page as open tables, and the cursor of the next page."""
    day, filters = queries.today(asked.as_of), asked.filters()
    rows = narrow(Tie.objects.filter(live=True, pk__gt=after(asked.cursor)), day, filters).order_by("pk")
    numbers: Any = rows.values_list("pk", flat=True)
    if filters.state:
        numbers = in_state(rows, day, filters.state, decided_only=True)
    shown, following = page(list(numbers[: asked.limit + 1]), asked.limit)
    return told(shown, day), following


def told(numbers: list[int], day: date) -> Open:
    """Ties by number as open tables."""
    rows = Tie.objects.filter(pk__in=numbers).defer("search_key").order_by("pk")
    return of_ties(assemble(list(rows), day, FOR_ROWS), day)


def tie(number: int, as_of: date | None) -> dict[str, Any]:
    """One published tie; one that is not published is not there."""
    day = queries.today(as_of)
    if not Tie.objects.filter(pk=number, live=True, published=True).exists():
        raise NotFound(kind="связь", id=number)
    return next(iter(whole_ties(told([number], day))))
