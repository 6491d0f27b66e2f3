"""Tokens as they are kept: never the token itself."""

from django.conf import settings
from django.db import models


class Token(models.Model):
    """A program may do what `scopes` name in the name of `person`, until `expires_at` or until it is withdrawn.

    Only the digest is kept: who reads the register cannot use it. `region` is whose officers see it (empty: all).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    region = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        db_table = "access_token"

    def __str__(self) -> str:
        """What the limit of requests counts by."""
        return f"token {self.pk}"
