"""Documents, the facts read in them, and what people decided about these facts."""

from django.conf import settings
from django.db import models


class Document(models.Model):
    """A source as it came: the sha256 of its bytes and its canonical text. `date` is its own day (EDTF), if stated."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=128)
    language = models.CharField(max_length=16, blank=True, default="")
    date = models.CharField(max_length=40, null=True, blank=True)
    text = models.TextField()
    warnings = models.JSONField(default=list)
    added_at = models.DateTimeField(auto_now_add=True, db_index=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published = models.BooleanField(default=True)

    class Meta:
        db_table = "document"
        indexes = (models.Index(fields=["id"], condition=models.Q(published=False), name="document_hidden"),)


class DocumentWords(models.Model):
    """The words of a document in dictionary form, by which it is found; apart, for those of all papers are read."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True, related_name="words")
    key = models.TextField()

    class Meta:
        db_table = "document_words"


class Fact(models.Model):
    """What a document says, or what a person states (`document` None). `payload` holds it in the words of `facts`.

    `parent` is the statement about the tie that an agreement or an act was read with; `number` the reading order.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    payload = models.JSONField()
    digest = models.CharField(max_length=64)
    confidence = models.FloatField(default=1.0)
    doubts = models.JSONField(default=list)
    reader = models.CharField(max_length=64, blank=True, default="")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "fact"
        constraints = (models.UniqueConstraint(fields=["document", "digest"], name="fact_once_a_document"),)


class Evidence(models.Model):
    """The words that a fact rests on: `document.text[start:end] == quote`. Without a document, the basis given."""

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField()
    rule = models.TextField()
    rule_sentence = models.TextField(blank=True, default="")

    class Meta:
        db_table = "evidence"


class Proposal(models.Model):
    """A fact set beside the register: how it meets what is there, and where it stands. `against` explains a clash."""

    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="proposal")
    outcome = models.CharField(max_length=16)
    state = models.CharField(max_length=16, default="waiting", db_index=True)
    against = models.JSONField(default=list)
    tie = models.ForeignKey("register.Tie", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")

    class Meta:
        db_table = "proposal"


class Decision(models.Model):
    """Who accepted, corrected or rejected a proposal, when and why. Undoing is another decision."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=16)
    payload = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        db_table = "decision"


class Claim(models.Model):
    """The thread from a record to the decision and the fact that it rests on. `values` is what was accepted."""

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="claims")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="claims")
    record_kind = models.CharField(max_length=24)
    record_id = models.BigIntegerField()
    tie = models.ForeignKey("register.Tie", on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    values = models.JSONField()
    live = models.BooleanField(default=True)

    class Meta:
        db_table = "claim"
        indexes = (models.Index(fields=["record_kind", "record_id", "live"], name="claim_record"),)
