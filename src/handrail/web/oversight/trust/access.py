"""Who looks at all schools of a trust together."""

from __future__ import annotations

from handrail.web.people.models import Person, Trust
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import TRUST_ROLES


def may_see_trust(person: Person, trust: Trust) -> Allowed | Refusal:
    """Say who sees the schools of a trust side by side; a role at one of them is not enough."""
    return only_if(
        any(held.trust_id == trust.pk and held.role in TRUST_ROLES for held in person.holdings_today),
        "Only the trust’s officers and its safeguarding lead can look at all its schools together.",
    )
