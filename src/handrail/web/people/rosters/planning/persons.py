"""Find out whom a row of staff or carers means, and gather the rows that mean the same person.

A number of the school's own system comes first, then an email address. A name alone counts only where exactly one
person has it: two people are never taken for one because they are called the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.rosters.planning.asking import Asking, called
from handrail.web.people.rosters.planning.known import KnownPerson, People
from handrail.web.people.rosters.planning.steps import Plan, Step, fold, new_id

OTHERS_TOO = "{} hold a role at another school too. What they are called, and their address, stay as they are."


@dataclass(slots=True)
class Draft:
    """One person of the file."""

    id: str
    name: str
    line: int
    known: KnownPerson | None
    email: str | None = None
    reference: str | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Persons:
    """The persons of one file."""

    sort: str
    known: People
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """Everybody known whom some row means, also a row that was refused."""

    def all(self) -> list[Draft]:
        """Give each person once, in the order of the file."""
        return list({draft.id: draft for draft in self.drafts.values()}.values())

    def meant(self, said: dict[str, Any], among: Collection[str]) -> tuple[KnownPerson | None, str]:
        """Give the person that a row means, or nobody; or else why that cannot be said."""
        known, found = self.known, set()
        for sort, column in ((self.sort, "reference"), ("staff", "staff")):
            if reference := said.get(column):
                found.add(known.by_reference.get((sort, reference)))
        if email := said.get("email"):
            found.add(known.by_email.get(email))
        found.discard(None)
        if len(found) > 1:
            return None, "Its number belongs to one person, and its email address to another."
        if found:
            return known.by_id[str(found.pop())], ""
        if email:
            return None, ""
        named = [one for one in known.named(called(said), among) if self._is_free(one, said)]
        if len(named) > 1:
            return None, "More than one person here has this name. Add a number or an email address to tell them apart."
        return (named[0] if named else None), ""

    def _is_free(self, person: KnownPerson, said: dict[str, Any]) -> bool:
        """Say whether a name may mean this person: somebody who has another number is somebody else."""
        return not said.get("reference") or (self.sort, person.id) not in self.known.references

    def draft(
        self, line: int, said: dict[str, Any], among: Collection[str], within: str = ""
    ) -> tuple[Draft | None, str]:
        """Give the draft that a row belongs to, made if need be; or why it belongs to none.

        A name that nothing else tells apart counts within something: among all staff, or the carers of one pupil.
        """
        person, fault = self.meant(said, among)
        if fault:
            return None, fault
        if person:
            self.seen.add(person.id)
        keys = [(column, said[column]) for column in ("reference", "email") if said.get(column)]
        keys += [("id", person.id)] if person else [] if keys else [("name", f"{within} {fold(called(said))}")]
        earlier = next((self.drafts[key] for key in keys if key in self.drafts), None)
        if earlier is not None:
            if fault := _differs(earlier, said, {kind for kind, _ in keys} <= ({"name"} if within else {"name", "id"})):
                return None, fault
            draft = earlier
        else:
            draft = Draft(person.id if person else new_id(), called(said), line, person)
        draft.email = draft.email or said.get("email")
        draft.reference = draft.reference or said.get("reference")
        draft.lines.append(line)
        self.drafts.update(dict.fromkeys(keys, draft))
        return draft, ""


def _differs(earlier: Draft, said: dict[str, Any], by_name_alone: bool) -> str:
    """Say why a row cannot be about the person of an earlier one."""
    if fold(earlier.name) != fold(called(said)):
        return f"Line {earlier.line} has the same number or email address, and another name."
    if said.get("email") and earlier.email and said["email"] != earlier.email:
        return f"Line {earlier.line} is about the same person, and has another email address."
    if by_name_alone:
        return (
            f"Line {earlier.line} has the same name, and nothing tells the two apart. Add a number or an email address."
        )
    return ""


def describe(step: Step, draft: Draft, sort: str, known: People, plan: Plan) -> None:
    """Put into a step what is new about the person: the whole person, or a name, an address, a number."""
    person = draft.known
    if person is None:
        step.add("person", draft.id, draft.name, draft.email)
        step.says.append(draft.email or "no email address, so no sign-in")
    elif person.elsewhere and _wants_change(draft, person, known):
        plan.notes.append(draft.id)
    else:
        if draft.name != person.name:
            step.add("name", person.id, person.name, draft.name)
            step.says.append(f"name: {draft.name}, was {person.name}")
        if draft.email and known.by_email.get(draft.email) != person.id:
            step.add("email", person.id, person.email, draft.email)
            step.says.append(f"email address: {draft.email}, was {person.email or 'none'}")
    if draft.reference and known.references.get((sort, draft.id)) != draft.reference:
        step.add("identifier", sort, draft.reference, draft.id, None)
        step.says.append(f"number {draft.reference}")


def _wants_change(draft: Draft, person: KnownPerson, known: People) -> bool:
    return draft.name != person.name or bool(draft.email and known.by_email.get(draft.email) != person.id)


def may_describe(asking: Asking, draft: Draft, step: Step) -> str:
    """Say why whoever asks may not change this person's name or address: with the address one signs in."""
    if draft.known is None or not ("name" in step.deeds or "email" in step.deeds):
        return ""
    if isinstance(asking.by, Person) and str(asking.by.pk) == draft.id:
        return "Nobody can change their own name or address by a file. Ask a colleague who manages people."
    faults = (asking.why_not(role, draft.id) for role in draft.known.held)
    return next(filter(None, faults), "")


def tell_notes(plan: Plan) -> None:
    """Turn the people whose names stay into one sentence."""
    kept = [note for note in plan.notes if " " not in note]
    plan.notes = [note for note in plan.notes if " " in note]
    if kept:
        people = f"{len(kept)} people" if len(kept) > 1 else "One person"
        plan.notes.append(OTHERS_TOO.format(people).replace("person hold", "person holds"))


def role_told(role: str) -> str:
    """Give a role as people read it."""
    return str(Role(role).label)
