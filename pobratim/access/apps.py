"""The application of tokens."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Tokens of programs."""

    name = "pobratim.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
