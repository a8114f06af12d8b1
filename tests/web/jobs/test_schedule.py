"""The schedule: school time, over both changes of the clocks, once each, and no heap of old work after a night off."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from handrail.web import clock
from handrail.web.jobs import schedule, tasks
from handrail.web.jobs.models import Job
from handrail.web.jobs.schedule import WEEKDAYS, Daily, Hourly
from handrail.web.jobs.tasks import Task

YEARS = range(2026, 2036)


@pytest.fixture(autouse=True)
def _tasks(work: Any) -> None:
    tasks.register(Task("trial.daily", work, "try"), Task("trial.hourly", work, "try"))


def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def planned(since: datetime, days: int, step: timedelta = timedelta(minutes=10)) -> list[Job]:
    with clock.frozen(since) as hands:
        while hands() < since + timedelta(days=days):
            schedule.plan()
            hands.advance(step)
    return list(Job.objects.order_by("run_at"))


@pytest.mark.django_db
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("month", [3, 10])
def test_a_daily_time_comes_once_a_day_when_the_clocks_change(year: int, month: int) -> None:
    change = last_sunday(year, month)
    schedule.register(Daily("trial.daily", at=time(1, 30), grace=timedelta(hours=2)))
    jobs = planned(datetime.combine(change - timedelta(days=1), time(0), UTC), 3)
    walls = [job.run_at.astimezone(clock.LONDON) for job in jobs]
    assert [wall.date() for wall in walls] == [change + timedelta(days=ahead) for ahead in (-1, 0, 1)]
    # In spring there is no half past one on that night, and it is done when the wall says half past two.
    on_the_night = time(2, 30) if month == 3 else time(1, 30)
    assert [wall.time() for wall in walls] == [time(1, 30), on_the_night, time(1, 30)]


@pytest.mark.django_db
@pytest.mark.parametrize(("month", "hours"), [(3, 23), (10, 25), (6, 24)])
def test_an_hourly_task_comes_with_every_hour_that_passes(month: int, hours: int) -> None:
    schedule.register(Hourly("trial.hourly", minute=5))
    day = last_sunday(2026, month) if month != 6 else date(2026, 6, 14)
    start = datetime.combine(day, time(0), clock.LONDON).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(0), clock.LONDON).astimezone(UTC)
    jobs = [job for job in planned(start - timedelta(hours=1), 2) if start <= job.run_at < end]
    assert len(jobs) == hours


@pytest.mark.django_db
def test_a_weekday_task_leaves_the_weekend_alone() -> None:
    schedule.register(Daily("trial.daily", at=time(8), days=WEEKDAYS))
    jobs = planned(datetime(2026, 11, 16, tzinfo=UTC), 14, timedelta(hours=1))
    assert {job.run_at.weekday() for job in jobs} == set(WEEKDAYS)
    assert len(jobs) == 10


@pytest.mark.django_db
def test_after_a_night_off_only_the_last_time_is_made_up_for() -> None:
    schedule.register(Daily("trial.daily", at=time(2)), Hourly("trial.hourly", minute=5))
    with clock.frozen(datetime(2026, 11, 20, 9, 30, tzinfo=UTC)):
        schedule.plan()
        schedule.plan()
    assert [job.key for job in Job.objects.order_by("task")] == ["2026-11-20T02:00", "2026-11-20T09:05Z"]


@pytest.mark.django_db
def test_what_is_too_late_to_be_of_use_is_left_out() -> None:
    schedule.register(Daily("trial.daily", at=time(2), grace=timedelta(hours=3)))
    with clock.frozen(datetime(2026, 11, 20, 9, 30, tzinfo=UTC)):
        schedule.plan()
    assert not Job.objects.exists()
