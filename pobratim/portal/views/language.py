"""The language of the pages: kept in a cookie that holds nothing else."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language


@csrf_exempt
def language(request: HttpRequest) -> HttpResponseBase:
    """The page anew in another language. No secret word of the form: so that visitors need no cookie to read."""
    return set_language(request)
