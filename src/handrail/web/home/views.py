"""The home page: what is waiting for whoever is signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.web.handbook import waiting as handbook
from handrail.web.handbook.rulings import waiting as rulings
from handrail.web.people import waiting as people
from handrail.web.people.rosters import waiting as rosters

APPS = (people, rosters, handbook, rulings)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Ask each app what waits for this person, and show the ways to what they do."""
    items = [item for app in APPS for item in app.waiting(request.user)]
    schools = handbook.schools_of(request.user)
    return render(request, "home/home.html", {"items": items, "my_schools": schools})
