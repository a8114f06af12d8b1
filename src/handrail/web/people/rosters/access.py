"""Who brings people in by a file. What each line may change is asked of `people.access`, line by line."""

from __future__ import annotations

from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.rosters.models import IMPORTERS
from handrail.web.people.terminal import Terminal


def may_import(person: Actor, school: School) -> Allowed | Refusal:
    """Say who sends a file of people, sees what it would change, and has it written."""
    if isinstance(person, Terminal):
        return Allowed()
    return only_if(
        person.holds(*IMPORTERS, school=school),
        "Only the headteacher, a deputy, the IT administrator or a trust officer can bring people in from a file.",
    )
