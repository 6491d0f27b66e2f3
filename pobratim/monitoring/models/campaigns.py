"""The yearly campaign: what each municipality of a region is asked, and what it answered."""

from django.conf import settings
from django.db import models

from pobratim.register.models import Place, Tie


class Campaign(models.Model):
    """The gathering of what municipalities of a region did in a year; answers are wanted by `due`."""

    year = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=128)
    due = models.DateField()
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        db_table = "campaign"
        constraints = (models.UniqueConstraint(fields=["year", "region"], name="campaign_once_a_year"),)


class Answer(models.Model):
    """A municipality's part of a campaign. `state` is waiting, opened, answered, returned or accepted.

    `version` counts changes, so that two people who answer notice each other; `results` and `plans` are its words
    about the year as a whole; `email` is where a link to answer without an account is sent.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="answers")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="waiting", db_index=True)
    results = models.TextField(blank=True, default="")
    plans = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True, default="")
    remark = models.TextField(blank=True, default="")
    email = models.EmailField(blank=True, default="")
    reminded_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "campaign_answer"
        constraints = (models.UniqueConstraint(fields=["campaign", "municipality"], name="answer_once"),)


class AnswerLine(models.Model):
    """What a municipality says of one agreement, or of a tie without one.

    `given` is what the line was filled with when the campaign opened (empty of an added line), `said` what stands
    now, `verdict` is "" (not yet), confirmed, changed, or added.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreement = models.BigIntegerField(null=True, blank=True)
    given = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    verdict = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        db_table = "campaign_line"
        constraints = (models.UniqueConstraint(fields=["answer", "number"], name="line_once"),)


class AnswerLink(models.Model):
    """A link by which a municipality answers without an account: for this answer alone, until it expires."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "campaign_link"


class Move(models.Model):
    """One step of an answer's life: what was done, when, by whom (`by` None: through a link), with which words."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="moves")
    what = models.CharField(max_length=16)
    words = models.TextField(blank=True, default="")
    name = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "campaign_move"
