"""Files that came in, and how far their reading has got."""

from django.conf import settings
from django.db import models

from pobratim.register.models.papers import Document


class Delivery(models.Model):
    """A file that somebody brought. `state` is queued, reading, done or failed; `stage` is what is being done.

    A failed one keeps its error by the name of its class and its parts, so that it is told in any language.
    """

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=16, default="queued", db_index=True)
    stage = models.CharField(max_length=16, blank=True, default="")
    error = models.CharField(max_length=64, blank=True, default="")
    error_facts = models.JSONField(default=dict)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries")
    waiting = models.PositiveIntegerField(default=0)
    came_at = models.DateTimeField(auto_now_add=True, db_index=True)
    moved_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "delivery"
