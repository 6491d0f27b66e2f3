"""The words of ties and papers as rows of their own: a question is answered without a walk through all keys."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from pobratim.register import indexing


def fill(apps: Any, schema_editor: Any) -> None:
    indexing.fill()


def key(owner: str) -> Any:
    return models.CompositePrimaryKey("word", owner, blank=True, editable=False, primary_key=True, serialize=False)


def owner(model: str, **more: Any) -> Any:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=model, **more)


class Migration(migrations.Migration):
    dependencies = [("register", "0013_told")]
    operations = [
        migrations.CreateModel(
            name="PaperWord",
            fields=[
                ("pk", key("document")),
                ("word", models.BinaryField()),
                ("document", owner("register.document", db_index=False)),
            ],
            options={"db_table": "paper_word"},
        ),
        migrations.CreateModel(
            name="TieWord",
            fields=[("pk", key("tie")), ("word", models.BinaryField()), ("tie", owner("register.tie"))],
            options={"db_table": "tie_word"},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
