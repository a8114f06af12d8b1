"""The pages of a trust: how its schools stand, the health of one policy, and all of them side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from handrail.web.keeping import kept_page
from handrail.web.oversight.trust import access, comparing, findings, signing
from handrail.web.oversight.trust.standing import standings
from handrail.web.people.models import School, Trust


@require_safe
def schools(request: HttpRequest, trust: str) -> HttpResponse:
    """Show how each school stands: its policy, whether the review is overdue, and what was found in it."""
    place = _trust(request, trust)
    health = findings.by_school(standings(place))
    context = {"trust": place, "health": health, "most": max((one.all for one in health), default=0)}
    return render(request, "oversight/trust/schools.html", context)


@require_safe
def health(request: HttpRequest, trust: str, school: str) -> HttpResponse:
    """Show what was found in the policy of one school."""
    place = _trust(request, trust)
    asked = get_object_or_404(School.objects.visible_to(request.user), slug=school, trust=place)
    standing = next(one for one in standings(place) if one.school == asked)
    context = {"trust": place, "standing": standing, "kinds": findings.by_kind(standing)}
    return render(request, "oversight/trust/health.html", context)


@require_safe
def compare(request: HttpRequest, trust: str) -> HttpResponse:
    """Show what every school says of the topics of one group, or only those on which they differ."""
    place = _trust(request, trust)
    groups, asked = comparing.groups(), request.GET.get("about", "")
    about = asked if asked in groups else next(iter(groups))
    only = "differ" in request.GET
    shared = comparing.schools_by_text(standings(place))
    topics = comparing.side_by_side(tuple(shared), about)
    context = {
        "trust": place,
        "groups": groups,
        "about": about,
        "only": only,
        "schools": shared,
        "topics": [topic for topic in topics if topic.mark != comparing.ALIKE or not only],
    }
    told = tuple((digest, school.pk, school.name) for digest, under in shared.items() for school in under)
    return kept_page(request, "oversight/trust/compare.html", context, key=(told, about, only))


@require_safe
def signatures(request: HttpRequest, trust: str) -> HttpResponse:
    """Show how many of each school have signed what is in force there; names are for the school itself."""
    place = _trust(request, trust)
    counted = signing.by_school(standings(place))
    return render(request, "oversight/trust/signatures.html", {"trust": place, "counted": counted})


def _trust(request: HttpRequest, slug: str) -> Trust:
    """Give the trust of an address; one without a school that this person knows looks the same as none at all."""
    known = School.objects.visible_to(request.user)
    trust = get_object_or_404(Trust.objects.filter(schools__in=known).distinct(), slug=slug)
    access.may_see_trust(request.user, trust).or_raise()
    return trust
