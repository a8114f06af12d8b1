"""School days, staff days and working days; deadlines end with a day in London, also when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.web.people.calendar.bankholidays import bank_holidays, easter_sunday
from handrail.web.people.calendar.days import Calendar, NoSuchDay, end_of

CALENDAR = Calendar.of(
    [
        ("term", date(2026, 9, 2), date(2026, 12, 18)),
        ("closed", date(2026, 10, 26), date(2026, 10, 30)),
        ("inset", date(2026, 9, 1), date(2026, 9, 1)),
        ("inset", date(2026, 11, 2), date(2026, 11, 2)),
        ("term", date(2027, 1, 4), date(2027, 3, 25)),
        ("extra", date(2026, 11, 20), date(2026, 11, 20)),
    ]
)


@pytest.mark.parametrize(
    ("day", "school", "staff", "working"),
    [
        (date(2026, 9, 1), False, True, True),  # INSET before the term
        (date(2026, 9, 2), True, True, True),
        (date(2026, 9, 5), False, False, False),  # a Saturday
        (date(2026, 10, 27), False, False, True),  # half-term
        (date(2026, 11, 2), False, True, True),  # INSET
        (date(2026, 11, 20), False, False, False),  # an extra bank holiday
        (date(2026, 12, 21), False, False, True),  # Christmas holidays
        (date(2026, 12, 25), False, False, False),
        (date(2026, 12, 28), False, False, False),  # for Boxing Day, a Saturday
    ],
)
def test_what_each_day_is(day: date, school: bool, staff: bool, working: bool) -> None:
    assert (CALENDAR.is_school_day(day), CALENDAR.is_staff_day(day), CALENDAR.is_working_day(day)) == (
        school,
        staff,
        working,
    )


# As published for England and Wales.
PUBLISHED = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 08-29 12-26 12-27",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_as_published(year: int) -> None:
    assert " ".join(f"{day:%m-%d}" for day in sorted(bank_holidays(year))) == PUBLISHED[year]


def test_easter() -> None:
    assert [easter_sunday(year) for year in (2000, 2024, 2038)] == [
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2038, 4, 25),
    ]


FRIDAY = datetime(2026, 7, 17, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("unit", "amount", "due"),
    [
        ("at-once", 0, FRIDAY),
        ("same-day", 0, datetime(2026, 7, 17, 23, tzinfo=UTC)),  # midnight in London, in summer
        ("hours", 72, datetime(2026, 7, 20, 14, 30, tzinfo=UTC)),
        ("working_days", 1, datetime(2026, 7, 20, 23, tzinfo=UTC)),
        ("working_days", 10, datetime(2026, 7, 31, 23, tzinfo=UTC)),
    ],
)
def test_deadlines(unit: str, amount: int, due: datetime) -> None:
    assert CALENDAR.deadline(FRIDAY, unit, amount) == due


def test_deadline_counts_the_day_in_london() -> None:
    late = datetime(2026, 7, 16, 23, 30, tzinfo=UTC)  # half past midnight on Friday
    assert CALENDAR.deadline(late, "working_days", 1) == end_of(date(2026, 7, 20))


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 10, 24), 23), (date(2026, 10, 25), 0), (date(2027, 3, 28), 23)])
def test_days_end_at_midnight_when_clocks_change(day: date, hour: int) -> None:
    assert end_of(day).hour == hour


def test_christmas_is_not_counted() -> None:
    assert CALENDAR.working_days_after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert CALENDAR.working_days_after(date(2026, 12, 31), 1) == date(2027, 1, 4)


def test_school_days_reach_as_far_as_the_terms() -> None:
    assert CALENDAR.school_days_after(date(2026, 10, 23), 1) == date(2026, 11, 3)
    assert CALENDAR.school_days_after(date(2026, 12, 18), 1) == date(2027, 1, 4)
    with pytest.raises(NoSuchDay):
        CALENDAR.school_days_after(date(2027, 3, 25), 1)


@pytest.mark.parametrize(("unit", "amount"), [("moons", 1), ("working_days", 0)])
def test_a_length_that_is_none_is_refused(unit: str, amount: int) -> None:
    with pytest.raises(ValueError, match=r"length of time|at least one"):
        CALENDAR.deadline(FRIDAY, unit, amount)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 30))
def test_working_days_add_up(day: date, count: int) -> None:
    due = CALENDAR.working_days_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (due - day).days + 1)]
    assert sum(map(CALENDAR.is_working_day, between)) == count
    assert CALENDAR.is_working_day(due)
    assert CALENDAR.working_days_after(day, count + 1) > due
