"""Remind whoever has not signed after some days, and tell the head after some more: each once.

Days are counted in the school's own calendar: those on which pupils are in, or working days where no terms are entered.
On INSET days, in holidays and when the school is closed nobody is reminded. The row, its entry and the letter's job
stand in one transaction, so a worker that dies in between sends nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import transaction

from handrail.web import clock
from handrail.web.handbook.signing import queries
from handrail.web.handbook.signing.models import ESCALATED, REMINDED, Reminder
from handrail.web.handbook.signing.queries import Signer, ToSign
from handrail.web.handbook.signing.reminders.terms import ESCALATE_AFTER, REMIND_AFTER
from handrail.web.jobs import mail
from handrail.web.ledger.operations import Deed, record_each
from handrail.web.people.calendar.days import Calendar
from handrail.web.people.calendar.queries import calendar_of
from handrail.web.people.models import Person, School
from handrail.web.people.roles import Role
from handrail.web.people.terminal import Terminal, person_of


@transaction.atomic
def remind(*, school: School, by: Terminal) -> int:
    """Send what is due today; gives how many letters were asked for."""
    to, calendar, today = queries.to_sign(school), calendar_of(school), clock.today()
    if to is None or not counts(calendar, today):
        return 0
    missing = queries.missing(to)
    known = Reminder.objects.filter(school=school, edition=to.edition).values_list("person", "sort")
    due = list(_due(missing, calendar, today, set(known)))
    rows = [_row(to, one, sort) for one, sort in due]
    Reminder.objects.bulk_create(rows)
    persons = {person.pk: person for person in Person.objects.filter(pk__in=[one.id for one, _ in due])}
    for sort in (REMINDED, ESCALATED):
        deeds = [Deed(persons[row.person_id]) for row in rows if row.sort == sort]
        record_each(f"signing.{sort}", deeds, by=person_of(by), school=school)
    late = [one for one, sort in due if sort == ESCALATED]
    return _write_to_people(to, rows) + _write_to_leaders(to, late, today)


def counts(calendar: Calendar, day: date) -> bool:
    """Say whether a day is one of the school's own; INSET days and closures count for nothing, also without terms."""
    if calendar.terms:
        return calendar.is_school_day(day)
    away = (*calendar.inset, *calendar.closed)
    return calendar.is_working_day(day) and not any(first <= day <= last for first, last in away)


def _due(
    missing: Iterable[Signer], calendar: Calendar, today: date, known: set[tuple[object, str]]
) -> Iterator[tuple[Signer, str]]:
    for one in missing:
        days = _days_between(calendar, one.asked_since, today)
        if days >= ESCALATE_AFTER and (one.id, ESCALATED) not in known:
            yield one, ESCALATED
        elif REMIND_AFTER <= days < ESCALATE_AFTER and one.has_mailbox and (one.id, REMINDED) not in known:
            yield one, REMINDED


def _days_between(calendar: Calendar, since: date, today: date) -> int:
    """Count the school's own days after one day, up to today; never more than are needed."""
    day, found = since, 0
    while day < today and found < ESCALATE_AFTER:
        day += timedelta(days=1)
        found += counts(calendar, day)
    return found


def _row(to: ToSign, one: Signer, sort: str) -> Reminder:
    return Reminder(school=to.school, edition=to.edition, person_id=one.id, sort=sort, made_at=clock.now())


def _write_to_people(to: ToSign, rows: Iterable[Reminder]) -> int:
    reminded = [row for row in rows if row.sort == REMINDED]
    for row in reminded:
        told = {"school": to.school.pk, "edition": to.edition.pk, "person": row.person_id}
        mail.post("signing.reminder", key=str(row.pk), school=to.school, arguments=told)
    return len(reminded)


def _write_to_leaders(to: ToSign, late: list[Signer], today: date) -> int:
    """Tell the head how many are late; of the head, the chair of governors is told."""
    roles = {Role.HEAD: any(not one.is_head for one in late), Role.CHAIR: any(one.is_head for one in late)}
    heads = Person.objects.holding(*(role for role, told in roles.items() if told), school=to.school)
    leaders = heads.filter(email__isnull=False) if late else ()
    for leader in leaders:
        told = {"school": to.school.pk, "edition": to.edition.pk, "person": leader.pk}
        key = f"{to.edition.pk.hex}:{today:%Y%m%d}:{leader.pk.hex}"
        mail.post("signing.escalation", key=key, school=to.school, arguments=told)
    return len(leaders)
