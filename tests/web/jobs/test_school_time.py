"""A task in school time: each school on its own days, by the clock on its wall, once, and never in the night after."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.cast import Cast

from handrail.web import clock
from handrail.web.jobs import running, schedule, school_time, tasks
from handrail.web.jobs.models import Job
from handrail.web.jobs.schedule import InSchoolTime
from handrail.web.jobs.school_time import Days
from handrail.web.jobs.tasks import Task
from handrail.web.people.calendar import operations
from handrail.web.people.models import School
from handrail.web.people.terminal import TERMINAL

MONDAY = date(2026, 10, 19)
"""The last week before half-term, half-term, and an INSET day after it; the clocks go back on the Sunday between."""


@pytest.fixture(autouse=True)
def _tasks(work: Any) -> None:
    tasks.register(Task("trial.morning", work, "try"))


def enter(school: School, *periods: tuple[str, date, date]) -> None:
    for sort, first, last in periods:
        operations.add_period(school=school, sort=sort, name=sort, first=first, last=last, by=TERMINAL)


def planned(school: School, first: date, days: int) -> list[datetime]:
    """Let the days pass, a look each quarter of an hour, and give when the jobs of a school were due, by its wall."""
    with clock.frozen(datetime.combine(first, time(), clock.LONDON)) as hands:
        end = datetime.combine(first + timedelta(days=days), time(), clock.LONDON)
        while hands() < end:
            schedule.plan()
            hands.advance(timedelta(minutes=15))
    jobs = Job.objects.filter(school_id=school.pk).order_by("run_at")
    return [job.run_at.astimezone(clock.LONDON) for job in jobs]


@pytest.fixture
def autumn(cast: Cast) -> Cast:
    enter(
        cast.school,
        ("term", date(2026, 9, 2), date(2026, 12, 18)),
        ("closed", date(2026, 10, 26), date(2026, 10, 30)),
        ("inset", date(2026, 11, 2), date(2026, 11, 2)),
    )
    enter(cast.other, ("term", date(2026, 9, 2), date(2026, 10, 21)), ("term", date(2026, 11, 5), date(2026, 12, 18)))
    return cast


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (Days.STAFF, "10-19 10-20 10-21 10-22 10-23 11-02 11-03"),
        (Days.SCHOOL, "10-19 10-20 10-21 10-22 10-23 11-03"),
        (Days.WORKING, "10-19 10-20 10-21 10-22 10-23 10-26 10-27 10-28 10-29 10-30 11-02 11-03"),
    ],
)
def test_a_school_has_its_own_days(days: Days, wanted: str, autumn: Cast) -> None:
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40), days=days))
    found = planned(autumn.school, MONDAY, 16)
    assert [f"{wall:%m-%d}" for wall in found] == wanted.split()
    # The clocks go back in between: on the wall it stays twenty to eight.
    assert {wall.time() for wall in found} == {time(7, 40)}


def test_another_school_has_others(autumn: Cast) -> None:
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40)))
    found = planned(autumn.other, MONDAY, 18)
    assert [f"{wall:%m-%d}" for wall in found] == ["10-19", "10-20", "10-21", "11-05"]


def test_a_bank_holiday_is_no_day_at_school(cast: Cast) -> None:
    enter(cast.school, ("term", date(2027, 4, 12), date(2027, 5, 28)))
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40)))
    found = planned(cast.school, date(2027, 4, 30), 5)
    assert [f"{wall:%m-%d}" for wall in found] == ["04-30", "05-04"]  # Monday 3 May is the early May bank holiday


def test_where_no_terms_are_entered_every_working_day_counts(autumn: Cast) -> None:
    """Nobody entered the spring term: silence until somebody notices would be worse than a letter on a holiday."""
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40)))
    assert [f"{wall:%m-%d}" for wall in planned(autumn.school, date(2026, 12, 17), 12)] == [
        *("12-17", "12-18", "12-21", "12-22", "12-23", "12-24"),
    ]


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
def test_the_wall_counts_when_the_clocks_change(change: date, cast: Cast) -> None:
    enter(cast.school, ("term", change - timedelta(days=9), change + timedelta(days=9)))
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40)))
    found = planned(cast.school, change - timedelta(days=2), 5)
    assert {wall.time() for wall in found} == {time(7, 40)}
    assert len({wall.utcoffset() for wall in found}) == (1 if change.month == 3 else 2)  # Good Friday, Easter Monday


@pytest.mark.parametrize(("hour", "minute", "count"), [(7, 39, 0), (7, 40, 1), (15, 40, 1), (15, 41, 0), (23, 0, 0)])
def test_it_is_made_up_for_on_the_same_day_alone(hour: int, minute: int, count: int, autumn: Cast) -> None:
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40)))
    with clock.frozen(datetime(2026, 11, 20, hour, minute, tzinfo=UTC)):
        schedule.plan()
        schedule.plan()
    assert Job.objects.filter(school_id=autumn.school.pk).count() == count


def test_the_job_knows_its_school_and_runs(autumn: Cast, work: Any) -> None:
    schedule.register(InSchoolTime("trial.morning", at=time(7, 40)))
    with clock.frozen(datetime(2026, 11, 20, 9, tzinfo=UTC)):
        schedule.plan()
        while running.run_one():
            pass
    keys = {f"{school.pk}:2026-11-20T07:40" for school in (autumn.school, autumn.other)}
    assert set(work.done) == keys


def test_all_calendars_are_read_in_two_queries(autumn: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert set(school_time.schools_on(Days.STAFF, date(2026, 11, 5))) == {autumn.school.pk, autumn.other.pk}
    assert len(asked) == 2
