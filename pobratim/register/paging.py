"""Long lists page by page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404

PAGE = 50


def paged(asked: str, total: int) -> tuple[int, dict[str, Any]]:
    """Where the page that is asked for begins in a list of so many, and what the links to its pages are written with.

    There is no page past the end; what is no number asks for the first.
    """
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    paginator = Paginator(range(total), PAGE)
    if not 0 < number <= paginator.num_pages:
        raise Http404
    links = list(paginator.get_elided_page_range(number, on_each_side=1, on_ends=1))
    return (number - 1) * PAGE, {"page": paginator.page(number), "pages": links}
