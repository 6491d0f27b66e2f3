"""The records of a page: published ties by number, with what hangs on them."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone

from pobratim.api.asking import Asked
from pobratim.api.paging import after, page
from pobratim.errors import NotFound
from pobratim.exchange.gathering import Open, of_ties, place_row
from pobratim.exchange.nested import address_of, whole_ties
from pobratim.register import queries
from pobratim.register.assembling import assemble
from pobratim.register.gathering import FOR_ROWS
from pobratim.register.looking import narrow
from pobratim.register.models import Tie
from pobratim.register.opened import OpenTie
from pobratim.register.outlines import in_state
from pobratim.register.records import PlaceRecord


def written(asked: Asked) -> str:
    """A page of whole ties as JSON; as of today it is put together from what is kept of each."""
    day = queries.today(asked.as_of)
    numbers, following = chosen(asked, day)
    if day == timezone.localdate():
        items = [one_tie(each, day) for each in queries.open_ties(numbers)]
    else:
        items = [json.dumps(each, ensure_ascii=False) for each in whole_ties(told(numbers, day))]
    return f'{{"items": [{", ".join(items)}], "next": {json.dumps(following)}}}'


def one_tie(tie: OpenTie, day: date) -> str:
    """A tie of today as JSON."""
    head = json.dumps({"id": tie.id, "address": address_of(tie.id)})[:-1]
    return f'{head}, "home": {end(tie.home)}, "partner": {end(tie.partner)}, "as_of": "{day}", {tie.members}}}'


@lru_cache(maxsize=16384)
def end(place: PlaceRecord) -> str:
    """A place at an end of ties as JSON; a page of ties names many, mostly the same."""
    return json.dumps(place_row(place), ensure_ascii=False)


def ties(asked: Asked) -> tuple[Open, str | None]:
    """The ties of a page as open tables, and the cursor of the next page."""
    day = queries.today(asked.as_of)
    shown, following = chosen(asked, day)
    return told(shown, day), following


def chosen(asked: Asked, day: date) -> tuple[list[int], str | None]:
    """The numbers of the ties of a page, and the cursor of the next."""
    filters = asked.filters()
    rows = narrow(Tie.objects.filter(live=True, pk__gt=after(asked.cursor)), day, filters).order_by("pk")
    numbers: Any = rows.values_list("pk", flat=True)
    if filters.state:
        numbers = in_state(rows, day, filters.state, decided_only=True)
    return page(list(numbers[: asked.limit + 1]), asked.limit)


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
