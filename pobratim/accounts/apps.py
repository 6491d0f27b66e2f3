"""The application of people and roles."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in

from pobratim.accounts.sessions import begin


class AccountsConfig(AppConfig):
    """People, roles, permissions as code."""

    name = "pobratim.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Note when people sign in, and write down what happens at the door."""
        from pobratim.accounts.watching import watch  # noqa: PLC0415  it knows models, which are not there before

        watch()
        user_logged_in.connect(begin, dispatch_uid="pobratim.sessions")
