"""Which days are a school's own. Jobs know of no terms: the calendar says, once Django has started (`keep`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID


class Days(StrEnum):
    """The sorts of day that a school has."""

    WORKING = "working"
    """Monday to Friday without bank holidays: what deadlines are counted in."""
    STAFF = "staff"
    """Staff are in: school days and INSET days."""
    SCHOOL = "school"
    """Pupils are in."""


Counts = Callable[[Days, date], bool]
Calendars = Callable[[], Iterable[tuple[UUID, Counts]]]
"""Gives each school with what its calendar says of a day."""

_calendars: Calendars = tuple


def keep(calendars: Calendars) -> None:
    """Say where the calendars are."""
    global _calendars
    _calendars = calendars


def schools_on(days: Days, day: date) -> Iterator[UUID]:
    """Give the schools for which this is such a day."""
    yield from (school for school, counts in _calendars() if counts(days, day))
