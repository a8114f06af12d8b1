"""Make the plan of one file: read what is known, then compare. Nothing here writes, and no lock is held."""

from __future__ import annotations

from handrail.web import clock
from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.rosters.file import columns
from handrail.web.people.rosters.file.columns import CARERS, STAFF, Chosen
from handrail.web.people.rosters.file.reading import Table
from handrail.web.people.rosters.planning import carers, known, pupils, staff
from handrail.web.people.rosters.planning.asking import Asking
from handrail.web.people.rosters.planning.steps import Plan


def make(*, school: School, sort: str, table: Table, chosen: Chosen, lists_everybody: bool, by: Actor) -> Plan:
    """Say what a file would change at a school."""
    rows, bad = columns.read_rows(sort, table, chosen)
    asking = Asking(school, by, clock.today(), lists_everybody, frozenset(chosen), rows, bad, table.bad)
    said = [*(row.said for row in rows), *(said for _, said in bad)]
    people = known.people(school, {one["email"] for one in said if "email" in one})
    if sort == STAFF:
        return staff.plan(asking, people)
    cares = known.carers(school)
    taught = known.pupils(school)
    if sort == CARERS:
        return carers.plan(asking, taught, people, cares)
    return pupils.plan(asking, taught, people, cares)
