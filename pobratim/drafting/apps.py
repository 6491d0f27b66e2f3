"""The application of kept memos."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    """Orders for memos, reworded paragraphs, versions."""

    name = "pobratim.drafting"
    label = "drafting"
    default_auto_field = "django.db.models.BigAutoField"
