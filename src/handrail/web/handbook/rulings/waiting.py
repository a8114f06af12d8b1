"""What about rulings is waiting for a person: questions to answer, answers to read, rulings to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from handrail.web import clock
from handrail.web.handbook.rulings.models import REVIEWED, Asked, Ruling, ruled_by
from handrail.web.people.models import Person
from handrail.web.people.waiting import Waiting

FRESH = timedelta(days=7)


def waiting(person: Person) -> Iterator[Waiting]:
    """Tell the ruler what to answer and what ends soon, and the asker what was answered in the last week."""
    schools = {holding.school for holding in person.holdings_today if holding.school}
    mine = {school: ruled_by(person, school) for school in schools}
    if any(mine.values()):
        to_me = Q()
        for school, roles in mine.items():
            to_me |= Q(school=school, to__in=roles)
        for asked in Asked.objects.filter(to_me).waiting().exclude(asker=person).select_related("school")[:20]:
            url = reverse("rulings:asked", args=[asked.school.slug, asked.pk])
            yield Waiting("Answer a question", "The policy leaves it to you.", url, asked.school)
        yield from _due(person, to_me)
    answered = Ruling.objects.filter(school__in=schools, asker=person, ruled_at__gte=clock.now() - FRESH)
    for ruling in answered.select_related("school").order_by("-ruled_at")[:5]:
        url = reverse("rulings:asked", args=[ruling.school.slug, ruling.asked_id])
        yield Waiting("Your question was answered", f"{ruling.get_verdict_display()}.", url, ruling.school)


def _due(person: Person, to_me: Q) -> Iterator[Waiting]:
    soon = clock.today() + REVIEWED
    mine = Asked.objects.filter(to_me, ruling__until__lte=soon)
    for ruling in Ruling.objects.in_force().filter(asked__in=mine).exclude(asker=person).select_related("school")[:20]:
        url = reverse("rulings:ruling", args=[ruling.school.slug, ruling.pk])
        yield Waiting("Look at a ruling again", f"It ends on {ruling.until.day} {ruling.until:%B}.", url, ruling.school)
