"""Reads of the record: a school's general stream, newest first, never a number across streams."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from handrail.web import clock
from handrail.web.jobs.models import Job, State
from handrail.web.ledger import streams
from handrail.web.ledger.models import Entry
from handrail.web.ledger.proof import chain
from handrail.web.people.models import Person, School

OVERDUE = timedelta(hours=3)


def happened(school: School, sought: Mapping[str, Any]) -> QuerySet[Entry]:
    """Give the entries of a school that fit what a reader looks for."""
    entries = streams.entries_of(school=school).order_by("-n")
    if sought.get("before"):
        entries = entries.filter(n__lt=sought["before"])
    if sought.get("since"):
        entries = entries.filter(at__gte=_midnight(sought["since"]))
    if sought.get("until"):
        entries = entries.filter(at__lt=_midnight(sought["until"] + timedelta(days=1)))
    if sought.get("area"):
        entries = entries.filter(kind__startswith=f"{sought['area']}.")
    if sought.get("who"):
        entries = entries.filter(_names(school, sought["who"]))
    return entries


def last_signed() -> tuple[datetime | None, bool]:
    """Say when the ledger was last checked and signed, and whether that is too long ago."""
    done = Job.objects.filter(task="jobs.export-heads", state=State.DONE).order_by("-ended_at")
    ended: datetime | None = done.values_list("ended_at", flat=True).first()
    return ended, ended is None or clock.now() - ended > OVERDUE


def _names(school: School, part: str) -> Q:
    """Find entries by or about people whose name has this in it; the ledger itself holds no names."""
    found = Person.objects.filter(holdings__school=school, name__icontains=part).values_list("pk", flat=True).distinct()
    ids = [str(key) for key in found]
    return Q(by_id__in=ids) | Q(about__in=[f"people.person:{key}" for key in ids])


def _midnight(day: date) -> str:
    return datetime.combine(day, time(0), clock.LONDON).astimezone(UTC).strftime(chain.MOMENT)
