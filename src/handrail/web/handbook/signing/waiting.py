"""What about signing is waiting for a person; `handbook.waiting` asks, with the edition that it has read already."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import queries
from handrail.web.people.models import Person, School
from handrail.web.people.waiting import Waiting


def of_school(person: Person, school: School, edition: Edition) -> Iterator[Waiting]:
    """Ask for the signature where one is missing."""
    to = queries.of_edition(school, edition)
    if to is not None and to.asks(person) and not queries.signed(person, to):
        says = "Read it and answer three short questions. It takes a few minutes."
        yield Waiting("Sign the policy", says, reverse("handbook:sign", args=[school.slug]), school)
