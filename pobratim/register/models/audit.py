"""The audit trail: one line for every action, never changed, never deleted."""

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """Who did what to which record, and when."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=64)
    record_kind = models.CharField(max_length=24, blank=True, default="")
    record_id = models.BigIntegerField(null=True, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "audit_event"
        indexes = (models.Index(fields=["record_kind", "record_id"], name="audit_record"),)
