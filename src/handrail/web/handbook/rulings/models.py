"""Questions that went to whoever must agree, and their rulings: a ruling has a scope and an end, and never another one.

The question is a kept answer. What a ruling changes is in `applying`: exactly the condition that it names.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from handrail.web import clock
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.rulings.agreeing import ALSO, RULERS
from handrail.web.handbook.rulings.states import Verdict, Whom
from handrail.web.people.models import Person, School
from handrail.web.people.roles import Role

LONGEST = timedelta(days=366)
REVIEWED = timedelta(days=14)
"""So long before its end a ruling comes up for review."""


class AskedQuerySet(models.QuerySet["Asked"]):
    """Reads of questions to whoever must agree."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> AskedQuerySet:
        """Give somebody's own questions, and those that they may answer."""
        if not isinstance(person, Person):
            return self.none()
        return self.filter(Q(asker=person) | Q(to__in=ruled_by(person, school)), school=school)

    def to_be_ruled_by(self, person: Person | AnonymousUser, school: School) -> AskedQuerySet:
        """Give those that somebody may answer."""
        if not isinstance(person, Person):
            return self.none()
        return self.filter(to__in=ruled_by(person, school), school=school).exclude(asker=person)

    def in_full(self) -> AskedQuerySet:
        """Read with each question what its page shows."""
        found = self.select_related("school", "asker", "answer__edition", "answer__school", "ruling__ruled_by")
        return found.defer("answer__edition__text")

    def waiting(self) -> AskedQuerySet:
        """Give those that nobody has answered yet."""
        return self.filter(ruling=None)


class Asked(models.Model):
    """One question to whoever must agree."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    answer = models.OneToOneField(KeptAnswer, models.PROTECT, related_name="asked")
    asker = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to = models.CharField(max_length=40, choices=[(role.value, role.label) for role in RULERS])
    note = models.TextField(blank=True, max_length=1000)
    asked_at = models.DateTimeField()

    objects = AskedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["school", "to"], name="asked_by_role")]

    def __str__(self) -> str:
        return f"to the {self.get_to_display()}"

    @property
    def is_ruled(self) -> bool:
        """Say whether somebody has answered it."""
        return hasattr(self, "ruling")


class RulingQuerySet(models.QuerySet["Ruling"]):
    """Reads of rulings."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> RulingQuerySet:
        """Give the rulings on somebody's own questions, those that they may make, and those for everybody."""
        if not isinstance(person, Person):
            return self.none()
        mine = Q(asker=person) | Q(asked__to__in=ruled_by(person, school))
        return self.filter(mine | Q(published_at__isnull=False), school=school)

    def changed_by(self, person: Person | AnonymousUser, school: School) -> RulingQuerySet:
        """Give those that somebody may publish, prolong or end."""
        if not isinstance(person, Person):
            return self.none()
        return self.filter(asked__to__in=ruled_by(person, school), school=school).exclude(asker=person)

    def in_full(self) -> RulingQuerySet:
        """Read with each ruling what its page shows."""
        return self.select_related("school", "ruled_by", "asked__school", "asked__answer", "asker")

    def in_force(self) -> RulingQuerySet:
        """Give those that hold today."""
        return self.filter(until__gte=clock.today(), ended_at=None)


class Ruling(models.Model):
    """What was ruled, for whom, on which facts, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    asked = models.OneToOneField(Asked, models.PROTECT, related_name="ruling")
    asker = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ruled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=[(role.value, role.label) for role in RULERS])
    ruled_at = models.DateTimeField()
    word = models.SlugField(max_length=60)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    whom = models.CharField(max_length=8, choices=Whom.choices)
    grants = models.JSONField(default=list)
    """The conditions that a yes puts in place."""
    conditions = models.TextField(blank=True, max_length=1000)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    precedent = models.TextField(blank=True, max_length=600)
    """What everybody reads of it: without whoever asked."""

    objects = RulingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(ruled_by=F("asker")), name="nobody_rules_on_their_own_question"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="ruling_verdict"),
            models.CheckConstraint(condition=~Q(verdict="no") | Q(grants=[]), name="ruling_no_grants_nothing"),
            models.CheckConstraint(
                condition=~Q(verdict="conditions") | ~Q(conditions=""), name="ruling_conditions_are_said"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, precedent="") | Q(published_at__isnull=False) & ~Q(precedent=""),
                name="ruling_published_says_something",
            ),
        ]
        indexes = [models.Index(fields=["school", "word", "until"], name="ruling_by_question")]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}, until {self.until}"

    @property
    def is_no(self) -> bool:
        """Say whether it forbids."""
        return self.verdict == Verdict.NO

    @property
    def is_in_force(self) -> bool:
        """Say whether it holds today."""
        return self.ended_at is None and self.until >= clock.today()

    @property
    def is_due(self) -> bool:
        """Say whether it is time to look at it again."""
        return self.is_in_force and self.until <= clock.today() + REVIEWED


def ruled_by(person: Person, school: School) -> list[str]:
    """Give the roles in whose place somebody answers at a school."""
    return [role.value for role in RULERS if person.holds(*ALSO[role], school=school)]


def rulers(asked: Asked) -> models.QuerySet[Person]:
    """Give those who may answer a question."""
    return Person.objects.holding(*ALSO[Role(asked.to)], school=asked.school).exclude(pk=asked.asker_id)
