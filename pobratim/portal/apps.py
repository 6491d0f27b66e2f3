"""The application of the public pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public register: pages that anyone may read."""

    name = "pobratim.portal"
    label = "portal"
