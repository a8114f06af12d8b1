"""What rosters say is waiting for a person: a file that they sent and nobody has decided about."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from handrail.web.people.models import Person, School
from handrail.web.people.rosters import access
from handrail.web.people.rosters.models import IMPORTERS, Roster
from handrail.web.people.rosters.states import State
from handrail.web.people.waiting import Waiting


def waiting(person: Person) -> Iterator[Waiting]:
    """Remind whoever sent a file to look at what it would change; after a week it is thrown away."""
    if not any(holding.role in IMPORTERS for holding in person.holdings_today):
        return
    schools = School.objects.visible_to(person)
    sent = Roster.objects.filter(school__in=schools, sent_by=person, state__in=[State.SENT, State.PLANNED])
    for roster in sent.select_related("school").defer("file", "report").order_by("sent_at")[:5]:
        if access.may_import(person, roster.school):
            title = f"Look at your file of {roster.get_sort_display().lower()}"
            url = reverse("people:roster", args=[roster.school.slug, roster.pk])
            yield Waiting(title, "Nothing is written before you say so.", url, roster.school)
