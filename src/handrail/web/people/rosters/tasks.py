"""What the worker does for rosters: write plans part by part, and throw away what nobody came back to.

Between two parts it rests, so that whoever waits to write comes in: SQLite has no queue, and a waiting writer only
looks again every tenth of a second. On a busy machine it rests as long as it wrote. PostgreSQL has a queue, and locks
no more than the school's ledger.
"""

from __future__ import annotations

import time
from datetime import time as clock_time

from django.db import connection

from handrail.web.jobs.models import Job
from handrail.web.jobs.schedule import Daily
from handrail.web.jobs.tasks import Task
from handrail.web.people.access import Actor
from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Refused
from handrail.web.people.rosters import operations, sealing
from handrail.web.people.rosters.models import Roster
from handrail.web.people.rosters.states import State
from handrail.web.people.terminal import TERMINAL

REST, REST_WITH_A_QUEUE = 0.12, 0.02


def write(job: Job) -> None:
    """Write the plan of the roster of a job, from wherever it stands."""
    roster = Roster.objects.select_related("school").get(pk=job.arguments["roster"], school=job.school_id)
    write_all(roster)


def write_all(roster: Roster, rest: float | None = None) -> None:
    """Write the parts that are not done; safe when another does the same, or when an earlier worker died."""
    by = _actor(roster)
    if rest is None:
        rest = REST if connection.vendor == "sqlite" else REST_WITH_A_QUEUE
    try:
        for key in (
            roster.parts.filter(school=roster.school, done_at=None).order_by("number").values_list("pk", flat=True)
        ):
            part = roster.parts.select_related("school").get(pk=key, school=roster.school)
            if part.steps is not None:
                steps, began = sealing.take_steps(part.steps, part.pk), time.monotonic()
                operations.write_part(part=part, steps=steps, by=by)
                time.sleep(rest and max(rest, time.monotonic() - began))
        if roster.state == State.BEGUN:
            operations.finish(roster=roster, by=by)
    except Refused:
        operations.stop(roster=roster)


def _actor(roster: Roster) -> Actor:
    """Give whoever had the roster written, as they are now."""
    return Person.objects.get(pk=roster.begun_by_id) if roster.begun_by_id else TERMINAL


def sweep(job: Job) -> None:
    """Go through every school."""
    for school in School.objects.all():
        operations.sweep(school=school)


WRITE = Task("rosters.write", write, "write a list of people", outside=True, attempts=20)
SWEEP = Task("rosters.sweep", sweep, "tidy up lists of people")
TASKS = (WRITE, SWEEP)
RHYTHMS = (Daily("rosters.sweep", at=clock_time(3, 40)),)
