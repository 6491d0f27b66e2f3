"""A tie that turned out to be another one says which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0010_words_apart")]
    operations = [
        migrations.AddField(
            "tie",
            "merged_into",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="register.tie",
            ),
        ),
    ]
