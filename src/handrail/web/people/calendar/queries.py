"""Read a school's calendar."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from handrail.web.people.calendar.days import Calendar
from handrail.web.people.calendar.models import Period
from handrail.web.people.calendar.sorts import TERM
from handrail.web.people.models import School

NEW_YEAR = (9, 1)


def calendar_of(school: School) -> Calendar:
    """Give the calendar of a school, for counting days: one query."""
    return Calendar.of(Period.objects.filter(school=school).values_list("sort", "first", "last"))


def school_year(day: date) -> int:
    """Give the year in which the school year of a day began."""
    return day.year if (day.month, day.day) >= NEW_YEAR else day.year - 1


def in_school_year(periods: QuerySet[Period], year: int) -> QuerySet[Period]:
    """Give the periods that have a day in the school year from 1 September."""
    return periods.filter(first__lt=date(year + 1, *NEW_YEAR), last__gte=date(year, *NEW_YEAR)).order_by(
        "first", "sort"
    )


def clash(school: School, sort: str, first: date, last: date, *, but: Period | None = None) -> str:
    """Say what stands in the way of a period: a term does not begin in another, and nothing is there twice."""
    others = Period.objects.filter(school=school, sort=sort, first__lte=last, last__gte=first)
    found = (others.exclude(pk=but.pk) if but else others).first()
    if found is None:
        return ""
    what = "term" if sort == TERM else "entry of this sort"
    return f"These days are in another {what}, {found.name} ({found.first:%d/%m/%Y} to {found.last:%d/%m/%Y})"
