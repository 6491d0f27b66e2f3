"""All addresses: the portal for everyone, the desk for people who sign in."""

from django.urls import include, path

urlpatterns = [
    path("", include("pobratim.api.urls")),  # a few addresses that begin with words of their own
    path("", include("pobratim.portal.urls")),
    path("", include("pobratim.desk.urls")),
]

handler400 = "pobratim.portal.views.failures.bad_request"
handler403 = "pobratim.portal.views.failures.not_allowed"
handler404 = "pobratim.portal.views.failures.not_found"
handler500 = "pobratim.portal.views.failures.failed"
