"""The rows of a school's calendar: periods of days, first and last included."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from handrail.web.people.calendar.sorts import SORTS
from handrail.web.people.models import Person, School


class PeriodQuerySet(models.QuerySet["Period"]):
    """Reads of periods."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> PeriodQuerySet:
        """Give the calendar of a school to everybody who is something there."""
        if not isinstance(person, Person) or not any(held.reaches(school) for held in person.holdings_today):
            return self.none()
        return self.filter(school=school)


class Period(models.Model):
    """A term, days in it on which the school is closed, INSET days, or an extra bank holiday."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="periods")
    sort = models.CharField(max_length=10, choices=tuple(SORTS.items()))
    name = models.CharField(max_length=60)
    first = models.DateField()
    last = models.DateField()

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sort__in=tuple(SORTS)), name="calendar_sort"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="calendar_period_ends_after_it_begins"),
            models.UniqueConstraint(fields=["school", "sort", "first"], name="calendar_period_is_there_once"),
        ]
        indexes = [models.Index(fields=["school", "first"], name="calendar_by_day")]

    def __str__(self) -> str:
        return self.name
