"""Words of papers and ties in their dictionary form, by which they are found; those of old rows are made here."""

from typing import Any

from django.db import migrations, models

from pobratim.register import triggers
from pobratim.register.lemmas import tie_key, word_key


def install(apps: Any, schema_editor: Any) -> None:
    triggers.install(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    triggers.remove(schema_editor.connection)


def fill(apps: Any, schema_editor: Any) -> None:
    for row in apps.get_model("register", "Document").objects.only("pk", "text").iterator():
        apps.get_model("register", "Document").objects.filter(pk=row.pk).update(search_key=word_key(row.text))
    rows = apps.get_model("register", "Tie").objects
    ties = rows.select_related("home", "partner").prefetch_related("agreements")
    for tie in ties.iterator(chunk_size=1000):
        titles = [each.title for each in tie.agreements.all() if each.live and each.title]
        names = (tie.home.search_key, tie.partner.search_key)
        rows.filter(pk=tie.pk).update(search_key=tie_key(names, (tie.home.country, tie.partner.country), titles))


class Migration(migrations.Migration):
    dependencies = [("register", "0004_details")]
    operations = [
        migrations.RunPython(remove, install),
        migrations.AddField(model_name="document", name="search_key", field=models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    ]
