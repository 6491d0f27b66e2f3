"""The application of the register."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Models, actions, queries, audit."""

    name = "pobratim.register"
    label = "register"
