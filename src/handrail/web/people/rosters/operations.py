"""Every change on the way of a roster: it is sent, planned, begun, written part by part, ended.

The plan is made before its operation, outside any lock. A part is written in one short transaction with its entries,
and only once: the first thing that the transaction does is to mark it as done.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction

from handrail.web import clock
from handrail.web.jobs.operations import enqueue
from handrail.web.ledger.operations import record, record_each
from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.rosters import access, sealing
from handrail.web.people.rosters.models import Part, Remembered, Roster
from handrail.web.people.rosters.planning.steps import Plan, Refused, Step
from handrail.web.people.rosters.states import State, before
from handrail.web.people.rosters.writing import deeds
from handrail.web.people.rosters.writing.batch import Batch
from handrail.web.people.terminal import person_of

SIZE = 100
KEPT = timedelta(days=7)
REPORTED = timedelta(days=90)
TAKEN = "Somebody has been given the same number, address or role meanwhile. Send the file again."


class WrongState(Exception):
    """Nobody may do this with a roster in this state."""


@transaction.atomic
def receive(*, school: School, sort: str, by: Actor, content: bytes | None = None) -> Roster:
    """Take a file, sealed; nothing of it is looked at yet."""
    access.may_import(by, school).or_raise()
    roster = Roster(school=school, sort=sort, sent_by=person_of(by))
    roster.file = sealing.put(content, roster.pk) if content is not None else None
    roster.save(force_insert=True)
    return roster


@transaction.atomic
def keep_plan(*, roster: Roster, plan: Plan, chosen: Mapping[str, str], lists_everybody: bool, by: Actor) -> Roster:
    """Keep what a file would change, for somebody to look at; an earlier plan of the same file goes."""
    access.may_import(by, roster.school).or_raise()
    report = sealing.put_refused(plan.refused, plan.notes, roster.pk)
    _move(roster, State.PLANNED, lists_everybody=lists_everybody, counts=plan.counts, report=report)
    roster.parts.all().filter(school=roster.school).delete()
    Part.objects.bulk_create(_parts(roster, plan))
    columns = Remembered.objects.filter(school=roster.school, sort=roster.sort).first()
    columns = columns or Remembered(school=roster.school, sort=roster.sort)
    columns.columns = sealing.put(dict(chosen), columns.pk)
    columns.save()
    return roster


def _parts(roster: Roster, plan: Plan) -> list[Part]:
    parts: list[Part] = []
    for verdict, found in groupby(plan.in_order(), key=lambda step: step.verdict):
        steps = list(found)
        for start in range(0, len(steps), SIZE):
            some = steps[start : start + SIZE]
            part = Part(roster=roster, school=roster.school, number=len(parts), verdict=verdict, size=len(some))
            part.steps = sealing.put_steps(some, part.pk)
            parts.append(part)
    return parts


@transaction.atomic
def begin(*, roster: Roster, by: Actor) -> Roster:
    """Have a plan written: a job does it, part by part."""
    access.may_import(by, roster.school).or_raise()
    _move(roster, State.BEGUN, begun_by=person_of(by), begun_at=clock.now(), file=None)
    enqueue("rosters.write", key=str(roster.pk), school=roster.school, arguments={"roster": roster.pk})
    facts = {"sort": roster.sort, **roster.counts}
    record("rosters.begun", about=roster, by=person_of(by), school=roster.school, facts=facts)
    return roster


@transaction.atomic
def discard(*, roster: Roster, by: Actor) -> Roster:
    """Throw a file and its plan away; nothing was written."""
    access.may_import(by, roster.school).or_raise()
    _move(roster, State.DISCARDED, ended_at=clock.now(), file=None, report=None)
    roster.parts.all().filter(school=roster.school).delete()
    return roster


@transaction.atomic
def write_part(*, part: Part, steps: list[Step], by: Actor) -> bool:
    """Write the steps of one part, once; False when somebody else has done it."""
    school = part.school
    if not Part.objects.filter(pk=part.pk, school=school, done_at=None).update(done_at=clock.now(), steps=None):
        return False
    access.may_import(by, school).or_raise()
    entries: dict[str, list[Any]] = {}
    aside = _write(school, by, steps, entries)
    if aside:
        sealed = sealing.put_refused(aside, (), part.pk)
        Part.objects.filter(pk=part.pk, school=school).update(aside=sealed, set_aside=len(aside))
    for kind, told in entries.items():
        record_each(kind, told, by=person_of(by), school=school)
    return True


def _write(school: School, by: Actor, steps: list[Step], entries: dict[str, list[Any]]) -> list[Refused]:
    """Write steps together; where one of them stands in the way, one by one. Gives those that were put aside."""
    batch = Batch(school, by, steps)
    batch.read()
    batch.sift()
    try:
        with transaction.atomic():
            deeds.write(batch)
    except IntegrityError:
        if len(batch.steps) == 1:
            return [*batch.aside, Refused(steps[0].line, steps[0].who, TAKEN)]
        return [*batch.aside, *(one for step in batch.steps for one in _write(school, by, [step], entries))]
    for kind, told in batch.entries.items():
        entries.setdefault(kind, []).extend(told)
    return batch.aside


@transaction.atomic
def finish(*, roster: Roster, by: Actor) -> bool:
    """End a roster of which every part is done; False when it has ended already."""
    if roster.parts.filter(school=roster.school, done_at=None).exists():
        raise WrongState("Some parts are not done yet.")
    if not _moved(roster, State.DONE, ended_at=clock.now()):
        return False
    aside = sum(roster.parts.filter(school=roster.school).values_list("set_aside", flat=True))
    record("rosters.done", about=roster, by=person_of(by), school=roster.school, facts={"aside": aside})
    return True


@transaction.atomic
def stop(*, roster: Roster) -> None:
    """Leave the rest of a roster undone: whoever began it may no longer bring people in."""
    if _moved(roster, State.STOPPED, ended_at=clock.now()):
        roster.parts.filter(school=roster.school, done_at=None).delete()
        record("rosters.stopped", about=roster, by=None, school=roster.school)


@transaction.atomic
def sweep(*, school: School) -> None:
    """Throw away what nobody came back to, and old lists of what was refused: both name people."""
    now = clock.now()
    forgotten = Roster.objects.filter(school=school, state__in=[State.SENT, State.PLANNED], sent_at__lt=now - KEPT)
    Part.objects.filter(school=school, roster__in=forgotten).delete()
    forgotten.update(state=State.DISCARDED, ended_at=now, file=None, report=None)
    old = Roster.objects.filter(school=school, ended_at__lt=now - REPORTED)
    Part.objects.filter(school=school, roster__in=old).delete()
    old.update(report=None)


def _move(roster: Roster, to: State, **changes: Any) -> None:
    if not _moved(roster, to, **changes):
        raise WrongState(f"The roster is {roster.get_state_display()}.")


def _moved(roster: Roster, to: State, **changes: Any) -> bool:
    """Bring a roster to a state, if it is in one from which that can be."""
    rows = Roster.objects.filter(pk=roster.pk, school=roster.school, state__in=before(to))
    moved = rows.update(state=to, **changes)
    if moved:
        for name, value in {**changes, "state": to}.items():
            setattr(roster, name, value)
    return bool(moved)
