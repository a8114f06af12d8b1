"""The rows of the matrix for asking, answers kept and rulings; what they need to exist is made here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.web.cast import Cast

from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.asking import operations
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.asking.questions.answering import stand
from handrail.web.handbook.models import Edition
from handrail.web.handbook.rulings import operations as rulings
from handrail.web.handbook.rulings.models import Asked, Ruling
from handrail.web.people.models import Person, School


def keep(cast: Cast, person: Person | None, school: School) -> KeptAnswer:
    """Let somebody keep an answer of their school's policy."""
    assert person is not None
    edition = Edition.objects.filter(school=school).in_force()
    assert edition is not None
    standing = stand(reading.page(edition).policy, "name-employer", {}, {"role": "staff"})
    return operations.keep(standing=standing, edition=edition, school=school, by=person)


def kept(cast: Cast, school: School) -> list[Any]:
    """Give an answer that Ada kept, or Oscar at the other school."""
    person = cast.ada if school == cast.school else cast.oscar
    found = KeptAnswer.objects.filter(person=person, school=school).first()
    return [school.slug, (found or keep(cast, person, school)).pk]


def ask(cast: Cast, person: Person | None, school: School) -> Asked:
    """Let somebody ask the head."""
    assert person is not None
    return rulings.ask(answer=keep(cast, person, school), note="", by=person)


def rule(cast: Cast, asked: Asked, **more: Any) -> Ruling:
    """Let the head of the school answer."""
    head = cast.carol if asked.school == cast.school else cast.olga
    told = {"verdict": "yes", "whom": "asker", "until": clock.today() + timedelta(days=30), "by": head, **more}
    return rulings.rule(asked=asked, **told)


def _asker(cast: Cast, school: School) -> Person | None:
    return cast.ada if school == cast.school else cast.oscar


def asked(cast: Cast, school: School) -> list[Any]:
    """Give a question that waits for the head."""
    found = Asked.objects.filter(school=school).waiting().first()
    return [school.slug, (found or ask(cast, _asker(cast, school), school)).pk]


def ruling(cast: Cast, school: School) -> list[Any]:
    """Give a ruling by the head."""
    found = Ruling.objects.filter(school=school).first()
    return [school.slug, (found or rule(cast, ask(cast, _asker(cast, school), school))).pk]


def unregulated(cast: Cast, school: School) -> list[Any]:
    """Give an action that the policy of both schools advises against: whoever asks may send it on."""
    return [school.slug, "name-employer"]


def question(cast: Cast, school: School) -> list[Any]:
    return [school.slug, "connect"]
