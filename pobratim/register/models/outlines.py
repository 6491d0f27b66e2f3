"""What is derived of ties and kept, so that long lists need not derive it: no record, it may be thrown away."""

from django.db import models

from pobratim.register.models.records import Tie


class TieOutline(models.Model):
    """A tie in outline as it is derived today; it holds up to and with the day `until`, None is for good.

    `words` and `declared` stand between bars: "|active|no data|". `steps` are the years from whose end on the sides
    declare something else. `shown` says that visitors see the tie; `activities` how many it has of each field;
    `shares` that something which hangs on it hung on another tie as well when it was derived; `stamp`, when that was,
    names all that visitors see of the tie: it is another one as soon as anything of that is. `line` is the tie as a
    line of a list (`lines`), `told` what is open of it (`opened`).
    """

    tie = models.OneToOneField(Tie, on_delete=models.CASCADE, primary_key=True, related_name="outline")
    until = models.DateField(null=True, db_index=True)
    words = models.CharField(max_length=400, db_index=True)
    declared = models.CharField(max_length=200)
    home_word = models.CharField(max_length=16)
    partner_word = models.CharField(max_length=16)
    observed = models.CharField(max_length=16)
    first = models.CharField(max_length=40, null=True)
    last_confirmed = models.CharField(max_length=40, null=True)
    disputed = models.BooleanField(default=False, db_index=True)
    agreements = models.JSONField()
    begins = models.SmallIntegerField(null=True)
    steps = models.JSONField()
    shown = models.BooleanField()
    kind = models.CharField(max_length=16)
    country = models.CharField(max_length=2, null=True)
    activities = models.JSONField()
    shares = models.BooleanField(db_index=True)
    stamp = models.BigIntegerField()
    line = models.TextField()
    told = models.BinaryField()

    class Meta:
        db_table = "tie_outline"


class TieCount(models.Model):
    """How often a word is said of the ties that visitors see: "kind|twinning", "begun|1985|twinning" (`counting`)."""

    word = models.CharField(max_length=96, unique=True)
    number = models.IntegerField()

    class Meta:
        db_table = "tie_count"
