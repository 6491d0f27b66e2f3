"""What is open of each tie is kept beside its line: all outlines are derived anew."""

from django.db import migrations, models

FORGET = "DELETE FROM tie_outline"


class Migration(migrations.Migration):
    dependencies = [("register", "0012_lines")]
    operations = [
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.AddField("tieoutline", "told", models.BinaryField(default=b""), preserve_default=False),
    ]
