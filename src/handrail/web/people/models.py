"""Who is who: trusts and schools, persons and the roles they hold from one day to another, pupils and their carers.

A row belongs to one school, or to a trust. Every query for somebody goes through `visible_to(person)`: it gives
nothing of a school in which that person holds no role.
What a person may then do is in `access`; all writes are in `operations`.
"""

from __future__ import annotations

import uuid
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from handrail.web import clock
from handrail.web.people.roles import PRIVILEGED_ROLES, WORKING_ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Trust(models.Model):
    """A group of schools under one board."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class SchoolQuerySet(models.QuerySet["School"]):
    """Reads of schools."""

    def visible_to(self, person: Person | AnonymousUser) -> SchoolQuerySet:
        """Give the schools in which a person holds a role today, also through their trust."""
        if not isinstance(person, Person):
            return self.none()
        held = person.holdings_today
        schools = {holding.school_id for holding in held if holding.school_id}
        trusts = {holding.trust_id for holding in held if holding.trust_id}
        return self.filter(Q(pk__in=schools) | Q(trust__in=trusts))


class School(models.Model):
    """One school, alone or in a trust."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    trust = models.ForeignKey(Trust, models.PROTECT, null=True, blank=True, related_name="schools")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)

    objects = SchoolQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    """Reads of persons."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> PersonQuerySet:
        """Give those who hold, or held, a role at this school, to somebody who works there."""
        if not isinstance(person, Person) or not person.works_at(school):
            return self.none()
        return self.filter(holdings__school=school).distinct()

    def holding(self, *roles: Role, school: School) -> PersonQuerySet:
        """Give those who hold one of these roles at this school today, also through its trust."""
        at_school = Q(school=school) | Q(trust__isnull=False, trust=school.trust_id)
        held = Holding.objects.today().filter(at_school, role__in=roles)
        return self.filter(pk__in=held.values("person"))


class Person(AbstractBaseUser):
    """A person with an account; what they may do comes from the roles they hold, never from this row.

    Somebody without a mailbox (supply, a volunteer) has no address and cannot sign in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True, null=True, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    """The number at work: everybody who asks the policy sees that of the safeguarding lead and deputies."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = BaseUserManager["Person"].from_queryset(PersonQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Say whether this person holds any role today; who holds none has left, and is out."""
        return bool(self.holdings_today)

    @cached_property
    def holdings_today(self) -> tuple[Holding, ...]:
        """Give the roles held today: read once for each request, for each has its own Person."""
        held = self.holdings.today().select_related("school", "trust")  # type: ignore[attr-defined]
        return tuple(held.order_by("role"))

    def holds(self, *roles: Role, school: School) -> bool:
        """Say whether this person holds one of these roles at this school, also through its trust."""
        return any(holding.role in roles and holding.reaches(school) for holding in self.holdings_today)

    def works_at(self, school: School) -> bool:
        """Say whether this person works at this school, or for its trust."""
        return any(
            holding.reaches(school) and (holding.trust_id or holding.role in WORKING_ROLES)
            for holding in self.holdings_today
        )

    @property
    def is_privileged(self) -> bool:
        """Say whether this person needs a second factor."""
        return any(holding.role in PRIVILEGED_ROLES for holding in self.holdings_today)


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Reads of who holds which role."""

    def today(self) -> HoldingQuerySet:
        """Give what is held today, as the school's calendar on the wall has it."""
        return self.on(clock.today())

    def on(self, day: date) -> HoldingQuerySet:
        """Give what is held on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)

    def visible_to(self, person: Person | AnonymousUser, school: School) -> HoldingQuerySet:
        """Give the roles held at a school, to somebody who works there."""
        if not isinstance(person, Person) or not person.works_at(school):
            return self.none()
        return self.filter(school=school)


class Holding(models.Model):
    """One person holds one role, at a school or a trust, from one day until another.

    `until` is the first day on which it is no longer held: a role that ends today is gone with the next request.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=40, choices=Role.choices)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="holdings")
    trust = models.ForeignKey(Trust, models.PROTECT, null=True, blank=True, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=True, trust__isnull=False) | Q(school__isnull=False, trust__isnull=True),
                name="holding_is_at_a_school_or_a_trust",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="holding_does_not_end_before_it_begins"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "school"],
                condition=Q(until__isnull=True),
                name="holding_is_open_once_at_a_school",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "trust"],
                condition=Q(until__isnull=True),
                name="holding_is_open_once_at_a_trust",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self) -> School | Trust:
        """Give the school or the trust at which the role is held."""
        place = self.school or self.trust
        if place is None:  # the database insists on one of the two
            raise ValueError("A role is held at a school or a trust.")
        return place

    def reaches(self, school: School) -> bool:
        """Say whether the role counts at this school."""
        return self.school_id == school.pk or (self.trust_id is not None and self.trust_id == school.trust_id)

    @property
    def is_current(self) -> bool:
        """Say whether the role is held today."""
        today = clock.today()
        return self.since <= today and (self.until is None or self.until > today)


class YearGroup(models.Model):
    """A year of a school, such as Year 5; Reception is 0."""

    school = models.ForeignKey(School, models.PROTECT, related_name="year_groups")
    number = models.SmallIntegerField()
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "number"], name="year_group_is_there_once")]

    def __str__(self) -> str:
        return self.name


class PupilQuerySet(models.QuerySet["Pupil"]):
    """Reads of pupils."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> PupilQuerySet:
        """Give all pupils of a school to those who work there, and their own children to carers."""
        if not isinstance(person, Person):
            return self.none()
        if person.works_at(school):
            return self.filter(school=school)
        return (
            self.filter(school=school, carers__person=person)
            if person.holds(Role.PARENT, school=school)
            else self.none()
        )

    def named(self, text: str) -> PupilQuerySet:
        """Give those whose name holds each of these words."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(known_as__icontains=word)
            )
        return found

    def on_roll(self, day: date) -> PupilQuerySet:
        """Give those who are pupils on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


class Pupil(models.Model):
    """A child at a school; a pupil has no account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="pupils")
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    born = models.DateField(null=True, blank=True)
    year_group = models.ForeignKey(YearGroup, models.PROTECT, null=True, blank=True, related_name="pupils")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PupilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="pupil_does_not_leave_before_joining"
            ),
        ]
        indexes = [models.Index(fields=["school", "family_name", "given_name"], name="pupil_by_name")]

    def __str__(self) -> str:
        return f"{self.known_as or self.given_name} {self.family_name}"


class Carer(models.Model):
    """A person who has parental responsibility for a pupil, or cares for them."""

    school = models.ForeignKey(School, models.PROTECT, related_name="carers")
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="carers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="cares_for")
    relation = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "person"], name="carer_is_there_once")]
