"""Places: one row for a place however many papers name it, with all its names and identifiers."""

from django.db import models


class Place(models.Model):
    """A place that stands in the register. `merged_into` is set when it turned out to be another one."""

    name = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=600, db_index=True)
    search_key = models.TextField(default="")
    level = models.CharField(max_length=24)
    country = models.CharField(max_length=2, null=True, blank=True, db_index=True)
    region = models.CharField(max_length=128, null=True, blank=True, db_index=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        db_table = "place"


class PlaceName(models.Model):
    """A name that some paper gives to a place; `key` is what names are compared by."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=255)
    key = models.CharField(max_length=255, db_index=True)

    class Meta:
        db_table = "place_name"
        constraints = (models.UniqueConstraint(fields=["place", "key"], name="name_once_a_place"),)


class PlaceIdentifier(models.Model):
    """An identifier of a place in another register of places: "geonames:…", "wikidata:…", "own:…"."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="identifiers")
    identifier = models.CharField(max_length=128, unique=True)

    class Meta:
        db_table = "place_identifier"


class PlaceLink(models.Model):
    """How two places belong together: `place` is "part of" or "succeeded by" the `other`, since `date` (EDTF)."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=16)
    date = models.CharField(max_length=40, null=True, blank=True)

    class Meta:
        db_table = "place_link"
        constraints = (models.UniqueConstraint(fields=["place", "other", "kind"], name="link_once"),)
