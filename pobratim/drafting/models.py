"""What is kept of memos: their orders, the paragraphs that people reworded, the versions that were issued."""

from django.conf import settings
from django.db import models


class MemoOrder(models.Model):
    """A memo that is written again and again: its name and wishes; `region` is whose officers see it (empty: all)."""

    name = models.CharField(max_length=120)
    wishes = models.JSONField(default=dict)
    region = models.CharField(max_length=64, blank=True, default="", db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "memo_order"


class Rewording(models.Model):
    """A paragraph in a person's words; `said`, `refs` and `ground` are what the register said then. Never edited."""

    order = models.ForeignKey(MemoOrder, on_delete=models.PROTECT, related_name="rewordings")
    section = models.CharField(max_length=40)
    said = models.TextField()
    text = models.TextField()
    refs = models.JSONField(default=list)
    ground = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "memo_rewording"


class MemoVersion(models.Model):
    """A memo as it was issued: its lines, its Word file, the day of the register, who kept it and when."""

    order = models.ForeignKey(MemoOrder, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    as_of = models.DateField()
    wishes = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    content = models.BinaryField()
    remark = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "memo_version"
        constraints = (models.UniqueConstraint(fields=["order", "number"], name="one_version_of_a_number"),)
