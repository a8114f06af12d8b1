"""The table of tasks: what each job does, how long it may take, how often it is tried.

An app puts its tasks in when Django starts: `tasks.register(*TASKS)` in its `AppConfig.ready`. A task that works in the
database alone runs in the transaction that ends its job, so it happens once. A task with effects outside may run twice:
it gives each effect a key of its own.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from handrail.web.jobs.errors import UnknownTask
from handrail.web.jobs.models import Job

_tasks: dict[str, "Task"] = {}
_dice = random.Random()  # noqa: S311 - it spreads retries and guards nothing


@dataclass(frozen=True)
class Task:
    """One sort of job; `told` completes "Handrail could not ..." for people."""

    name: str
    run: Callable[[Job], None]
    told: str
    outside: bool = False
    attempts: int = 8
    lease: timedelta = timedelta(seconds=60)
    longest: timedelta = timedelta(minutes=15)
    first_wait: timedelta = timedelta(seconds=5)
    longest_wait: timedelta = timedelta(hours=1)

    def wait_after(self, attempt: int) -> timedelta:
        """Give the pause after a failed attempt: twice as long each time, and never the same for two jobs."""
        doubled: timedelta = self.first_wait * 2 ** min(attempt - 1, 20)
        return min(doubled, self.longest_wait) * _dice.uniform(0.5, 1.5)


def register(*tasks: Task) -> None:
    """Put tasks into the table; the same task twice is the same, another under its name is a fault."""
    for task in tasks:
        if _tasks.setdefault(task.name, task) != task:
            raise ValueError(f"There are two tasks called {task.name}.")


def named(name: str) -> Task:
    """Find a task."""
    try:
        return _tasks[name]
    except KeyError:
        raise UnknownTask(f"No app has registered a task called {name!r}.") from None


def told() -> Mapping[str, str]:
    """Give how each task is told."""
    return {task.name: task.told for task in _tasks.values()}
