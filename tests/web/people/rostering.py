"""What the tests of rosters share: a file as text, through the same steps as the pages and the command."""

from __future__ import annotations

from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.rosters import operations, tasks
from handrail.web.people.rosters.file import columns
from handrail.web.people.rosters.file.reading import read
from handrail.web.people.rosters.models import Roster
from handrail.web.people.rosters.planning import making
from handrail.web.people.rosters.planning.steps import Plan
from handrail.web.people.terminal import TERMINAL

STAFF = "First name,Surname,Email,Staff number,Role,Start date,Leaving date\n"
PUPILS = "Pupil number,Forename,Surname,DOB,Year group\n"
CARERS = "Pupil number,First name,Surname,Email,Relationship\n"
HEADINGS = {"staff": STAFF, "pupils": PUPILS, "carers": CARERS}


def planned(school: School, sort: str, text: str, *, by: Actor = TERMINAL, everybody: bool = False) -> Plan:
    """Say what a file would change; its headings are the usual ones."""
    table = read((HEADINGS[sort] + text).encode())
    chosen = columns.guess(sort, table.headings, {})
    return making.make(school=school, sort=sort, table=table, chosen=chosen, lists_everybody=everybody, by=by)


def kept(school: School, sort: str, plan: Plan, *, by: Actor = TERMINAL) -> Roster:
    """Keep a plan, and have it written."""
    roster = operations.receive(school=school, sort=sort, by=by)
    operations.keep_plan(roster=roster, plan=plan, chosen={}, lists_everybody=False, by=by)
    return operations.begin(roster=roster, by=by)


def bring(school: School, sort: str, text: str, *, by: Actor = TERMINAL, everybody: bool = False) -> dict[str, int]:
    """Bring people in, and say how many of each there were."""
    plan = planned(school, sort, text, by=by, everybody=everybody)
    roster = kept(school, sort, plan, by=by)
    tasks.write_all(roster, rest=0)
    roster.refresh_from_db()
    assert roster.state == "done"
    return {word: number for word, number in plan.counts.items() if number}


def reasons(plan: Plan) -> dict[int | None, str]:
    """Give why each line was refused."""
    return {refused.line: refused.why for refused in plan.refused}
