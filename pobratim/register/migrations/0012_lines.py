"""A line of each tie is kept beside its outline: all of them are derived anew."""

from django.db import migrations, models

FORGET = "DELETE FROM tie_outline"


class Migration(migrations.Migration):
    dependencies = [("register", "0011_merged_ties")]
    operations = [
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.AddField("tieoutline", "line", models.TextField(default=""), preserve_default=False),
    ]
