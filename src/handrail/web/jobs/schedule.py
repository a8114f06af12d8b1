"""What happens by the clock on the school's wall, each time once, however many workers there are.

Each worker plans: it writes the job of the last time that was due, under a key that names that time. After a night off,
only the last time is made up for, and not even that when it is too late to be of use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from django.db import transaction

from handrail.web import clock, crashpoints
from handrail.web.jobs.models import Job
from handrail.web.jobs.operations import enqueue

WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))


class Rhythm(Protocol):
    """When a task is due; `task` is its name."""

    @property
    def task(self) -> str: ...

    def last_due(self, now: datetime) -> tuple[str, datetime] | None:
        """Give the key and the moment of the last time that was due, or None when it is too long ago."""


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

    def last_due(self, now: datetime) -> tuple[str, datetime] | None:
        today = now.astimezone(clock.LONDON).date()
        for day in (today, today - timedelta(days=1)):
            moment = self.on(day)
            if day.weekday() in self.days and moment <= now <= moment + self.grace:
                return f"{day.isoformat()}T{self.at:%H:%M}", moment
        return None

    def on(self, day: date) -> datetime:
        """Give the moment of one day, in UTC."""
        return datetime.combine(day, self.at, clock.LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Hourly:
    """At one minute of every hour that passes: twice in the hour that the clocks repeat."""

    task: str
    minute: int
    grace: timedelta = timedelta(hours=1)

    def last_due(self, now: datetime) -> tuple[str, datetime] | None:
        moment = now.astimezone(UTC).replace(minute=self.minute, second=0, microsecond=0)
        moment -= timedelta(hours=1) if moment > now else timedelta(0)
        return f"{moment:%Y-%m-%dT%H:%MZ}", moment


_rhythms: dict[str, Rhythm] = {}


def register(*rhythms: Rhythm) -> None:
    """Put rhythms into the table, one for each task."""
    for rhythm in rhythms:
        if _rhythms.setdefault(rhythm.task, rhythm) != rhythm:
            raise ValueError(f"There are two rhythms of {rhythm.task}.")


def plan() -> None:
    """Write the job of every task that is due and has none yet."""
    for task, key, moment in list(_unplanned(clock.now())):
        with transaction.atomic():
            enqueue(task, key=key, run_at=moment)
        crashpoints.reach("jobs.planned")


def _unplanned(now: datetime) -> Iterator[tuple[str, str, datetime]]:
    due = {(task, found[0]): found[1] for task, rhythm in _rhythms.items() if (found := rhythm.last_due(now))}
    keys = {key for _, key in due}
    planned = set(Job.objects.filter(task__in=_rhythms, key__in=keys).values_list("task", "key"))
    yield from ((task, key, moment) for (task, key), moment in due.items() if (task, key) not in planned)
