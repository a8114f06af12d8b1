"""The editions of a policy that a school has adopted, each with its whole text: what was in force never changes."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db import models

from handrail.web import clock
from handrail.web.people.models import Person, School


class EditionQuerySet(models.QuerySet["Edition"]):
    """Reads of editions."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> EditionQuerySet:
        """Give the editions of a school to everybody who holds a role there."""
        if not isinstance(person, Person) or not any(held.reaches(school) for held in person.holdings_today):
            return self.none()
        return self.filter(school=school)

    def in_force(self, day: date | None = None) -> Edition | None:
        """Give the edition in force on a day: the newest that had begun."""
        return self.filter(since__lte=day or clock.today()).order_by("-since", "-adopted_at").first()

    def in_force_at(self, schools: Collection[School]) -> dict[uuid.UUID, Edition]:
        """Give the edition in force today at each of these schools, by the school's id, in one query."""
        begun = self.filter(school__in=schools, since__lte=clock.today()).defer("text")
        # The last one of a school stays: it is the newest that has begun.
        return {edition.school_id: edition for edition in begun.order_by("since", "adopted_at")}


class Edition(models.Model):
    """One edition of one policy at one school, from a day on; a later one takes its place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="editions")
    policy = models.SlugField(max_length=80)
    name = models.CharField(max_length=40)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    since = models.DateField()
    adopted_at = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "digest", "since"], name="edition_begins_once"),
        ]
        indexes = [models.Index(fields=["school", "-since"], name="edition_by_day")]

    def __str__(self) -> str:
        return f"{self.policy}, {self.name}"
