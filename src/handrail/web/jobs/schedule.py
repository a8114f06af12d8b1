"""What happens by the clock on the school's wall, each time once, however many workers there are.

Each worker plans: it writes the job of the last time that was due, under a key that names that time. After a night off,
only the last time is made up for, and not even that when it is too late to be of use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db import transaction

from handrail.web import clock, crashpoints
from handrail.web.jobs import school_time
from handrail.web.jobs.models import Job
from handrail.web.jobs.operations import enqueue
from handrail.web.jobs.school_time import Days

WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))


class Due(NamedTuple):
    """One time at which a task is due: its key, the moment, and the school that it is for, if it is for one."""

    key: str
    moment: datetime
    school: UUID | None = None


class Rhythm(Protocol):
    """When a task is due; `task` is its name."""

    @property
    def task(self) -> str: ...

    def last_due(self, now: datetime) -> Iterator[Due]:
        """Give the last time that was due, for each school where they differ; nothing when it is too long ago."""


@dataclass(frozen=True)
class Daily:
    """At one time by the school's clock, on some days of the week.

    When the clocks go forward past that time it is done an hour later by the wall; when they go back over it, the
    first time counts.
    """

    task: str
    at: time
    days: frozenset[int] = EVERY_DAY
    grace: timedelta = timedelta(hours=20)

    def last_due(self, now: datetime) -> Iterator[Due]:
        today = now.astimezone(clock.LONDON).date()
        for day in (today, today - timedelta(days=1)):
            moment = on_the_wall(day, self.at)
            if day.weekday() in self.days and moment <= now <= moment + self.grace:
                yield Due(f"{day.isoformat()}T{self.at:%H:%M}", moment)
                return


@dataclass(frozen=True)
class InSchoolTime:
    """For each school by itself, at one time by its clock, on the days that its own calendar calls such days.

    It is made up for on the same day alone: what belongs into a morning at school is not done in the night after it.
    """

    task: str
    at: time
    days: Days = Days.STAFF
    grace: timedelta = timedelta(hours=8)

    def last_due(self, now: datetime) -> Iterator[Due]:
        today = now.astimezone(clock.LONDON).date()
        moment = on_the_wall(today, self.at)
        if moment <= now <= moment + self.grace:
            for school in school_time.schools_on(self.days, today):
                yield Due(f"{school}:{today.isoformat()}T{self.at:%H:%M}", moment, school)


@dataclass(frozen=True)
class Hourly:
    """At one minute of every hour that passes: twice in the hour that the clocks repeat."""

    task: str
    minute: int
    grace: timedelta = timedelta(hours=1)

    def last_due(self, now: datetime) -> Iterator[Due]:
        moment = now.astimezone(UTC).replace(minute=self.minute, second=0, microsecond=0)
        moment -= timedelta(hours=1) if moment > now else timedelta(0)
        yield Due(f"{moment:%Y-%m-%dT%H:%MZ}", moment)


def on_the_wall(day: date, at: time) -> datetime:
    """Give the moment at which the school's clock says so on one day, in UTC."""
    return datetime.combine(day, at, clock.LONDON).astimezone(UTC)


_rhythms: dict[str, Rhythm] = {}


def register(*rhythms: Rhythm) -> None:
    """Put rhythms into the table, one for each task."""
    for rhythm in rhythms:
        if _rhythms.setdefault(rhythm.task, rhythm) != rhythm:
            raise ValueError(f"There are two rhythms of {rhythm.task}.")


def plan() -> None:
    """Write the job of every task that is due and has none yet."""
    for task, due in list(_unplanned(clock.now())):
        with transaction.atomic():
            enqueue(task, key=due.key, school=due.school, run_at=due.moment)
        crashpoints.reach("jobs.planned")


def _unplanned(now: datetime) -> Iterator[tuple[str, Due]]:
    found = {(task, due.key): due for task, rhythm in _rhythms.items() for due in rhythm.last_due(now)}
    keys = {key for _, key in found}
    planned = set(Job.objects.filter(task__in=_rhythms, key__in=keys).values_list("task", "key"))
    yield from ((task, due) for (task, key), due in found.items() if (task, key) not in planned)
