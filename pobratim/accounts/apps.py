"""The application of people and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, roles, permissions as code."""

    name = "pobratim.accounts"
    label = "accounts"
