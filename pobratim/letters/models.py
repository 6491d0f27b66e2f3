"""Letters as they came, and what became of them."""

from django.conf import settings
from django.db import models


class Letter(models.Model):
    """What a reader says is wrong, what is right, and where that stands.

    `contact` is where to answer, if the reader wants an answer; `origin` is a number that the sender's address gives
    for one day only, so that nobody sends too many. Neither is ever shown on a public page.
    """

    tie = models.ForeignKey("register.Tie", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    page = models.CharField(max_length=300, blank=True, default="")
    wrong = models.TextField()
    right = models.TextField(blank=True, default="")
    source = models.TextField()
    contact = models.CharField(max_length=200, blank=True, default="")
    language = models.CharField(max_length=16, blank=True, default="")
    origin = models.CharField(max_length=32, db_index=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    state = models.CharField(max_length=16, default="waiting", db_index=True)
    remark = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey("register.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "letter"
