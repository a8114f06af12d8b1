"""The deeds of some steps as rows to be made and changed, after a look at whether they still fit.

A plan is made outside the write, so the world may have moved on: a step whose old values are not there any more, or
whose person is not, is put aside with its reason and changes nothing. The writing itself is in `operations`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from handrail.web.ledger.operations import Deed
from handrail.web.people import access
from handrail.web.people.access import Actor
from handrail.web.people.models import Carer, Holding, Person, Pupil, School
from handrail.web.people.refusals import Refusal
from handrail.web.people.rosters.planning.steps import Refused, Step, plain

MOVED_ON = "It has changed since the file was looked at. Send the file again."
GONE = "Somebody this line needs is not there. Send the file again."


@dataclass(slots=True)
class Batch:
    """Some steps, and the rows that they are about as they are now."""

    school: School
    by: Actor
    steps: list[Step]
    persons: dict[str, Person] = field(default_factory=dict)
    holdings: dict[str, Holding] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    carers: dict[int, Carer] = field(default_factory=dict)
    aside: list[Refused] = field(default_factory=list)
    entries: dict[str, list[Deed]] = field(default_factory=lambda: defaultdict(list))
    _made: set[str] = field(default_factory=set)

    def of(self, deed: str) -> Iterator[list[Any]]:
        """Give the facts of every deed of one sort."""
        for step in self.steps:
            yield from step.deeds.get(deed, ())

    def read(self) -> None:
        """Read and lock what the steps are about. On SQLite the transaction has the only lock already."""
        persons = {facts[0] for deed in ("name", "email") for facts in self.of(deed)}
        persons |= {facts[1] for deed in ("holding", "carer") for facts in self.of(deed)}
        persons |= {facts[2] for facts in self.of("identifier") if facts[2]}
        self._made = {facts[0] for deed in ("person", "pupil") for facts in self.of(deed)}
        self.persons = _found(Person.objects.filter(pk__in=persons - self._made))
        ends = [facts[0] for facts in self.of("end")]
        self.holdings = (
            _found(Holding.objects.filter(school=self.school, pk__in=ends).select_for_update()) if ends else {}
        )
        pupils = {facts[0] for deed in ("pupil_field", "pupil_year", "carer") for facts in self.of(deed)}
        pupils |= {facts[3] for facts in self.of("identifier") if facts[3]}
        # Pupils are locked in one order by all, so that no two wait for each other.
        rows = Pupil.objects.filter(school=self.school, pk__in=pupils - self._made).order_by("pk")
        self.pupils = _found(rows.select_related(None).select_for_update())
        carers = [facts[0] for deed in ("relation", "uncarer") for facts in self.of(deed)]
        if carers:
            self.carers = {one.pk: one for one in Carer.objects.filter(school=self.school, pk__in=carers)}

    def sift(self) -> None:
        """Put aside the steps that no longer fit."""
        fit = []
        for step in self.steps:
            if why := self._why_not(step):
                self.aside.append(Refused(step.line, step.who, why))
            else:
                fit.append(step)
        self.steps = fit

    def _why_not(self, step: Step) -> str:
        deeds = step.deeds
        for person, before, _ in deeds.get("name", ()):
            if person not in self.persons or self.persons[person].name != before:
                return MOVED_ON
        for person, before, _ in deeds.get("email", ()):
            if person not in self.persons or self.persons[person].email != before:
                return MOVED_ON
        needed = [facts[1] for deed in ("holding", "carer") for facts in deeds.get(deed, ())]
        if any(key not in self.persons and key not in self._made for key in needed):
            return GONE
        if any(facts[0] not in self.pupils for facts in deeds.get("carer", ())):
            return GONE
        return self._moved(step) or self._not_allowed(step)

    def _moved(self, step: Step) -> str:
        for key, _, _, before, _ in step.deeds.get("end", ()):
            if key not in self.holdings or plain(self.holdings[key].until) != before:
                return MOVED_ON
        for key, name, before, _ in step.deeds.get("pupil_field", ()):
            if key not in self.pupils or plain(getattr(self.pupils[key], name)) != before:
                return MOVED_ON
        for key, before, _ in step.deeds.get("relation", ()):
            if key not in self.carers or self.carers[key].relation != before:
                return MOVED_ON
        for key, _, _ in step.deeds.get("uncarer", ()):
            if key not in self.carers:
                return MOVED_ON
        return ""

    def _not_allowed(self, step: Step) -> str:
        """Ask again who may give and take these roles: whoever had the file written may have another role by now."""
        roles = [(role, person) for _, person, role, *_ in (*step.deeds.get("holding", ()), *step.deeds.get("end", ()))]
        for role, person in roles:
            may = access.may_give_role(self.by, role=role, to=Person(pk=UUID(person)), school=self.school)
            if isinstance(may, Refusal):
                return may.why
        return ""

    def tell(self, kind: str, about: Any, **facts: Any) -> None:
        """Note an entry for the ledger."""
        self.entries[kind].append(Deed(about, facts))


def _found(rows: Any) -> dict[str, Any]:
    return {str(row.pk): row for row in rows}


def on(day: str | None) -> date | None:
    """Give a date from how a step holds it."""
    return date.fromisoformat(day) if day else None
