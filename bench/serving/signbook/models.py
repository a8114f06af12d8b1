"""What bare Django keeps of a signature: the row itself, and a row of an audit that anybody could change later."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models


class Signature(models.Model):
    """Somebody signed an edition, once."""

    user = models.ForeignKey(User, models.PROTECT)
    edition = models.CharField(max_length=40)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "edition"], name="signed_once"),)


class Audit(models.Model):
    """What was done, by whom and when."""

    user = models.ForeignKey(User, models.PROTECT)
    did = models.CharField(max_length=200)
    done_at = models.DateTimeField()
