"""Details of agreements, acts, activities and projects. SQLite makes such a table anew, so its triggers come again."""

from typing import Any

from django.db import migrations, models

from pobratim.register import triggers

OF = ("act", "activity", "agreement", "project")


def install(apps: Any, schema_editor: Any) -> None:
    triggers.install(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("register", "0003_deliveries")]
    operations = [
        migrations.RunPython(remove, install),
        *(migrations.AddField(model_name=name, name="details", field=models.JSONField(default=dict)) for name in OF),
        migrations.RunPython(install, remove),
    ]
