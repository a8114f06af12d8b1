"""The rows of the ledger. `payload` is the truth; every other column is written from it, and compared with it later.

Ids and times are kept as text, the same on SQLite and PostgreSQL. Nothing here points at a live row, so nothing
that is deleted elsewhere can pull an entry down. Triggers refuse changes (migration 0002).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from handrail.web.ledger.proof import chain


class Stream(models.Model):
    """One chain of entries: a school's or a trust's general one, the installation's, later one for each case."""

    id = models.CharField(primary_key=True, max_length=36)
    sort = models.CharField(max_length=10)
    school_id = models.CharField(max_length=36, null=True)
    trust_id = models.CharField(max_length=36, null=True)
    sealed = models.BooleanField()
    payload = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sort__in=chain.SORTS), name="ledger_stream_sort"),
            models.CheckConstraint(condition=Q(school_id=None) | Q(trust_id=None), name="ledger_stream_one_owner"),
            models.UniqueConstraint(
                fields=["school_id"], condition=Q(sort="general"), name="ledger_one_general_of_school"
            ),
            models.UniqueConstraint(
                fields=["trust_id"], condition=Q(sort="general"), name="ledger_one_general_of_trust"
            ),
            models.UniqueConstraint(
                fields=["sort"],
                condition=Q(sort__in=["general", "seals"], school_id=None, trust_id=None),
                name="ledger_one_of_installation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.id}"


class Entry(models.Model):
    """One thing that happened."""

    id = models.CharField(primary_key=True, max_length=36)
    stream = models.CharField(max_length=36)
    n = models.PositiveIntegerField()
    at = models.CharField(max_length=27)
    kind = models.CharField(max_length=80)
    by_id = models.CharField(max_length=36, null=True)
    about = models.CharField(max_length=120, null=True)
    payload = models.TextField()
    link = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "n"], name="ledger_entry_place")]
        indexes = [
            models.Index(fields=["stream", "by_id", "n"], name="ledger_entry_by"),
            models.Index(fields=["stream", "about", "n"], name="ledger_entry_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def facts(self) -> dict[str, Any]:
        """Give the facts, read from the stored bytes."""
        return dict(chain.read_entry(self.payload)["facts"])

    @property
    def moment(self) -> datetime:
        """Give the time of the entry."""
        return datetime.strptime(self.at, chain.MOMENT).replace(tzinfo=UTC)


class Salt(models.Model):
    """What opens one commitment. It may be destroyed: the entry stays and verifies, and can no longer be opened."""

    entry = models.CharField(max_length=36)
    fact = models.CharField(max_length=40)
    salt = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "fact"], name="ledger_salt_once")]

    def __str__(self) -> str:
        return f"{self.fact} of {self.entry}"
