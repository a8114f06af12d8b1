"""What about the policy is waiting for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web import clock
from handrail.web.handbook import access, reading
from handrail.web.handbook.models import Edition
from handrail.web.people.models import Person, School
from handrail.web.people.waiting import Waiting


def waiting(person: Person) -> Iterator[Waiting]:
    """Tell whoever can put a policy in force that there is none, or that its review is due."""
    schools = [school for school in School.objects.visible_to(person) if access.may_adopt(person, school)]
    for school in schools:
        url = reverse("handbook:read", args=[school.slug])
        edition = Edition.objects.visible_to(person, school).defer("text").in_force()
        if edition is None:
            yield Waiting(
                "Put a policy in force",
                f"{school} has none yet.",
                reverse("handbook:adopt", args=[school.slug]),
                school,
            )
            continue
        due = reading.page(edition).policy.review_due
        if due and due <= clock.today():
            says = f"It was due on {due.day} {due:%B %Y}."
            yield Waiting("Review the policy", says, url, school)
