"""Which day is what at a school, and when something is due. Pure: it is given the periods and asks nobody.

A *school day* has pupils in. A *staff day* is one of those, or an INSET day. A *working day* is what a policy counts
its deadlines in: Monday to Friday, bank holidays left out, and school holidays left in. Something that comes to light
on the last afternoon of July, to be told "within one working day", is not told in September.

    calendar.deadline(friday_afternoon, "working_days", 1)      # the end of Monday, Europe/London
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from handrail.web.clock import LONDON
from handrail.web.people.calendar.bankholidays import bank_holidays
from handrail.web.people.calendar.sorts import CLOSED, EXTRA, INSET, TERM

SATURDAY = 5
FARTHEST = 1000
Span = tuple[date, date]


class NoSuchDay(Exception):
    """The calendar has no such day: no term is entered that far ahead."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods of one school, first and last day included."""

    terms: tuple[Span, ...] = ()
    closed: tuple[Span, ...] = ()
    inset: tuple[Span, ...] = ()
    extra: tuple[Span, ...] = ()

    @classmethod
    def of(cls, periods: Iterable[tuple[str, date, date]]) -> Calendar:
        """Make a calendar of sorts and their first and last days."""
        spans: dict[str, list[Span]] = {TERM: [], CLOSED: [], INSET: [], EXTRA: []}
        for sort, first, last in periods:
            spans[sort].append((first, last))
        return cls(*(tuple(sorted(spans[sort])) for sort in (TERM, CLOSED, INSET, EXTRA)))

    def is_bank_holiday(self, day: date) -> bool:
        """Say whether nobody in the country works."""
        return day in bank_holidays(day.year) or _in(self.extra, day)

    def is_working_day(self, day: date) -> bool:
        """Say whether deadlines in working days count this day."""
        return day.weekday() < SATURDAY and not self.is_bank_holiday(day)

    def is_staff_day(self, day: date) -> bool:
        """Say whether staff are in: INSET days may lie outside the terms."""
        return self.is_working_day(day) and (_in(self.inset, day) or self._is_open(day))

    def is_school_day(self, day: date) -> bool:
        """Say whether pupils are in."""
        return self.is_working_day(day) and self._is_open(day) and not _in(self.inset, day)

    def knows(self, day: date) -> bool:
        """Say whether the terms that were entered reach this day: before and after them nobody can say who is in."""
        spans = (*self.terms, *self.inset)
        return bool(self.terms) and min(spans)[0] <= day <= max(last for _, last in spans)

    def _is_open(self, day: date) -> bool:
        return _in(self.terms, day) and not _in(self.closed, day)

    def working_days_after(self, day: date, count: int) -> date:
        """Give the day that is so many working days after another."""
        return _after(self.is_working_day, day, count)

    def school_days_after(self, day: date, count: int) -> date:
        """Give the day that is so many school days after another. Raises NoSuchDay where the terms do not reach."""
        return _after(self.is_school_day, day, count)

    def deadline(self, since: datetime, unit: str, amount: int = 0) -> datetime:
        """Give the moment by which something is to be done, in the units of a policy's `within`.

        Hours are hours on anybody's watch, also across a night in which the clocks change. A deadline in days ends with
        the day, at midnight in London.
        """
        today = since.astimezone(LONDON).date()
        if unit == "at-once":
            return since
        if unit == "hours":
            return since + timedelta(hours=amount)
        if unit == "same-day":
            return end_of(today)
        if unit == "working_days":
            return end_of(self.working_days_after(today, amount))
        raise ValueError(f"{unit!r} is not a length of time that a policy can give")


def end_of(day: date) -> datetime:
    """Give the midnight with which a day ends in London, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON).astimezone(UTC)


def _in(spans: tuple[Span, ...], day: date) -> bool:
    return any(first <= day <= last for first, last in spans)


def _after(counts: Callable[[date], bool], day: date, count: int) -> date:
    if count < 1:
        raise ValueError("A deadline in days is at least one day long.")
    for _ in range(FARTHEST):
        day += timedelta(days=1)
        if counts(day):
            count -= 1
            if count == 0:
                return day
    raise NoSuchDay("No term is entered that far ahead.")
