"""Planned steps, what has been marked as done, and how people are told of what is due."""

from django.conf import settings
from django.db import models

from pobratim.register.models import Place


class Occasion(models.Model):
    """A step that a municipality plans and that deadlines hang on: `kind` is negotiations or signing."""

    kind = models.CharField(max_length=16)
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    day = models.DateField(db_index=True)
    called_off = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "occasion"


class Mark(models.Model):
    """Somebody said of a thing that is due that it is done, or that it is not; the last mark of a key counts."""

    key = models.CharField(max_length=200, db_index=True)
    done = models.BooleanField()
    note = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "due_mark"


class Feed(models.Model):
    """A person's calendar address. Only the digest of its token is kept: who reads the register cannot use it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "due_feed"


class Mailing(models.Model):
    """A mail of reminders: to whom, on which day, of what. One a day at most, by the database itself."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=16)
    keys = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "due_mailing"
        constraints = (models.UniqueConstraint(fields=["person", "day"], name="one_mail_a_day"),)


class Refusal(models.Model):
    """A person who does not want reminders by mail."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "due_refusal"
