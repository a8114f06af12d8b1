"""Who signed what: one signature for each person and edition, with the sheet where it was signed on paper.

`rules` is the fingerprint of what the edition orders. Whoever signed an edition with the same fingerprint as the one in
force has nothing to sign again.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import access
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
