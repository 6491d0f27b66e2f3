"""Indexes by which long lists are counted and put in order without reading the wide rows of ties."""

from django.db import migrations, models

KEPT = {
    "tie_listed": ["published", "live", "begins"],
    "tie_of_home": ["home", "partner", "published", "live", "begins", "kind"],
    "tie_of_partner": ["partner", "home", "published", "live", "begins", "kind"],
    "tie_of_kind": ["kind", "published", "live", "begins"],
}


class Migration(migrations.Migration):
    dependencies = [("register", "0005_words")]
    operations = [
        *(migrations.AddIndex("tie", models.Index(fields=fields, name=name)) for name, fields in KEPT.items()),
        migrations.AddIndex(
            "document", models.Index(fields=["id"], condition=models.Q(published=False), name="document_hidden")
        ),
    ]
