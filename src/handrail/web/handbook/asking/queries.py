"""Who keeps children safe at a school, as everybody who asks sees it; and the colleagues to whom an answer can go."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from handrail.web.people.models import Holding, Person, School
from handrail.web.people.roles import LEADERS, WORKING_ROLES, Role


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody to turn to when a child may be at risk."""

    name: str
    role: str
    telephone: str

    @property
    def dial(self) -> str:
        """Give the number as a telephone dials it."""
        return "".join(sign for sign in self.telephone if sign.isdigit() or sign == "+")


def leads(school: School) -> tuple[Lead, ...]:
    """Give the safeguarding lead, then the deputies: whoever belongs to the school may know who they are."""
    held = Holding.objects.today().filter(school=school, role__in=(Role.DSL, Role.DEPUTY_DSL)).select_related("person")
    found = sorted(held, key=lambda one: (one.role != Role.DSL, one.person.name))
    return tuple(Lead(one.person.name, one.get_role_display(), one.person.telephone) for one in found)


def recipients(person: Person, school: School) -> QuerySet[Person]:
    """Give those to whom somebody can send an answer: colleagues, or for others the leaders and safeguarding leads."""
    roles = WORKING_ROLES if person.works_at(school) else LEADERS | {Role.DSL, Role.DEPUTY_DSL}
    return Person.objects.holding(*roles, school=school).exclude(pk=person.pk).order_by("name", "pk")
