"""The database itself keeps the trail: triggers refuse to change or delete it."""

from django.db import migrations

from pobratim.register import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_first")]
    operations = [migrations.RunPython(install, remove)]
