"""Who reads a policy, and who puts one in force."""

from __future__ import annotations

from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import Role
from handrail.web.people.terminal import Terminal


def may_adopt(person: Actor, school: School) -> Allowed | Refusal:
    """Say who puts an edition in force."""
    if isinstance(person, Terminal):
        return Allowed()
    return only_if(
        person.holds(Role.HEAD, Role.CHAIR, Role.TRUST_OFFICER, school=school),
        "Only the headteacher, the chair of governors or a trust officer can put a policy in force.",
    )
