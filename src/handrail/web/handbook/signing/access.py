"""Who signs, who sees who has signed, and who enters what was signed on paper."""

from __future__ import annotations

from handrail.web.handbook.signing.groups import SIGNERS
from handrail.web.people.access import Actor
from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import LEADERS, Role
from handrail.web.people.terminal import Terminal

READERS = (*LEADERS, Role.CHAIR, Role.IT_ADMINISTRATOR, Role.TRUST_OFFICER)
OFFICE = (*LEADERS, Role.IT_ADMINISTRATOR)


def may_sign(person: Person, school: School) -> Allowed | Refusal:
    """Say who signs on the screen."""
    return only_if(person.holds(*SIGNERS, school=school), "Only people who work or help at the school sign its policy.")


def may_see_signatures(person: Person, school: School) -> Allowed | Refusal:
    """Say who sees who has signed, and who has not."""
    return only_if(
        person.holds(*READERS, school=school),
        "Only the headteacher, a deputy, the chair of governors, the IT administrator or a trust officer can see "
        "who has signed.",
    )


def may_enter_paper(person: Actor, school: School) -> Allowed | Refusal:
    """Say who enters signatures from paper."""
    if isinstance(person, Terminal):
        return Allowed()
    return only_if(
        person.holds(*OFFICE, school=school),
        "Only the headteacher, a deputy or the IT administrator can enter signatures from paper.",
    )
