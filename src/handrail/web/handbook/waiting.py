"""What about the policy is waiting for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web import clock
from handrail.web.handbook import access, reading
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import waiting as signing
from handrail.web.handbook.signing.groups import SIGNERS
from handrail.web.people.models import Person, School
from handrail.web.people.waiting import Waiting


def waiting(person: Person) -> Iterator[Waiting]:
    """Ask for the signature at each school; tell whoever can put a policy in force what it lacks there."""
    for school in schools_of(person):
        may_adopt, signs = access.may_adopt(person, school), person.holds(*SIGNERS, school=school)
        if not (may_adopt or signs):
            continue
        edition = Edition.objects.visible_to(person, school).select_related("document").defer(*LONG).in_force()
        if signs and edition is not None:
            yield from signing.of_school(person, school, edition)
        if may_adopt:
            yield from _to_lead(school, edition)


LONG = ("text", "document__text")


def schools_of(person: Person) -> list[School]:
    """Give the schools in which somebody has a role; a query only where a role is in a trust."""
    if any(held.trust_id for held in person.holdings_today):
        return list(School.objects.visible_to(person).order_by("name"))
    return sorted({held.school for held in person.holdings_today if held.school}, key=str)


def _to_lead(school: School, edition: Edition | None) -> Iterator[Waiting]:
    """Say that there is no policy, that nobody said what people sign, or that a review is due."""
    if edition is None:
        where = reverse("handbook:adopt", args=[school.slug])
        yield Waiting("Put a policy in force", f"{school} has none yet.", where, school)
        return
    if not hasattr(edition, "document"):
        where = reverse("handbook:document", args=[school.slug, edition.pk])
        yield Waiting("Say what people sign", "Nobody is asked to sign the policy before that.", where, school)
    due = reading.page(edition).policy.review_due
    if due and due <= clock.today():
        where = reverse("handbook:read", args=[school.slug])
        yield Waiting("Review the policy", f"It was due on {due.day} {due:%B %Y}.", where, school)
