"""A token is kept as the digest of its secret: who reads the database cannot use it.

`Use` counts apart, so that a token's own row is written when it is made and when it ends, and never else.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from handrail.web import clock
from handrail.web.people.models import Person


class TokenQuerySet(models.QuerySet["Token"]):
    """Reads of tokens."""

    def visible_to(self, person: Person | AnonymousUser) -> TokenQuerySet:
        """Give somebody their own, and nobody another's."""
        return self.filter(person=person) if isinstance(person, Person) else self.none()

    def alive(self) -> TokenQuerySet:
        """Give those that were not ended and have not run out."""
        return self.filter(ended_at__isnull=True, expires_at__gt=clock.now())


class Token(models.Model):
    """One token of one person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="token_runs_out_after_it_was_made"),
        ]
        indexes = [models.Index(fields=["person", "-made_at"], name="token_by_person")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_alive(self) -> bool:
        """Say whether it was neither ended nor has run out."""
        return self.ended_at is None and self.expires_at > clock.now()


class Use(models.Model):
    """How often a token was used in the last minute in which it was, and when."""

    token = models.OneToOneField(Token, models.CASCADE, primary_key=True, related_name="use")
    minute = models.BigIntegerField(default=0)
    used = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.used} in minute {self.minute}"
