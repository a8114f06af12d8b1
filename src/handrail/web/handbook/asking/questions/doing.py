"""Where a duty can be done from the page of an answer: a telephone number to call, or the page that does it.

Only what the product does has a way here. A duty of the policy stands on the page with or without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from handrail.web.handbook.asking.queries import Lead
from handrail.web.people.models import School

ASK, KEEP = "#agree", "#keep"
"""Places on the page itself: the form that asks whoever must agree, and the button that keeps the answer."""
TOLD = ("inform-head", "inform-head-in-writing", "inform-line-manager", "inform-compliance")
AGREED = ("consult-head", "seek-advice")


@dataclass(frozen=True, slots=True)
class Means:
    """One way to do a duty: what its link says, and where it leads."""

    says: str
    href: str


def means(school: School, leads: Iterable[Lead], asks: str, *, works_here: bool) -> Mapping[str, tuple[Means, ...]]:
    """Give the ways by duty; `asks` names whom the form on the page goes to, and is empty where there is none."""
    calls = tuple(Means(f"Call {lead.name}", f"tel:{lead.dial}") for lead in leads if lead.dial)
    keeps = (Means("Keep this answer, then send it on", KEEP),)
    ask = (Means(f"Ask the {asks.lower()}", ASK),) if asks else keeps
    ways = {
        "inform-dsl": calls,
        "discuss-with-head": (*calls, *ask),
        **dict.fromkeys(TOLD, keeps),
        **dict.fromkeys(AGREED, ask),
    }
    if works_here:
        ways["sign-policy"] = (Means("Read and sign the policy", reverse("handbook:sign", args=[school.slug])),)
        ways["complete-training"] = (Means("See your training", reverse("handbook:training", args=[school.slug])),)
    return ways
