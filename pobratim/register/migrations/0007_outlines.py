"""What is derived of ties is kept beside them; it is derived when it is first asked for."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0006_listing")]
    operations = [
        migrations.CreateModel(
            name="TieOutline",
            fields=[
                (
                    "tie",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="outline",
                        serialize=False,
                        to="register.tie",
                    ),
                ),
                ("until", models.DateField(db_index=True, null=True)),
                ("words", models.CharField(max_length=400)),
                ("declared", models.CharField(max_length=200)),
                ("home_word", models.CharField(max_length=16)),
                ("partner_word", models.CharField(max_length=16)),
                ("observed", models.CharField(max_length=16)),
                ("first", models.CharField(max_length=40, null=True)),
                ("last_confirmed", models.CharField(max_length=40, null=True)),
                ("disputed", models.BooleanField(db_index=True, default=False)),
                ("agreements", models.JSONField()),
                ("begins", models.SmallIntegerField(null=True)),
                ("steps", models.JSONField()),
            ],
            options={"db_table": "tie_outline"},
        ),
    ]
