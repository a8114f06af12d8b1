"""Who signed what: one signature for each person and edition, with the sheet where it was signed on paper; training.

`rules` is the fingerprint of what the edition orders. Whoever signed an edition with the same fingerprint as the one in
force has nothing to sign again.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import access
from handrail.web.handbook.signing.training import access as training_access
from handrail.web.people.models import Person, School

REMINDED, ESCALATED = "reminded", "escalated"


class SignatureQuerySet(models.QuerySet["Signature"]):
    """Reads of signatures."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> SignatureQuerySet:
        """Give all of a school to those who see who has signed, and their own to everybody else there."""
        if not isinstance(person, Person):
            return self.none()
        found = self.filter(school=school)
        return found if access.may_see_signatures(person, school) else found.filter(person=person)


class Sheet(models.Model):
    """A list that people signed on paper, with its scan; the file lies with the documents under its digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    signed_on = models.DateField()
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()


class Signature(models.Model):
    """One person signed one document of one edition, on the screen or on a sheet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    rules = models.CharField(max_length=64)
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, related_name="signatures")
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = SignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="edition_is_signed_once_by_each"),
            models.CheckConstraint(
                condition=~Q(entered_by=F("person")), name="signature_on_paper_is_entered_by_somebody_else"
            ),
        ]
        indexes = [models.Index(fields=["school", "rules", "person"], name="signature_by_rules")]


class Reminder(models.Model):
    """Somebody was reminded of an edition, or the school's leaders were told: each once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10, choices=[(REMINDED, "Reminded"), (ESCALATED, "Leaders told")])
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "person", "sort"], name="reminder_is_sent_once"),
        ]


class TrainingQuerySet(models.QuerySet["Training"]):
    """Reads of training."""

    def visible_to(self, person: Person | AnonymousUser, school: School) -> TrainingQuerySet:
        """Give all of a school to those who see everybody's, and their own to everybody else."""
        if not isinstance(person, Person):
            return self.none()
        found = self.filter(school=school)
        return found if training_access.may_see_all_training(person, school) else found.filter(person=person)


class Training(models.Model):
    """Somebody took a training that a clause orders; the certificate lies with the documents under its digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    policy = models.SlugField(max_length=80)
    clause = models.CharField(max_length=80)
    course = models.CharField(max_length=120)
    took_on = models.DateField()
    good_until = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    is_list = models.BooleanField()
    """Whether the file stands for many people, and so names colleagues, too."""
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "person", "policy", "clause", "took_on"],
                condition=Q(taken_back_at=None),
                name="training_is_recorded_once",
            ),
            models.CheckConstraint(condition=~Q(entered_by=F("person")), name="training_is_recorded_by_somebody_else"),
            models.CheckConstraint(
                condition=Q(good_until=None) | Q(good_until__gte=F("took_on")), name="training_ends_after_it_was_taken"
            ),
        ]

    def is_good(self, day: date) -> bool:
        """Say whether it counts on a day."""
        return self.good_until is None or day <= self.good_until

    def lasts(self) -> tuple[date, date]:
        """Give what tells which of two records is good longer: the end, then the day on which it was taken."""
        return self.good_until or date.max, self.took_on
