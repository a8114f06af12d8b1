"""The page of the demo on which one becomes anybody; it is in no other mode's addresses."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from handrail.web.demo.cast import SCHOOLS
from handrail.web.people.models import Holding, Person, School, Trust

GUIDES = {
    name: place
    for place, name in enumerate([school.teacher for school in SCHOOLS] + [school.head for school in SCHOOLS])
}
"""Whom to begin with at each school: its teacher, then its headteacher. The others are folded away."""


@login_not_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """List everybody in the demo, school by school."""
    held = Prefetch(
        "holdings", queryset=Holding.objects.today().select_related("person").order_by("person__name", "role")
    )
    groups = []
    for place in [*School.objects.prefetch_related(held).order_by("name"), *Trust.objects.prefetch_related(held)]:
        roles: dict[Person, list[str]] = {}
        for holding in place.holdings.all():
            roles.setdefault(holding.person, []).append(holding.get_role_display())
        # Stable: the others by name.
        known = sorted(roles, key=lambda person: GUIDES.get(person.name, len(GUIDES)))
        people = [{"person": person, "roles": roles[person]} for person in known]
        shown = sum(person.name in GUIDES for person in known)
        groups.append({"place": place, "first": people[:shown] or people, "others": people[shown:] if shown else []})
    return render(request, "demo/people.html", {"groups": groups})


@login_not_required
@require_POST
def become(request: HttpRequest, person: UUID) -> HttpResponse:
    """Sign in as somebody of the demo, without a password."""
    somebody = get_object_or_404(Person, pk=person)
    logout(request)
    login(request, somebody)
    return redirect("home")
