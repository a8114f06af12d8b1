"""Fill the demo's database, through the same operations that the pages use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from handrail import policies
from handrail.web import clock
from handrail.web.demo import questions, signatures
from handrail.web.demo.cast import POSTS, SCHOOLS, TRUST, DemoSchool, address, names
from handrail.web.handbook.operations import adopt
from handrail.web.people import operations
from handrail.web.people.calendar.operations import add_period
from handrail.web.people.calendar.sorts import INSET, TERM
from handrail.web.people.models import Person, School, Trust
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

PUPILS = 24


def fill(say: Callable[[str], None]) -> None:
    """Make the trust, its five schools and everybody in them; `say` hears how far it has come."""
    trust = operations.make_trust(name=TRUST[0], slug=TRUST[1], by=TERMINAL)
    for number, shown in enumerate(SCHOOLS):
        # One transaction a school: the demo is thrown away, and a disk is slow.
        with transaction.atomic():
            school = operations.make_school(name=shown.name, slug=shown.slug, trust=trust, by=TERMINAL)
            _policy(school, shown)
            _year(school)
            _staff(school, shown, names(number))
            _families(school, shown, names(number)[40:])
            questions.give_telephones(school, number + 1)
            signatures.sign(school, shown, number)
            questions.ask(school, Person.objects.get(email=address(shown.teacher, shown)))
        say(f"  {shown.name}")
    _trust_staff(trust, School.objects.get(slug=SCHOOLS[0].slug))


def _policy(school: School, shown: DemoSchool) -> None:
    file = policies.find(shown.policy)
    adopt(school=school, text=file.read_text(encoding="utf-8"), name=file.parent.name, by=TERMINAL)


def _year(school: School) -> None:
    """Give the school year around today its terms and INSET days."""
    today = clock.today()
    autumn = today.year if today.month >= 8 else today.year - 1
    for sort, name, first, last in (
        (INSET, "INSET days", date(autumn, 9, 1), date(autumn, 9, 2)),
        (TERM, "Autumn term", date(autumn, 9, 3), date(autumn, 12, 18)),
        (TERM, "Spring term", date(autumn + 1, 1, 5), date(autumn + 1, 3, 26)),
        (TERM, "Summer term", date(autumn + 1, 4, 12), date(autumn + 1, 7, 21)),
    ):
        add_period(school=school, sort=sort, name=name, first=first, last=last, by=TERMINAL)


def _staff(school: School, shown: DemoSchool, pool: list[str]) -> None:
    _person(school, shown, shown.head, Role.HEAD)
    _person(school, shown, shown.teacher, Role.STAFF)
    for name, roles in zip(pool, POSTS, strict=False):
        _person(school, shown, name, *roles)


def _families(school: School, shown: DemoSchool, pool: list[str]) -> None:
    years = [
        operations.add_year_group(school=school, number=year, name=f"Year {year}" if year else "Reception", by=TERMINAL)
        for year in shown.years
    ]
    for number, name in enumerate(pool[:PUPILS]):
        given, family = name.split(" ", 1)
        year = years[number % len(years)]
        pupil = operations.add_pupil(school=school, given_name=given, family_name=family, year_group=year, by=TERMINAL)
        if number % 4 == 0:
            carer = _person(school, shown, f"{pool[number + PUPILS].split(' ')[0]} {family}", Role.PARENT)
            operations.add_carer(pupil=pupil, person=carer, relation="parent", by=TERMINAL)
        if number == 1:  # the teacher's own child is taught here: one person, two roles
            teacher = Person.objects.get(email=address(shown.teacher, shown))
            operations.add_carer(pupil=pupil, person=teacher, relation="parent", by=TERMINAL)


def _trust_staff(trust: Trust, first: School) -> None:
    for name, role in (("Rosalind Tarrowby", Role.TRUST_SAFEGUARDING_LEAD), ("Emeka Vantongeren", Role.TRUST_OFFICER)):
        person = Person.objects.create(name=name, email=f"{name.lower().replace(' ', '.')}@{trust.slug}.example")
        operations.give_trust_role(person=person, role=role, trust=trust, by=TERMINAL)


def _person(school: School, shown: DemoSchool, name: str, *roles: Role) -> Person:
    person = operations.add_person(name=name, email=address(name, shown), school=school, role=roles[0], by=TERMINAL)
    for role in roles[1:]:
        operations.give_role(person=person, role=role, school=school, by=TERMINAL)
    return person
