"""What every planner is given: for which school, who asks, on which day, and what the file is said to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from handrail.web.people import access
from handrail.web.people.access import Actor
from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Refusal
from handrail.web.people.rosters.file.columns import Read
from handrail.web.people.rosters.file.reading import BadLine
from handrail.web.people.rosters.planning.steps import Plan

BadRow = tuple[BadLine, dict[str, Any]]


@dataclass(slots=True)
class Asking:
    """One roster that is to be planned."""

    school: School
    by: Actor
    today: date
    lists_everybody: bool
    columns: frozenset[str]
    rows: Sequence[Read]
    bad_rows: Sequence[BadRow]
    bad_lines: Sequence[BadLine]
    _may: dict[tuple[str, bool], str] = field(default_factory=dict)

    def why_not(self, role: str, person: str) -> str:
        """Say why whoever asks may not give, or take away, this role; nothing if they may."""
        own = isinstance(self.by, Person) and str(self.by.pk) == person
        if (role, own) not in self._may:
            to = Person(pk=UUID(person))
            may = access.may_give_role(self.by, role=role, to=to, school=self.school)
            self._may[role, own] = may.why if isinstance(may, Refusal) else ""
        return self._may[role, own]

    def begin(self) -> Plan:
        """Begin a plan with the lines that could not be read."""
        plan = Plan()
        for bad in self.bad_lines:
            plan.refuse(bad.line, "", bad.why)
        for bad, said in self.bad_rows:
            plan.refuse(bad.line, called(said), bad.why)
        return plan

    def absence_counts(self, plan: Plan, unknown: int, missing: int) -> bool:
        """Say whether whoever is not in the file has left: not if a line of it may be about them and cannot be read."""
        if not (self.lists_everybody and missing):
            return False
        lines = len(self.bad_lines) + unknown
        if lines:
            plan.notes.append(
                f"{missing} of those who are here are not in the file. Because {lines} of its lines could not be read, "
                "or are about nobody we can tell, nobody is taken to have left. Mend them and send the file again."
            )
        return not lines


def called(said: dict[str, Any]) -> str:
    """Give the name on a row."""
    return f"{said.get('given', '')} {said.get('family', '')}".strip()
