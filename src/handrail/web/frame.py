"""What the frame of every page shows: the school, the way to each job, who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from handrail.web.oversight.access import may_read_record
from handrail.web.oversight.trust.access import may_see_trust
from handrail.web.people import access
from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Allowed, Refusal


def anyone(person: Person, school: School) -> Allowed | Refusal:
    """Let everybody with a role at the school see the way."""
    return Allowed()


@dataclass(frozen=True)
class Job:
    """One thing that people come for: where it begins, and who sees the way to it."""

    name: str
    text: str
    may: Callable[[Person, School], Allowed | Refusal] = anyone


JOBS = (
    Job("asking:ask", "Ask"),
    Job("handbook:read", "Read the policy"),
    Job("people:list", "People", access.may_see_people),
    Job("people:calendar", "Calendar"),
    Job("oversight:record", "What happened", may_read_record),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give the frame's words to every template."""
    shown: dict[str, Any] = {"is_demo": settings.MODE == "demo"}
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return shown
    schools = sorted({holding.school for holding in person.holdings_today if holding.school}, key=str)
    school = getattr(request, "school", None) or (schools[0] if schools else None)
    return {**shown, "schools": schools, "school": school, "navigation": navigation(person, school, request.path)}


def navigation(person: Person, school: School | None, path: str) -> list[dict[str, Any]]:
    """Give the jobs that a person has at a school."""
    home = reverse("home")
    ways = [{"text": "Home", "href": home, "here": path == home}]
    for job in JOBS:
        if school is not None and job.may(person, school):
            href = reverse(job.name, args=[school.slug])
            ways.append({"text": job.text, "href": href, "here": path.startswith(href)})
    return ways + _of_trusts(person, path)


def _of_trusts(person: Person, path: str) -> list[dict[str, Any]]:
    """Give the way to all schools of a trust, to whoever has a role in it."""
    trusts = [held.trust for held in person.holdings_today if held.trust and may_see_trust(person, held.trust)]
    found = {reverse("trust:schools", args=[trust.slug]): trust for trust in trusts}
    text = "All our schools" if len(found) == 1 else "Schools of {}"
    return [{"text": text.format(trust), "href": href, "here": path.startswith(href)} for href, trust in found.items()]
