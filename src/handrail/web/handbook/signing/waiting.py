"""What about signing is waiting for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web.handbook.signing import queries
from handrail.web.handbook.signing.groups import SIGNERS
from handrail.web.people.models import Person
from handrail.web.people.waiting import Waiting


def waiting(person: Person) -> Iterator[Waiting]:
    """Ask for the signature at each school where one is missing."""
    schools = {held.school for held in person.holdings_today if held.school and held.role in SIGNERS}
    for school in sorted(schools, key=str):
        to = queries.to_sign(school)
        if to is not None and to.asks(person) and not queries.signed(person, to):
            says = "Read it and answer three short questions. It takes a few minutes."
            yield Waiting("Sign the policy", says, reverse("handbook:sign", args=[school.slug]), school)
