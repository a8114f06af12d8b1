"""Who keeps an answer, and what they may do with it: it is the asker's own."""

from __future__ import annotations

from handrail.web.handbook.asking import queries
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Allowed, Refusal, only_if


def may_keep(person: Person, school: School) -> Allowed | Refusal:
    """Say who keeps an answer of a school's policy: whoever belongs there."""
    belongs = any(holding.reaches(school) for holding in person.holdings_today)
    return only_if(belongs, "Only people of the school can keep an answer of its policy.")


def may_send(person: Person, answer: KeptAnswer, *, to: Person) -> Allowed | Refusal:
    """Say who gives an answer to whom."""
    if answer.person_id != person.pk:
        return Refusal("This answer is somebody else's. Only they can send it.")
    fits = queries.recipients(person, answer.school).filter(pk=to.pk).exists()
    return only_if(fits, "An answer can go only to somebody who works at the school.")


def may_delete(person: Person, answer: KeptAnswer) -> Allowed | Refusal:
    """Say who deletes an answer."""
    if answer.person_id != person.pk:
        return Refusal("This answer is somebody else's. Only they can delete it.")
    return only_if(not answer.is_asked, "This answer went to whoever must agree. It stays beside the ruling.")
