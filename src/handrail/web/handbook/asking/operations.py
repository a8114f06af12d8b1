"""Keep an answer, send it, delete it: one atomic change each, with its entry.

The entries of keeping and deleting name nobody: that somebody asked is theirs, too.
"""

from __future__ import annotations

from django.db import transaction

from handrail.web import clock
from handrail.web.handbook.asking import access
from handrail.web.handbook.asking.models import KeptAnswer, Sending
from handrail.web.handbook.asking.questions.answering import Standing
from handrail.web.handbook.models import Edition
from handrail.web.jobs import mail
from handrail.web.ledger.operations import record
from handrail.web.people.models import Person, School


@transaction.atomic
def keep(*, standing: Standing, edition: Edition, school: School, by: Person) -> KeptAnswer:
    """Keep an answer as it stands, for whoever asked."""
    access.may_keep(by, school).or_raise()
    answer = KeptAnswer.objects.create(
        school=school,
        person=by,
        edition=edition,
        word=standing.word,
        facts=standing.asked,
        outcome=standing.outcome,
        clauses=standing.clauses,
        answer=dict(standing.answer),
        kept_at=clock.now(),
    )
    record("asking.answer-kept", about=answer, by=None, school=school)
    return answer


@transaction.atomic
def send(*, answer: KeptAnswer, to: Person, by: Person) -> KeptAnswer:
    """Give an answer to somebody of the school, and tell them by a letter; the second time nothing happens."""
    access.may_send(by, answer, to=to).or_raise()
    _, made = Sending.objects.get_or_create(
        answer=answer, to=to, school=answer.school, defaults={"sent_at": clock.now()}
    )
    if made:
        answer.is_sent = True
        answer.save(update_fields=["is_sent"])
        told = {"answer": answer.pk, "to": to.pk, "school": answer.school_id}
        mail.post("asking.answer-sent", key=f"{answer.pk}:{to.pk}", school=answer.school, arguments=told)
        record("asking.answer-sent", about=answer, by=by, school=answer.school, facts={"to": to})
    return answer


@transaction.atomic
def delete(*, answer: KeptAnswer, by: Person) -> None:
    """Delete an answer, also for those to whom it was sent."""
    access.may_delete(by, answer).or_raise()
    record("asking.answer-deleted", about=answer, by=None, school=answer.school)
    answer.delete()


@transaction.atomic
def purge(*, school: School) -> int:
    """Delete the answers of a school that have been kept for twelve months; Handrail does it each night."""
    old = KeptAnswer.objects.filter(school=school).too_old()
    number = old.count()
    if number:
        old.delete()
        record("asking.answers-purged", by=None, school=school, facts={"number": number})
    return number
