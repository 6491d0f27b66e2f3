"""The app of the API and the open data."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Pages of the API; no tables."""

    name = "pobratim.api"
    label = "api"
