"""What about training is waiting for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing.training import queries
from handrail.web.people.models import Person, School
from handrail.web.people.waiting import Waiting


def of_school(person: Person, school: School, edition: Edition) -> Iterator[Waiting]:
    """Ask for a training that the policy orders, where none is recorded or the record is good no longer."""
    if queries.is_missing(person, school, edition):
        says = "The policy orders it. When you have taken it, give the certificate to the school office."
        yield Waiting("Take the training", says, reverse("handbook:training", args=[school.slug]), school)
