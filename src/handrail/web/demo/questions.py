"""What people of the demo have asked: a few answers that the teacher kept, and one question that waits for the head."""

from __future__ import annotations

from typing import Any

from handrail.web.handbook import reading
from handrail.web.handbook.asking import operations as asking
from handrail.web.handbook.asking.questions import facts
from handrail.web.handbook.asking.questions.answering import Standing, stand
from handrail.web.handbook.models import Edition
from handrail.web.handbook.rulings import operations as rulings
from handrail.web.handbook.rulings.agreeing import is_askable
from handrail.web.people.models import Holding, Person, School
from handrail.web.people.operations import change_telephone
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

KEPT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("connect", {"with": "pupil", "family": False, "known_personally": False}),
    ("name-employer", {}),
    ("abuse-of-staff", {"by": "parent", "threat": False}),
)
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("connect", {"with": "colleague", "family": False, "known_personally": True, "age": 34}),
    ("connect", {"with": "parent", "family": True, "known_personally": True, "age": 41}),
    ("message", {"with": "parent", "family": True, "platform": "messaging-app", "known_personally": True}),
)


def ask(school: School, teacher: Person) -> None:
    """Let the teacher ask, keep and send on."""
    edition = Edition.objects.filter(school=school).in_force()
    if edition is None:
        return
    for word, said in KEPT:
        asking.keep(standing=_stand(edition, word, said, teacher), edition=edition, school=school, by=teacher)
    standings = [_stand(edition, word, said, teacher) for word, said in ASKED]
    askable = next((standing for standing in standings if is_askable(standing.answer)), None)
    if askable:
        note = "We have been friends since before I worked here."
        rulings.ask_about(standing=askable, edition=edition, school=school, note=note, by=teacher)


def give_telephones(school: School, number: int) -> None:
    """Give the safeguarding lead and deputies numbers that nobody can ever have."""
    held = Holding.objects.filter(school=school, role__in=(Role.DSL, Role.DEPUTY_DSL)).select_related("person")
    for place, holding in enumerate(held.order_by("-role")):
        telephone = f"01632 960 {number}{place:02}"
        change_telephone(person=holding.person, telephone=telephone, school=school, by=TERMINAL)


def _stand(edition: Edition, word: str, said: dict[str, Any], teacher: Person) -> Standing:
    return stand(reading.page(edition).policy, word, said, facts.of_person(teacher, edition.school))
