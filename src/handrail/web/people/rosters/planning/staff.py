"""Plan a roster of staff: who is new, who does something else, who has left.

A file gives roles and never takes a single one away from somebody who stays: second readers and channel administrators
are not in a school's own system. Whoever has a last day on every one of their lines leaves on the latest of them.
"""

from __future__ import annotations

from datetime import date

from handrail.web.people.roles import WORKING_ROLES, Role
from handrail.web.people.rosters.file.columns import STAFF
from handrail.web.people.rosters.planning.asking import Asking, called
from handrail.web.people.rosters.planning.known import KnownPerson, People
from handrail.web.people.rosters.planning.persons import (
    Draft,
    Persons,
    describe,
    may_describe,
    role_told,
    tell_notes,
)
from handrail.web.people.rosters.planning.steps import CHANGED, LEFT, NEW, Plan, Step, listed, new_id, told

OF_STAFF = frozenset(str(role) for role in WORKING_ROLES) | {Role.CONTRACTOR.value, Role.VOLUNTEER.value}
Days = tuple[date | None, date | None]


def plan(asking: Asking, known: People) -> Plan:
    """Give what a roster of staff would change."""
    made = asking.begin()
    persons = Persons(STAFF, known)
    here = [person.id for person in known.by_id.values() if set(person.held) - {Role.PARENT}]
    unknown = _see_refused(asking, persons, here)
    for row in asking.rows:
        draft, fault = persons.draft(row.line, row.said, here)
        if draft is None:
            made.refuse(row.line, called(row.said), fault)
            unknown += 1
        else:
            draft.rows.append(row.said)
    for draft in persons.all():
        _one(asking, known, draft, made)
    _absent(asking, known, persons.seen, made, unknown)
    tell_notes(made)
    return made


def _see_refused(asking: Asking, persons: Persons, here: list[str]) -> int:
    """Remember whom refused rows mean, and count those of which that cannot be said."""
    unknown = 0
    for _, said in asking.bad_rows:
        person, _ = persons.meant(said, here)
        if person is None:
            unknown += 1
        else:
            persons.seen.add(person.id)
    return unknown


def _one(asking: Asking, known: People, draft: Draft, made: Plan) -> None:
    held = draft.known.held if draft.known else {}
    step = Step(CHANGED if set(held) & OF_STAFF else NEW, draft.name, line=draft.line)
    describe(step, draft, STAFF, known, made)
    named = _named(draft)
    leaves = max((until for _, until in named.values() if until), default=None)
    if leaves and all(until for _, until in named.values()):
        # A last day on every line: all that they do here ends, whatever the file calls it.
        named |= {role: (None, leaves) for role in held if role in OF_STAFF and role not in named}
    else:
        leaves = None
    fault = may_describe(asking, draft, step)
    for role, days in named.items():
        fault = fault or _role(asking, step, draft, role, days)
    if fault:
        for line in draft.lines:
            made.refuse(line, draft.name, fault)
        return
    if leaves and leaves <= asking.today:
        step.verdict = LEFT
        if not held or not set(step.deeds) & {"end"}:
            made.unchanged += 1  # they had left before
            return
    if step.deeds:
        made.steps.append(step)
    else:
        made.unchanged += 1


def _named(draft: Draft) -> dict[str, Days]:
    """Give the roles that a person's lines name, each with its days; without any, `staff`."""
    named: dict[str, Days] = {}
    for said in draft.rows:
        for role in said.get("roles") or [Role.STAFF.value]:
            named[role] = (said.get("since"), said.get("until"))
    return named


def _role(asking: Asking, step: Step, draft: Draft, role: str, days: Days) -> str:
    """Put into a step what changes about one role, and say why it may not be changed."""
    since, until = days
    holding = draft.known.held.get(role) if draft.known else None
    if holding is None:
        if until is not None and until <= asking.today:
            return ""
        since = since or asking.today
        if until is not None and until <= since:
            return f"{role_told(role)} would end before it begins."
        step.add("holding", new_id(), draft.id, role, since, until)
        step.says.append(f"{role_told(role)} from {told(since)}" + (f" until {told(until)}" if until else ""))
        return asking.why_not(role, draft.id)
    key, began, ends = holding
    if until == ends or (until is None and "until" not in asking.columns):
        return ""
    until = max(until, began) if until else None
    if until == ends:
        return ""
    step.add("end", key, draft.id, role, ends, until)
    step.says.append(f"{role_told(role)} ends on {told(until)}" if until else f"{role_told(role)} goes on")
    return asking.why_not(role, draft.id)


def _absent(asking: Asking, known: People, seen: set[str], made: Plan, unknown: int) -> None:
    gone = [one for one in known.by_id.values() if set(one.held) & OF_STAFF and one.id not in seen]
    if not asking.absence_counts(made, unknown, len(gone)):
        return
    for person in gone:
        step, fault = _leaver(asking, person)
        if fault:
            made.refuse(None, person.name, f"Is not in the file, and stays. {fault}")
        else:
            made.steps.append(step)


def _leaver(asking: Asking, person: KnownPerson) -> tuple[Step, str]:
    step, fault = Step(LEFT, person.name), ""
    roles = [role for role in person.held if role in OF_STAFF]
    for role in roles:
        key, began, ends = person.held[role]
        fault = fault or asking.why_not(role, person.id)
        step.add("end", key, person.id, role, ends, max(asking.today, began))
    step.says.append(f"is not in the file: {listed(map(role_told, roles))} ends today")
    return step, fault
