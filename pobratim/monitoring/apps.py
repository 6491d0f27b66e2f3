"""The application of what is due."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Deadlines by dated rules, reminders, the yearly campaign."""

    name = "pobratim.monitoring"
    label = "monitoring"
