"""Record that people took a training, with its certificate, and take a record back: each once, with its entry."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from handrail.web import clock
from handrail.web.handbook.editions import filing, uploads
from handrail.web.handbook.signing.models import Training
from handrail.web.handbook.signing.training import access, queries
from handrail.web.handbook.signing.training.wanted import Wanted
from handrail.web.ledger.operations import Deed, record, record_each
from handrail.web.people.access import Actor
from handrail.web.people.models import Person, School
from handrail.web.people.terminal import person_of


class NotWanted(Exception):
    """The policy does not order this training of somebody who is named, or they would record their own."""


@transaction.atomic
def record_training(
    *,
    school: School,
    wanted: Wanted,
    people: Collection[UUID],
    course: str,
    took_on: date,
    good_until: date | None,
    content: bytes,
    by: Actor,
) -> list[Training]:
    """Record a training for one or many, with one certificate or list. What is recorded of that day stays as it is."""
    access.may_record_training(by, school).or_raise()
    who, ordered = person_of(by), queries.lines(school)
    awaited = {one.id for line in ordered if line.wanted == wanted for one in line.people} - {who.pk if who else None}
    if not people or not set(people) <= awaited:
        raise NotWanted("Everybody named has to be somebody else of whom the policy orders this training.")
    said = {"school": school, "policy": wanted.policy, "clause": wanted.clause, "took_on": took_on}
    there = set(Training.objects.filter(**said, taken_back_at=None).values_list("person", flat=True))
    said |= {"course": course, "good_until": good_until, "entered_by": who, "entered_at": clock.now()}
    said |= {"digest": filing.keep(content), "media_type": uploads.media_type(content), "is_list": len(people) > 1}
    rows = Training.objects.bulk_create([Training(person_id=key, **said) for key in people if key not in there])
    named = {person.pk: person for person in Person.objects.filter(pk__in=people)}
    deeds = [Deed(row, {"person": named[row.person_id], "day": took_on, "certificate": row.digest}) for row in rows]
    record_each("signing.training-recorded", deeds, by=who, school=school)
    return rows


@transaction.atomic
def take_back(*, training: Training, by: Actor) -> Training:
    """Take a record back that was wrong: it stays, and counts no more."""
    access.may_record_training(by, training.school).or_raise()
    who, rows = person_of(by), Training.objects.filter(school=training.school, pk=training.pk, taken_back_at=None)
    if rows.update(taken_back_at=clock.now(), taken_back_by=who):
        facts = {"person": training.person}
        record("signing.training-taken-back", about=training, by=who, school=training.school, facts=facts)
    training.refresh_from_db()
    return training
