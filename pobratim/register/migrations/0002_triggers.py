"""The database itself keeps the trail: triggers refuse to change or delete it."""

from typing import Any

from django.db import migrations

from pobratim.register import triggers


def install(apps: Any, schema_editor: Any) -> None:
    triggers.install(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_first")]
    operations = [migrations.RunPython(install, remove)]
