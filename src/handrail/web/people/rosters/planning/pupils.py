"""Plan a roster of pupils: who is new, whose name or year is another, who has left."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from handrail.web.people.roles import Role
from handrail.web.people.rosters.file.columns import PUPILS, Read
from handrail.web.people.rosters.file.values import Year
from handrail.web.people.rosters.planning.asking import Asking, called
from handrail.web.people.rosters.planning.known import People, Pupils
from handrail.web.people.rosters.planning.steps import CHANGED, LEFT, NEW, Plan, Step, fold, new_id, told

FIELDS = (("given", "given_name", "first name"), ("family", "family_name", "family name"),
          ("known", "known_as", "known as"), ("born", "born", "date of birth"))  # fmt: skip
Cares = dict[tuple[str, str], tuple[int, str]]


def plan(asking: Asking, known: Pupils, people: People, cares: Cares) -> Plan:
    """Give what a roster of pupils would change."""
    made = asking.begin()
    seen: dict[str, int] = {}
    new: dict[tuple[str, ...], int] = {}
    unknown = 0
    for row in asking.rows:
        found = _match(known, row.said)
        fault = _twice(found, row, seen, new)
        if fault:
            made.refuse(row.line, called(row.said), fault)
            unknown += len(found) != 1
        elif found:
            seen[found[0]] = row.line
            _there(asking, known, known.by_id[found[0]], row, made)
        else:
            _new(asking, known, row, made)
    for _, said in asking.bad_rows:
        meant = _match(known, said) if said.get("family") or said.get("reference") else []
        unknown += len(meant) != 1
        seen.update(dict.fromkeys(meant, 0))
    _absent(asking, known, seen, made, unknown)
    _parents(asking, known, people, cares, made)
    return made


def _match(known: Pupils, said: dict[str, Any]) -> list[str]:
    return known.match(said.get("reference"), said.get("given", ""), said.get("family", ""), said.get("born"))


def _twice(found: list[str], row: Read, seen: dict[str, int], new: dict[tuple[str, ...], int]) -> str:
    """Say why a row cannot be told from another one, or from another pupil."""
    if len(found) > 1:
        return "More than one pupil here has this name. Add the pupil number or the date of birth to tell them apart."
    said = row.said
    if found:
        return f"Line {seen[found[0]]} is about the same pupil." if found[0] in seen else ""
    key = (("number", said["reference"]) if said.get("reference")
           else ("name", fold(called(said)), str(said.get("born"))))  # fmt: skip
    if key in new:
        return f"Line {new[key]} has the same {'pupil number' if key[0] == 'number' else 'name and date of birth'}."
    new[key] = row.line
    return ""


def _new(asking: Asking, known: Pupils, row: Read, made: Plan) -> None:
    said, until = row.said, row.said.get("until")
    if until is not None and until <= asking.today:
        made.unchanged += 1  # somebody who had left before we knew them
        return
    since = said.get("since") or asking.today
    if until is not None and until < since:
        made.refuse(row.line, called(said), "Their last day is before their first.")
        return
    step, key = Step(NEW, called(said), line=row.line), new_id()
    year = _year(step, known, said.get("year"))
    words = [said.get(name) for name in ("given", "family")] + [said.get("known", ""), said.get("born")]
    step.add("pupil", key, *words, year, since, until)
    step.says.insert(0, said["year"][1] if "year" in said else "no year group")
    _number(step, known, said, key)
    made.steps.append(step)


def _year(step: Step, known: Pupils, year: Year | None) -> int | None:
    """Give a year's number, and have it made where the school has no such year."""
    if year is None:
        return None
    if year[0] not in known.years:
        step.add("year", year[0], year[1])
    return year[0]


def _number(step: Step, known: Pupils, said: dict[str, Any], key: str) -> None:
    if (reference := said.get("reference")) and key not in known.references:
        step.add("identifier", PUPILS, reference, None, key)
        step.says.append(f"number {reference}")


def _there(asking: Asking, known: Pupils, pupil: dict[str, Any], row: Read, made: Plan) -> None:
    """Plan what changes for a pupil who is known; an empty cell changes nothing."""
    said, step = row.said, Step(CHANGED, called(row.said), line=row.line)
    for name, field, label in FIELDS:
        if name in said and said[name] != pupil[field]:
            step.add("pupil_field", pupil["id"], field, pupil[field], said[name])
            after, before = said[name], pupil[field]
            if isinstance(after, date):
                after, before = told(after), told(before) if before else ""
            step.says.append(f"{label}: {after}, was {before or 'empty'}")
    if "year" in said and said["year"][0] != pupil["year_group__number"]:
        _year(step, known, said["year"])
        step.add("pupil_year", pupil["id"], pupil["year_group__number"], said["year"][0])
        step.says.append(f"now in {said['year'][1]}")
    _stay(asking, step, pupil, said)
    _number(step, known, said, pupil["id"])
    if step.deeds:
        made.steps.append(step)
    else:
        made.unchanged += 1


def _stay(asking: Asking, step: Step, pupil: dict[str, Any], said: dict[str, Any]) -> None:
    """Plan when somebody leaves, or that somebody who left is back."""
    until, ends = said.get("until"), pupil["until"]
    if until is not None:
        until = max(until, pupil["since"])
    if until == ends or (until is None and (ends is None or (ends > asking.today and "until" not in asking.columns))):
        return
    step.add("pupil_field", pupil["id"], "until", ends, until)
    if until is None:
        step.says.append("is back" if ends <= asking.today else "stays")
    else:
        step.says.append(f"leaves on {told(until)}" if until > asking.today else "has left")
        if until <= asking.today and (ends is None or ends > asking.today):
            step.verdict = LEFT


def _absent(asking: Asking, known: Pupils, seen: dict[str, int], made: Plan, unknown: int) -> None:
    gone = [one for one in known.by_id.values() if one["id"] not in seen and is_here(one["until"], asking.today)]
    if not asking.absence_counts(made, unknown, len(gone)):
        return
    for pupil in gone:
        step = Step(LEFT, f"{pupil['given_name']} {pupil['family_name']}", ["is not in the file"])
        step.add("pupil_field", pupil["id"], "until", pupil["until"], max(asking.today, pupil["since"]))
        made.steps.append(step)


def is_here(until: date | None, today: date) -> bool:
    return until is None or until > today


def _parents(asking: Asking, known: Pupils, people: People, cares: Cares, made: Plan) -> None:
    """End the role of parents whose last child here leaves, in the step of that child."""
    leaving = {deed[0]: step for step in made.steps if step.verdict == LEFT
               for deed in step.deeds.get("pupil_field", ()) if deed[1] == "until"}  # fmt: skip
    here = Counter(person for pupil, person in cares if is_here(known.by_id[pupil]["until"], asking.today))
    for pupil, person in cares:
        if pupil not in leaving or not is_here(known.by_id[pupil]["until"], asking.today):
            continue
        here[person] -= 1
        parent = people.by_id.get(person)
        if here[person] or parent is None or Role.PARENT.value not in parent.held:
            continue
        if asking.why_not(Role.PARENT.value, person):
            continue
        key, began, ends = parent.held[Role.PARENT.value]
        leaving[pupil].add("end", key, person, Role.PARENT.value, ends, max(asking.today, began))
        leaving[pupil].says.append(f"{parent.name} is no longer a parent here")
