"""The addresses of the public pages."""

from django.urls import path
from django.views.i18n import set_language

from pobratim.portal.views import documents, home, memo, places, ties

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("language/", set_language, name="language"),
    path("ties/", ties.register, name="ties"),
    path("ties/<int:tie_id>/", ties.tie, name="tie"),
    path("municipalities/<int:place_id>/", places.municipality, name="municipality"),
    path("countries/<str:code>/", places.country, name="country"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:document_id>/", documents.document, name="document"),
    path("documents/<int:document_id>/original/", documents.original, name="original"),
    path("memo/", memo.memo, name="memo"),
    path("memo/<str:ending>/", memo.memo_file, name="memo-file"),
]
