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
