"""The last day of an agreement's term beside its term, so that what runs out in a year is found by an index."""

from typing import Any

from django.db import migrations, models

from pobratim.register.days import last_day
from pobratim.register.states import term_end


def fill(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("register", "Agreement").objects.exclude(term=None).values_list("pk", "date", "term")
    ends = ((last_day(term_end(signed, term)), number) for number, signed, term in list(rows))
    with schema_editor.connection.cursor() as cursor:
        known = [(str(end), number) for end, number in ends if end]
        cursor.executemany("UPDATE agreement SET last_day = %s WHERE id = %s", known)


class Migration(migrations.Migration):
    dependencies = [("register", "0008_counts")]
    operations = [
        migrations.AddField("agreement", "last_day", models.DateField(blank=True, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("agreement", models.Index(fields=["last_day"], name="agreement_ends")),
    ]
