"""The rows of the matrix for asking, answers kept and rulings; what they need to exist is made here."""

from __future__ import annotations

from typing import Any

from tests.web.cast import Cast

from handrail.web.handbook import reading
from handrail.web.handbook.asking import operations
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.asking.questions.answering import stand
from handrail.web.handbook.models import Edition
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


def question(cast: Cast, school: School) -> list[Any]:
    return [school.slug, "connect"]
