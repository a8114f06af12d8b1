"""Every change to a school's calendar, each with its entry in the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from handrail.web.ledger.operations import record
from handrail.web.people.access import Actor
from handrail.web.people.calendar import access
from handrail.web.people.calendar.models import Period
from handrail.web.people.calendar.queries import clash
from handrail.web.people.models import School
from handrail.web.people.terminal import person_of


class Clash(ValueError):
    """The days are in another period of the same sort."""


@transaction.atomic
def add_period(*, school: School, sort: str, name: str, first: date, last: date, by: Actor) -> Period:
    """Put a term, INSET days or days off into the calendar."""
    access.may_keep_calendar(by, school).or_raise()
    _insist(school, sort, first, last, None)
    period = Period.objects.create(school=school, sort=sort, name=name, first=first, last=last)
    _record("calendar.period-added", period, by)
    return period


@transaction.atomic
def change_period(*, period: Period, sort: str, name: str, first: date, last: date, by: Actor) -> Period:
    """Move or rename a period; nothing is recorded where nothing is different."""
    access.may_keep_calendar(by, period.school).or_raise()
    _insist(period.school, sort, first, last, period)
    new: dict[str, Any] = {"sort": sort, "name": name, "first": first, "last": last}
    if any(getattr(period, field) != value for field, value in new.items()):
        for field, value in new.items():
            setattr(period, field, value)
        period.save(update_fields=list(new))
        _record("calendar.period-changed", period, by)
    return period


@transaction.atomic
def remove_period(*, period: Period, by: Actor) -> None:
    """Take a period out of the calendar."""
    access.may_keep_calendar(by, period.school).or_raise()
    if Period.objects.filter(pk=period.pk, school=period.school).delete()[0]:
        _record("calendar.period-removed", period, by)


def _insist(school: School, sort: str, first: date, last: date, but: Period | None) -> None:
    if why := clash(school, sort, first, last, but=but):
        raise Clash(why)


def _record(kind: str, period: Period, by: Actor) -> None:
    facts = {"sort": period.sort, "first": period.first, "last": period.last}
    record(kind, about=period.school, by=person_of(by), school=period.school, facts=facts)
