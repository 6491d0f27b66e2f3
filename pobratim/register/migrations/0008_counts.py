"""The published ties in numbers; outlines are derived anew, and counted, when they are first asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0007_outlines")]
    operations = [
        migrations.RunSQL("DELETE FROM tie_outline", migrations.RunSQL.noop),
        migrations.AlterField("tieoutline", "words", models.CharField(db_index=True, max_length=400)),
        migrations.AddField("tieoutline", "shown", models.BooleanField(default=False), preserve_default=False),
        migrations.AddField("tieoutline", "kind", models.CharField(default="", max_length=16), preserve_default=False),
        migrations.AddField("tieoutline", "country", models.CharField(max_length=2, null=True)),
        migrations.AddField("tieoutline", "activities", models.JSONField(default=dict), preserve_default=False),
        migrations.AddField(
            "tieoutline", "shares", models.BooleanField(db_index=True, default=False), preserve_default=False
        ),
        migrations.AddField("tieoutline", "stamp", models.BigIntegerField(default=0), preserve_default=False),
        migrations.CreateModel(
            name="TieCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=96, unique=True)),
                ("number", models.IntegerField()),
            ],
            options={"db_table": "tie_count"},
        ),
    ]
