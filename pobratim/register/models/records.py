"""Records: what the register holds to be so. Each row is the sum of the accepted facts that claim it."""

from django.db import models

from pobratim.register.models.places import Place


class Record(models.Model):
    """A row that rests on claims; it is `live` as long as one of them is."""

    live = models.BooleanField(default=True, db_index=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Tie(Record):
    """The relation of a home municipality to one partner. Its state is derived, never stored.

    `begins` is the first day of the earliest date known of it, None when a source without a date speaks of it;
    `version` counts changes, so that two people on one tie notice each other. `merged_into` is set when it turned out
    to be another one.
    """

    home = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="home_ties")
    partner = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="partner_ties")
    kind = models.CharField(max_length=16, default="unknown", db_index=True)
    since = models.CharField(max_length=40, null=True, blank=True)
    begins = models.DateField(null=True, blank=True, db_index=True)
    first_day = models.DateField(null=True, blank=True, db_index=True)
    search_key = models.TextField(default="")
    published = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        db_table = "tie"
        constraints = (models.UniqueConstraint(fields=["home", "partner"], name="tie_once"),)
        indexes = (
            models.Index(fields=["published", "live", "begins"], name="tie_listed"),
            models.Index(fields=["home", "partner", "published", "live", "begins", "kind"], name="tie_of_home"),
            models.Index(fields=["partner", "home", "published", "live", "begins", "kind"], name="tie_of_partner"),
            models.Index(fields=["kind", "published", "live", "begins"], name="tie_of_kind"),
        )


class Statement(Record):
    """What one document says of a tie as a whole."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=16)
    status = models.CharField(max_length=16)
    since = models.CharField(max_length=40, null=True, blank=True)
    status_since = models.CharField(max_length=40, null=True, blank=True)
    status_by = models.CharField(max_length=128, null=True, blank=True)

    class Meta:
        db_table = "statement"


class Agreement(Record):
    """One instrument; `day` is the first day of its date of signing, `last_day` the last one of its term."""

    ties = models.ManyToManyField(Tie, related_name="agreements", db_table="agreement_tie")
    kind = models.CharField(max_length=24)
    title = models.TextField(null=True, blank=True)
    date = models.CharField(max_length=40, null=True, blank=True)
    day = models.DateField(null=True, blank=True, db_index=True)
    term = models.CharField(max_length=80, null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "agreement"
        indexes = (models.Index(fields=["last_day"], name="agreement_ends"),)


class Party(models.Model):
    """A place as it stands in an agreement: its side, its name there, the body and the person that signed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="parties")
    side = models.CharField(max_length=16)
    named = models.CharField(max_length=255, blank=True, default="")
    body = models.CharField(max_length=255, blank=True, default="")
    signatory = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        db_table = "party"
        constraints = (models.UniqueConstraint(fields=["agreement", "place"], name="party_once"),)


class Act(Record):
    """What a side did to a tie, or to one agreement of it."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="acts")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    kind = models.CharField(max_length=24)
    side = models.CharField(max_length=16)
    party = models.CharField(max_length=128, null=True, blank=True)
    date = models.CharField(max_length=40, null=True, blank=True)
    day = models.DateField(null=True, blank=True, db_index=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "act"


class Activity(Record):
    """A visit, an exchange, a festival… under one tie or several."""

    ties = models.ManyToManyField(Tie, related_name="activities", db_table="activity_tie")
    places = models.ManyToManyField(Place, related_name="+", db_table="activity_place")
    what = models.CharField(max_length=16)
    date = models.CharField(max_length=40, null=True, blank=True)
    day = models.DateField(null=True, blank=True, db_index=True)
    participants = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "activity"


class Project(Record):
    """Named joint work of several parties."""

    ties = models.ManyToManyField(Tie, related_name="projects", db_table="project_tie")
    places = models.ManyToManyField(Place, related_name="+", db_table="project_place")
    name = models.TextField()
    participants = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "project"


class Direction(Record):
    """A promising field of cooperation with a country."""

    country = models.CharField(max_length=2, null=True, blank=True, db_index=True)
    text = models.TextField()
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "direction"


class Recommendation(Record):
    """Advice addressed to municipalities."""

    text = models.TextField()
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "recommendation"


class Policy(Record):
    """A law, concept or order that sources name as context."""

    title = models.TextField()
    date = models.CharField(max_length=40, null=True, blank=True)
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "policy"
