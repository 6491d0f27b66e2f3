"""The words of papers in a table of their own: looking through them no longer reads the papers."""

import django.db.models.deletion
from django.db import migrations, models

COPY = "INSERT INTO document_words (document_id, key) SELECT id, search_key FROM document"
BACK = "UPDATE document SET search_key = (SELECT key FROM document_words WHERE document_id = document.id)"


class Migration(migrations.Migration):
    dependencies = [("register", "0009_terms")]
    operations = [
        migrations.CreateModel(
            name="DocumentWords",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="register.document",
                    ),
                ),
                ("key", models.TextField()),
            ],
            options={"db_table": "document_words"},
        ),
        migrations.RunSQL(COPY, BACK),
        migrations.RemoveField("document", "search_key"),
    ]
