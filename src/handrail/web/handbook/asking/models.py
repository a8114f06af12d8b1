"""Answers that somebody kept: what was asked, what came out under which edition, and to whom it was sent.

An answer is its asker's own. It is deleted after twelve months, unless it was sent to somebody.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from handrail.web import clock
from handrail.web.handbook.models import Edition
from handrail.web.people.models import Person, School

KEPT_FOR = timedelta(days=365)


class KeptAnswerQuerySet(models.QuerySet["KeptAnswer"]):
    """Reads of kept answers."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> KeptAnswerQuerySet:
        """Give somebody's own answers, and those that were sent to them."""
        if not isinstance(person, Person):
            return self.none()
        return self.filter(Q(person=person) | Q(sendings__to=person), school=school).distinct()

    def too_old(self) -> KeptAnswerQuerySet:
        """Give those that nobody else was given, and that have been kept long enough."""
        return self.filter(kept_at__lt=clock.now() - KEPT_FOR, is_sent=False, is_asked=False)


class KeptAnswer(models.Model):
    """One answer, as it was given."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    word = models.SlugField(max_length=60)
    facts = models.JSONField()
    outcome = models.SlugField(max_length=20)
    clauses = models.JSONField()
    answer = models.JSONField()
    """The whole answer, as the contract of answers has it."""
    kept_at = models.DateTimeField()
    is_sent = models.BooleanField(default=False)
    is_asked = models.BooleanField(default=False)
    """Whether it went to whoever must agree: then it stays beside the ruling."""

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["school", "person", "-kept_at"], name="kept_answer_by_person")]

    def __str__(self) -> str:
        return f"{self.word}: {self.outcome}"

    @property
    def goes_on(self) -> object:
        """Give the day on which it is deleted; None where it was sent."""
        return None if self.is_sent or self.is_asked else (self.kept_at + KEPT_FOR).astimezone(clock.LONDON).date()


class Sending(models.Model):
    """An answer was given to one more person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    answer = models.ForeignKey(KeptAnswer, models.CASCADE, related_name="sendings")
    to = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "to"], name="answer_is_sent_once")]

    def __str__(self) -> str:
        return f"to {self.to_id}"
