"""The application of the pages for people who sign in."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk: where papers come in and facts are decided."""

    name = "pobratim.desk"
    label = "desk"
