"""What people of the demo have asked: a few answers that the teacher kept, and one question that waits for the head."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.asking import operations as asking
from handrail.web.handbook.asking.questions import facts
from handrail.web.handbook.asking.questions.answering import Standing, stand
from handrail.web.handbook.models import Edition
from handrail.web.handbook.rulings import operations as rulings
from handrail.web.handbook.rulings.agreeing import agreements, is_askable
from handrail.web.handbook.rulings.models import Asked, rulers
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
    ("connect", {"with": "former-pupil", "family": False, "known_personally": True, "age": 24}),
    ("connect", {"with": "pupil", "family": True, "known_personally": True, "age": 17}),
    ("connect", {"with": "parent", "family": True, "known_personally": True, "age": 41}),
    ("connect", {"with": "colleague", "family": False, "known_personally": True, "age": 34}),
)
"""Of those that the school's policy leaves to somebody, the last is ruled on, and the first waits."""
HOLDS = timedelta(days=200)


def ask(school: School, teacher: Person) -> None:
    """Let the teacher ask, keep and send on."""
    edition = Edition.objects.filter(school=school).in_force()
    if edition is None:
        return
    for word, said in KEPT:
        asking.keep(standing=_stand(edition, word, said, teacher), edition=edition, school=school, by=teacher)
    standings = [_stand(edition, word, said, teacher) for word, said in ASKED]
    askable = [standing for standing in standings if is_askable(standing.answer)]
    told = {"edition": edition, "school": school, "by": teacher}
    if len(askable) > 1:
        _rule(rulings.ask_about(standing=askable[-1], note="We have been friends for years.", **told))
    if askable:
        rulings.ask_about(standing=askable[0], note="Our families have known each other for years.", **told)


def _rule(asked: Asked) -> None:
    head = rulers(asked).first()
    if head is None:
        return
    until = clock.today() + HOLDS
    ruling = rulings.rule(asked=asked, verdict="yes", whom="role", until=until, grants=agreements(asked.answer.answer),
                          by=head)  # fmt: skip
    says = "Staff may be linked with each other in their own time. What they see there of pupils stays private."
    rulings.publish(ruling=ruling, precedent=says, by=head)


def give_telephones(school: School, number: int) -> None:
    """Give the safeguarding lead and deputies numbers that nobody can ever have."""
    held = Holding.objects.filter(school=school, role__in=(Role.DSL, Role.DEPUTY_DSL)).select_related("person")
    for place, holding in enumerate(held.order_by("-role")):
        telephone = f"01632 960 {number}{place:02}"
        change_telephone(person=holding.person, telephone=telephone, school=school, by=TERMINAL)


def _stand(edition: Edition, word: str, said: dict[str, Any], teacher: Person) -> Standing:
    return stand(reading.page(edition).policy, word, said, facts.of_person(teacher, edition.school))
