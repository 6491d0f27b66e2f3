"""The application of the letters of readers."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters from the public pages."""

    name = "pobratim.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
