"""What is known at a school before a roster is read: read at once, in a few queries, and outside any write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q

from handrail.web import clock
from handrail.web.people.models import Carer, Holding, Person, Pupil, School, YearGroup
from handrail.web.people.rosters.models import Identifier
from handrail.web.people.rosters.planning.steps import fold

MANY = 500


@dataclass(slots=True)
class KnownPerson:
    """Somebody with an account, and what they hold at this school."""

    id: str
    name: str
    email: str | None
    held: dict[str, tuple[str, date, date | None]] = field(default_factory=dict)
    """Role: the holding, its first day, and the day on which it is over; only what is not over yet."""
    elsewhere: bool = False


@dataclass(slots=True)
class People:
    """Everybody whom a roster may mean."""

    by_id: dict[str, KnownPerson] = field(default_factory=dict)
    by_email: dict[str, str] = field(default_factory=dict)
    by_reference: dict[tuple[str, str], str] = field(default_factory=dict)
    references: dict[tuple[str, str], str] = field(default_factory=dict)
    """Sort and person: the number that they have."""

    def named(self, name: str, among: Collection[str]) -> list[KnownPerson]:
        """Give those of some who have this name."""
        wanted = fold(name)
        return [person for key in among if fold((person := self.by_id[key]).name) == wanted]


def people(school: School, emails: Collection[str]) -> People:
    """Read everybody at a school, and whoever has one of these addresses."""
    known = People()
    today = clock.today()
    by_email = dict(_by_email(emails))
    identifiers = Identifier.objects.filter(school=school, person__isnull=False)
    for sort, reference, person in identifiers.values_list("sort", "reference", "person_id"):
        known.by_reference[sort, reference] = known.references[sort, str(person)] = str(person)
        known.references[sort, str(person)] = reference
    at_school = list(
        Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), school=school)
        .order_by("since")
        .values_list("person_id", "role", "pk", "since", "until")
    )
    wanted = {*by_email.values(), *known.by_reference.values()}
    wanted |= {str(person) for person, *_ in at_school}
    for part in _parts(sorted(wanted)):
        for key, name, email in Person.objects.filter(pk__in=part).values_list("pk", "name", "email"):
            known.by_id[str(key)] = KnownPerson(str(key), name, email)
    for holder, role, holding, since, until in at_school:
        known.by_id[str(holder)].held[role] = (str(holding), since, until)
    for key in _elsewhere(school, wanted, today):
        known.by_id[key].elsewhere = True
    known.by_email = {email: key for email, key in by_email.items() if key in known.by_id}
    return known


def _by_email(emails: Collection[str]) -> Iterator[tuple[str, str]]:
    for part in _parts(sorted(emails)):
        verified = EmailAddress.objects.filter(email__in=part, verified=True).values_list("email", "user_id")
        own = Person.objects.filter(email__in=part).values_list("email", "pk")
        yield from ((email, str(key)) for email, key in (*verified, *own))


def _elsewhere(school: School, wanted: Collection[str], today: date) -> set[str]:
    """Give those who also hold a role elsewhere: what they are called is not for this school alone."""
    found: set[str] = set()
    for part in _parts(sorted(wanted)):
        held = Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), person__in=part)
        found |= {str(key) for key in held.exclude(school=school).values_list("person_id", flat=True)}
    return found


def _parts(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), MANY):
        yield keys[start : start + MANY]


@dataclass(slots=True)
class Pupils:
    """The pupils of a school, those who left too."""

    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    by_reference: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    years: dict[int, int] = field(default_factory=dict)

    def match(self, reference: str | None, given: str, family: str, born: date | None) -> list[str]:
        """Give the pupils who may be meant: by number, or else by name and, where both are known, date of birth."""
        if reference and reference in self.by_reference:
            return [self.by_reference[reference]]
        found = [self.by_id[key] for key in self.by_name.get(fold(given, family), ())]
        # Somebody who has another number is somebody else.
        found = [one for one in found if not (reference and one["id"] in self.references)]
        exact = [one for one in found if born and one["born"] == born]
        loose = [one for one in found if born is None or one["born"] is None]
        return [one["id"] for one in exact or loose]


def pupils(school: School) -> Pupils:
    """Read the pupils of a school; the numbers first, so that none is of a pupil whom we have not read."""
    known = Pupils()
    identifiers = Identifier.objects.filter(school=school, pupil__isnull=False)
    for reference, pupil in identifiers.values_list("reference", "pupil_id"):
        known.by_reference[reference] = str(pupil)
        known.references[str(pupil)] = reference
    columns = ("id", "given_name", "family_name", "known_as", "born", "since", "until", "year_group__number")
    for row in Pupil.objects.filter(school=school).values(*columns):
        row["id"] = str(row["id"])
        known.by_id[row["id"]] = row
        known.by_name[fold(row["given_name"], row["family_name"])].append(row["id"])
    known.years = dict(YearGroup.objects.filter(school=school).values_list("number", "pk"))
    return known


def carers(school: School) -> dict[tuple[str, str], tuple[int, str]]:
    """Read who cares for whom: pupil and person, with the row and the relation."""
    rows = Carer.objects.filter(school=school).values_list("pupil_id", "person_id", "pk", "relation")
    return {(str(pupil), str(person)): (key, relation) for pupil, person, key, relation in rows}
