"""Reads for training: who has to have which, who has, and until when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from handrail.engine import Policy
from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing.models import Training, TrainingQuerySet
from handrail.web.handbook.signing.training.wanted import Wanted, wanted
from handrail.web.people.models import Holding, Person, School
from handrail.web.people.roles import Role


@dataclass(slots=True)
class Trainee:
    """Somebody who has to have a training, with the newest record of it."""

    id: UUID
    name: str
    training: Training | None = None

    @property
    def has_it(self) -> bool:
        """Say whether it is there and still good."""
        return self.training is not None and self.training.is_good(clock.today())


@dataclass(frozen=True, slots=True)
class Line:
    """One training that the policy orders, and those who have to have it, by name."""

    wanted: Wanted
    people: list[Trainee] = field(default_factory=list)

    @property
    def done(self) -> list[Trainee]:
        """Give those who have it."""
        return [one for one in self.people if one.has_it]

    @property
    def missing(self) -> list[Trainee]:
        """Give those who do not have it, or no longer."""
        return [one for one in self.people if not one.has_it]


def policy_of(school: School) -> Policy | None:
    """Give the policy in force today."""
    edition = Edition.objects.filter(school=school).defer("text").in_force()
    return reading.page(edition).policy if edition is not None else None


def lines(school: School, *, only: Person | None = None) -> list[Line]:
    """Give what the policy in force orders and who has it: three queries. `only` leaves everybody else out."""
    policy = policy_of(school)
    ordered = wanted(policy) if policy else ()
    return [Line(one, people) for one, people in zip(ordered, _people(school, ordered, only), strict=True)]


def _people(school: School, ordered: Collection[Wanted], only: Person | None) -> list[list[Trainee]]:
    roles = frozenset[Role]().union(*(one.roles for one in ordered))
    held = Holding.objects.today().filter(school=school, role__in=roles).order_by("person__name", "person")
    taken = Training.objects.filter(school=school)
    if only:
        held, taken = held.filter(person=only), taken.filter(person=only)
    rows = list(held.values_list("person", "person__name", "role"))
    known = newest(taken, ordered) if rows else {}
    return [
        [
            Trainee(key, name, known.get((key, one.clause)))
            for key, name in dict.fromkeys((key, name) for key, name, role in rows if role in one.roles)
        ]
        for one in ordered
    ]


def newest(taken: TrainingQuerySet, ordered: Collection[Wanted]) -> dict[tuple[UUID, str], Training]:
    """Give of each person the record of each clause that is good longest."""
    of_clauses = Q(pk__in=())
    for one in ordered:
        of_clauses |= Q(policy=one.policy, clause=one.clause)
    rows = taken.filter(of_clauses, taken_back_at=None)
    return {(row.person_id, row.clause): row for row in sorted(rows, key=Training.lasts)}


def is_missing(person: Person, school: School, edition: Edition) -> bool:
    """Say whether somebody lacks a training that they must have; a query only where the policy orders one of them."""
    ordered = [one for one in wanted(reading.page(edition).policy) if one.must]
    mine = [one for one in ordered if person.holds(*one.roles, school=school)]
    if not mine:
        return False
    known = newest(Training.objects.filter(school=school, person=person), mine)
    good = {clause for (_, clause), row in known.items() if row.is_good(clock.today())}
    return any(one.clause not in good for one in mine)
