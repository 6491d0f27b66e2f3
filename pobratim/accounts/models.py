"""People who sign in, each with one role and the part of the country that it covers."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from pobratim.accounts.permissions import Role


class Person(AbstractUser):
    """A person (or the program itself, when it acts from the command line) in whose name the register is changed.

    `region` is the ISO 3166-2 code (or the name) of the region that an officer answers for; `municipality` is the
    register's id of the home place that a municipality officer answers for.
    """

    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role], default=Role.READER)
    region = models.CharField(max_length=64, blank=True, default="")
    municipality = models.BigIntegerField(null=True, blank=True)

    class Meta(AbstractUser.Meta):
        db_table = "person"


class Forgetting(models.Model):
    """Somebody asked for a link to set a forgotten password, for an address that may be of an account or not.

    `address` and `origin` (of who asked) are digests by which such wishes are counted; `email` stands here only until
    the link is sent, and a row is kept for a day.
    """

    address = models.CharField(max_length=64, db_index=True)
    origin = models.CharField(max_length=64, db_index=True)
    email = models.CharField(max_length=254, blank=True, default="")
    language = models.CharField(max_length=16, blank=True, default="")
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        db_table = "forgetting"


class Identity(models.Model):
    """Who a person is at the provider through which a region signs in: its address, and its own name for the person."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="identity")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "identity"
        constraints = (models.UniqueConstraint(fields=["issuer", "subject"], name="identity_is_of_one"),)


class SavedView(models.Model):
    """A list of ties that a person comes back to: its name, and the query of its address."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=120)
    query = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        db_table = "saved_view"
        constraints = (models.UniqueConstraint(fields=["person", "name"], name="saved_view_name"),)


class SecondFactor(models.Model):
    """The secret that a telephone makes codes from; until `confirmed_at` is set it asks for nothing.

    `last_step` is the time step of the last code that was taken, so that none works twice; `codes` are the digests of
    the codes for a lost telephone that are left.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)
    codes = models.JSONField(default=list)

    class Meta:
        db_table = "second_factor"
