"""Plan a roster of parents and carers: one line for each pupil whom somebody cares for.

A parent who works here, found by a number or an address, is one person and gets one more role.
"""

from __future__ import annotations

from handrail.web.people.roles import Role
from handrail.web.people.rosters.file.columns import CARERS, Read
from handrail.web.people.rosters.planning.asking import Asking, called
from handrail.web.people.rosters.planning.known import People, Pupils
from handrail.web.people.rosters.planning.persons import Draft, Persons, describe, may_describe, tell_notes
from handrail.web.people.rosters.planning.pupils import Cares, is_here
from handrail.web.people.rosters.planning.steps import CHANGED, LEFT, NEW, Plan, Step, new_id

PARENT = Role.PARENT.value


def plan(asking: Asking, known: Pupils, people: People, cares: Cares) -> Plan:
    """Give what a roster of carers would change."""
    made = asking.begin()
    persons = Persons(CARERS, people)
    seen: dict[tuple[str, str], int] = {}
    done: set[str] = set()
    unknown = len(asking.bad_rows)
    for row in asking.rows:
        fault, pupil, draft = _whose(known, persons, cares, row)
        if draft is None:
            unknown += 1
        elif (pupil, draft.id) in seen:
            fault = f"Line {seen[pupil, draft.id]} says the same."
        if fault or draft is None:
            made.refuse(row.line, called(row.said), fault)
            continue
        seen[pupil, draft.id] = row.line
        _one(asking, known, people, cares, done, draft, pupil, row, made)
    _absent(asking, known, people, cares, seen, made, unknown)
    tell_notes(made)
    return made


def _whose(known: Pupils, persons: Persons, cares: Cares, row: Read) -> tuple[str, str, Draft | None]:
    """Give the pupil and the person of a line, or why they cannot be told."""
    said = row.said
    given, family = said.get("pupil_given", ""), said.get("pupil_family", "")
    found = known.match(said.get("pupil"), given, family, said.get("pupil_born"))
    if not found:
        who = f"the number {said['pupil']}" if said.get("pupil") else f"the name {given} {family}".rstrip()
        return f"No pupil here has {who}. Bring in the pupils first.", "", None
    if len(found) > 1:
        return "More than one pupil here has this name. Add the pupil number to tell them apart.", "", None
    among = [person for pupil, person in cares if pupil == found[0] and person in persons.known.by_id]
    # A name alone means a carer of this one pupil: two families may have a parent of the same name.
    draft, fault = persons.draft(row.line, said, among, within=found[0])
    return fault, found[0], draft


def _one(
    asking: Asking, known: Pupils, people: People, cares: Cares, done: set[str],
    draft: Draft, pupil: str, row: Read, made: Plan,
) -> None:  # fmt: skip
    child = known.by_id[pupil]
    step = Step(NEW, draft.name, line=row.line)
    held = draft.known.held if draft.known else {}
    if draft.id not in done:
        describe(step, draft, CARERS, people, made)
        if PARENT not in held:
            step.add("holding", new_id(), draft.id, PARENT, asking.today, None)
    fault = may_describe(asking, draft, step)
    fault = fault or (asking.why_not(PARENT, draft.id) if "holding" in step.deeds else "")
    if fault:
        made.refuse(row.line, draft.name, fault)
        return
    done.add(draft.id)
    relation = row.said.get("relation", "")[:60]
    there = cares.get((pupil, draft.id))
    if there is None:
        step.add("carer", pupil, draft.id, relation)
        step.says.insert(0, f"{relation or 'carer'} of {child['given_name']} {child['family_name']}")
    else:
        step.verdict = CHANGED
        if relation and relation != there[1]:
            step.add("relation", there[0], there[1], relation)
            step.says.append(
                f"{relation} of {child['given_name']} {child['family_name']}, was {there[1] or 'not said'}"
            )
    if step.deeds:
        made.steps.append(step)
    else:
        made.unchanged += 1


def _absent(
    asking: Asking, known: Pupils, people: People, cares: Cares,
    seen: dict[tuple[str, str], int], made: Plan, unknown: int,
) -> None:  # fmt: skip
    gone = [pair for pair in cares if pair not in seen and is_here(known.by_id[pair[0]]["until"], asking.today)]
    if not asking.absence_counts(made, unknown, len(gone)):
        return
    # Whoever is still somebody's carer stays a parent here; nobody's role is ended twice.
    stays = {person for _, person in seen}
    for pupil, person in gone:
        child, parent = known.by_id[pupil], people.by_id.get(person)
        step = Step(LEFT, parent.name if parent else "Somebody")
        step.says.append(f"no longer a carer of {child['given_name']} {child['family_name']}: is not in the file")
        step.add("uncarer", cares[pupil, person][0], pupil, person)
        if parent and person not in stays and PARENT in parent.held:
            if fault := asking.why_not(PARENT, person):
                made.refuse(None, parent.name, f"Is not in the file, and stays. {fault}")
                continue
            key, began, ends = parent.held[PARENT]
            step.add("end", key, person, PARENT, ends, max(asking.today, began))
            stays.add(person)
        made.steps.append(step)
