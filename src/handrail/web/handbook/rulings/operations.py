"""Ask whoever must agree, rule, publish, prolong, end: one atomic change each, with its entry and its letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from handrail.web import clock
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.asking.operations import keep
from handrail.web.handbook.asking.questions.answering import Standing
from handrail.web.handbook.models import Edition
from handrail.web.handbook.rulings import access, agreeing
from handrail.web.handbook.rulings.models import Asked, Ruling, rulers
from handrail.web.jobs import mail
from handrail.web.ledger.operations import record
from handrail.web.people.models import Person, School


@transaction.atomic
def ask(*, answer: KeptAnswer, note: str, by: Person) -> Asked:
    """Send an answer to whoever must agree; the second time nothing happens."""
    access.may_ask(by, answer).or_raise()
    role, school = agreeing.who_rules(answer.answer, by, answer.school), answer.school
    asked, made = Asked.objects.get_or_create(
        answer=answer,
        school=school,
        defaults={"asker": by, "to": role, "note": note, "asked_at": clock.now()},
    )
    if made:
        answer.is_asked = True
        answer.save(update_fields=["is_asked"])
        for person in rulers(asked):
            told = {"asked": asked.pk, "to": person.pk, "school": school.pk}
            mail.post("rulings.asked", key=f"{asked.pk}:{person.pk}", school=school, arguments=told)
        record("rulings.asked", about=asked, by=by, school=school, facts={"role": str(role)})
    return asked


@transaction.atomic
def ask_about(*, standing: Standing, edition: Edition, school: School, note: str, by: Person) -> Asked:
    """Keep an answer as it stands, and send it: `ask` says who may. One that waits already is not sent twice."""
    mine = Asked.objects.filter(school=school, asker=by, answer__word=standing.word)
    if waiting := mine.filter(answer__facts=standing.asked).waiting().first():
        return waiting
    return ask(answer=keep(standing=standing, edition=edition, school=school, by=by), note=note, by=by)


@transaction.atomic
def rule(
    *, asked: Asked, verdict: str, whom: str, until: date, by: Person, grants: Sequence[str] = (), conditions: str = ""
) -> Ruling:
    """Answer a question. What is granted is exactly what was outstanding as somebody's agreement, and chosen."""
    access.may_rule(by, asked).or_raise()
    askable = agreeing.agreements(asked.answer.answer)
    ruling = Ruling.objects.create(
        school=asked.school,
        asked=asked,
        asker=asked.asker,
        ruled_by=by,
        role=asked.to,
        ruled_at=clock.now(),
        word=asked.answer.word,
        verdict=verdict,
        whom=whom,
        grants=[] if verdict == "no" else [word for word in askable if word in grants],
        conditions=conditions,
        until=until,
    )
    told = {"ruling": ruling.pk, "school": asked.school_id}
    mail.post("rulings.ruled", key=str(ruling.pk), school=asked.school, arguments=told)
    facts = {"verdict": verdict, "whom": whom, "until": until}
    record("rulings.ruled", about=ruling, by=by, school=asked.school, facts=facts)
    return ruling


@transaction.atomic
def publish(*, ruling: Ruling, precedent: str, by: Person) -> Ruling:
    """Let everybody of the school read a ruling, in words without whoever asked."""
    access.may_change(by, ruling).or_raise()
    ruling.precedent, ruling.published_at = precedent, ruling.published_at or clock.now()
    ruling.save(update_fields=["precedent", "published_at"])
    record("rulings.published", about=ruling, by=by, school=ruling.school)
    return ruling


@transaction.atomic
def prolong(*, ruling: Ruling, until: date, by: Person) -> Ruling:
    """Look at a ruling again, and let it hold until another day."""
    access.may_change(by, ruling).or_raise()
    ruling.until = until
    ruling.save(update_fields=["until"])
    record("rulings.prolonged", about=ruling, by=by, school=ruling.school, facts={"until": until})
    return ruling


@transaction.atomic
def end(*, ruling: Ruling, by: Person) -> Ruling:
    """End a ruling now: from the next question on it is not there."""
    access.may_change(by, ruling).or_raise()
    if ruling.ended_at is None:
        ruling.ended_at = clock.now()
        ruling.save(update_fields=["ended_at"])
        record("rulings.ended", about=ruling, by=by, school=ruling.school)
    return ruling
