"""Who keeps a school's calendar. Everybody who is something at the school reads it."""

from __future__ import annotations

from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import LEADERS, Role
from handrail.web.people.terminal import Terminal


def may_keep_calendar(person: Actor, school: School) -> Allowed | Refusal:
    """Say who enters terms, INSET days and days on which the school is closed."""
    if isinstance(person, Terminal):
        return Allowed()
    return only_if(
        person.holds(*LEADERS, Role.IT_ADMINISTRATOR, Role.TRUST_OFFICER, school=school),
        "Only the headteacher, a deputy, the IT administrator or a trust officer can change the calendar.",
    )
