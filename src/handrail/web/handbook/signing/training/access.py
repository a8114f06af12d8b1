"""Who sees their own training, who sees everybody's, and who records it."""

from __future__ import annotations

from handrail.web.handbook.signing.access import OFFICE, READERS
from handrail.web.handbook.signing.groups import SIGNERS
from handrail.web.people.access import Actor
from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import Role
from handrail.web.people.terminal import Terminal


def may_see_training(person: Person, school: School) -> Allowed | Refusal:
    """Say who sees what training the policy orders, and their own."""
    roles = SIGNERS | set(READERS)
    return only_if(
        person.holds(*roles, school=school), "Only people who work or help at the school see what training it orders."
    )


def may_see_all_training(person: Person, school: School) -> Allowed | Refusal:
    """Say who sees which training everybody has, and who is missing."""
    return only_if(
        person.holds(*READERS, Role.DSL, school=school),
        "Only the headteacher, a deputy, the safeguarding lead, the chair of governors, the IT administrator or a "
        "trust officer can see everybody's training.",
    )


def may_record_training(person: Actor, school: School) -> Allowed | Refusal:
    """Say who records training, and takes a record back."""
    if isinstance(person, Terminal):
        return Allowed()
    return only_if(
        person.holds(*OFFICE, Role.DSL, school=school),
        "Only the headteacher, a deputy, the safeguarding lead or the IT administrator can record training.",
    )
