"""What about signing is waiting for a person; `handbook.waiting` asks, with the edition that it has read already."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import queries
from handrail.web.handbook.signing.training import waiting as training
from handrail.web.people.models import Person, School
from handrail.web.people.waiting import Waiting


def of_school(person: Person, school: School, edition: Edition) -> Iterator[Waiting]:
    """Ask for the signature where one is missing, and say so where it was given to other rules; ask for training."""
    to = queries.of_edition(school, edition)
    if to is not None and to.asks(person):
        given = queries.signed_rules(person, school)
        if to.rules not in given:
            title, says = AGAIN if given else FIRST
            yield Waiting(title, says, reverse("handbook:sign", args=[school.slug]), school)
    yield from training.of_school(person, school, edition)


FIRST = ("Sign the policy", "Read it and answer three short questions. It takes a few minutes.")
AGAIN = (
    "Sign the policy again",
    "It has changed since you signed it. You see just what is different, and answer three short questions.",
)
