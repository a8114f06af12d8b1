"""Read a school's calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from handrail.web.jobs.school_time import Counts, Days
from handrail.web.people.calendar.days import Calendar
from handrail.web.people.calendar.models import Period
from handrail.web.people.calendar.sorts import TERM
from handrail.web.people.models import School

NEW_YEAR = (9, 1)


def calendar_of(school: School) -> Calendar:
    """Give the calendar of a school, for counting days: one query."""
    return Calendar.of(Period.objects.filter(school=school).values_list("sort", "first", "last"))


def calendars() -> Iterator[tuple[UUID, Counts]]:
    """Give every school with what its calendar says of a day: two queries, however many schools there are."""
    periods = defaultdict(list)
    for school, *period in Period.objects.values_list("school_id", "sort", "first", "last"):
        periods[school].append(tuple(period))
    for school in School.objects.order_by("slug").values_list("pk", flat=True):
        yield school, saying(Calendar.of(periods[school]))


def saying(calendar: Calendar) -> Counts:
    """Give what a calendar says of a day; where no terms are entered, every working day is a day at school."""
    says: dict[Days, Callable[[date], bool]] = {
        Days.WORKING: calendar.is_working_day,
        Days.STAFF: calendar.is_staff_day,
        Days.SCHOOL: calendar.is_school_day,
    }
    return lambda days, day: says[days if calendar.knows(day) else Days.WORKING](day)


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
