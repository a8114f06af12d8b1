"""Rows of rosters: a file that was sent, the plan made of it, its columns, and the numbers schools know people by.

Whatever could name somebody lies sealed here, and goes when the roster is done: the data map allows names in the rows
of persons and pupils alone.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from handrail.web import clock
from handrail.web.people.models import Person, Pupil, School
from handrail.web.people.roles import LEADERS, Role
from handrail.web.people.rosters.file.columns import SORTS
from handrail.web.people.rosters.planning.steps import VERDICTS
from handrail.web.people.rosters.states import BEGUN, State

IMPORTERS = (*LEADERS, Role.IT_ADMINISTRATOR, Role.TRUST_OFFICER)


class RosterQuerySet(models.QuerySet["Roster"]):
    """Reads of rosters."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> RosterQuerySet:
        """Give the rosters of a school to those who look after its people."""
        if not isinstance(person, Person) or not person.holds(*IMPORTERS, school=school):
            return self.none()
        return self.filter(school=school)


class Roster(models.Model):
    """A file of people that somebody sent, on its way from a list to rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="rosters")
    sort = models.CharField(max_length=10, choices=tuple(SORTS.items()))
    state = models.CharField(max_length=12, choices=State.choices, default=State.SENT)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(default=clock.now)
    begun_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    lists_everybody = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    file = models.BinaryField(null=True)
    report = models.BinaryField(null=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="roster_state"),
            models.CheckConstraint(
                condition=Q(state__in=BEGUN, begun_at__isnull=False) | ~Q(state__in=BEGUN) & Q(begun_at=None),
                name="roster_has_begun_when_it_says_so",
            ),
        ]
        indexes = [models.Index(fields=["school", "-sent_at"], name="roster_by_school")]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}, {self.sent_at:%Y-%m-%d %H:%M}"


class Part(models.Model):
    """Some steps of a plan, which are done together; sealed until then, and emptied by it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    roster = models.ForeignKey(Roster, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    steps = models.BinaryField(null=True)
    aside = models.BinaryField(null=True)
    set_aside = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roster", "number"], name="roster_part_once"),
            models.CheckConstraint(condition=Q(verdict__in=VERDICTS), name="roster_part_verdict"),
            models.CheckConstraint(
                condition=Q(done_at=None, steps__isnull=False) | Q(done_at__isnull=False, steps=None),
                name="roster_part_is_emptied_when_done",
            ),
        ]

    def __str__(self) -> str:
        return f"part {self.number} of {self.roster_id}"


class Identifier(models.Model):
    """The number under which a school's own system knows a person or a pupil."""

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10, choices=tuple(SORTS.items()))
    reference = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    pupil = models.ForeignKey(Pupil, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "sort", "reference"], name="roster_number_is_there_once"),
            models.UniqueConstraint(
                fields=["school", "sort", "person"],
                condition=Q(person__isnull=False),
                name="roster_one_number_a_person",
            ),
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(pupil__isnull=False), name="roster_one_number_a_pupil"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, pupil__isnull=False) | Q(person__isnull=False, pupil__isnull=True),
                name="roster_number_of_a_person_or_a_pupil",
            ),
        ]

    def __str__(self) -> str:
        return f"number of {self.person_id or self.pupil_id}"


class Remembered(models.Model):
    """Which columns a school's files have: sealed, for a file without headings has names in their place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10, choices=tuple(SORTS.items()))
    columns = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "sort"], name="roster_columns_once")]

    def __str__(self) -> str:
        return f"columns of {self.sort}"
