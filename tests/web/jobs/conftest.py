"""What the tests of jobs share: tasks that can be looked into, and a clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction

from handrail.web import clock
from handrail.web.jobs import schedule, tasks
from handrail.web.jobs.models import Job
from handrail.web.jobs.operations import enqueue
from handrail.web.jobs.tasks import Task


class Work:
    """What tasks of the tests did, and what they are told to do wrong."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fails = 0
        self.before: Callable[[], None] = lambda: None

    def __call__(self, job: Job) -> None:
        self.before()
        if self.fails:
            self.fails -= 1
            raise ConnectionError("The pupil Kit Canary could not be written to.")
        self.done.append(job.key)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setattr(tasks, "_tasks", dict(tasks._tasks))
    monkeypatch.setattr(schedule, "_rhythms", {})
    work = Work()
    tasks.register(
        Task("trial.inside", work, "try something", attempts=3),
        Task("trial.outside", work, "try something outside", outside=True, attempts=3),
    )
    return work


@pytest.fixture
def hands() -> Iterator[clock.FakeClock]:
    with clock.frozen(datetime(2026, 11, 20, 9, tzinfo=UTC)) as fake:
        yield fake


@pytest.fixture
def give(db: None) -> Callable[..., Job]:
    def give(task: str = "trial.inside", key: str = "one", **words: object) -> Job:
        with transaction.atomic():
            enqueue(task, key=key, **words)  # type: ignore[arg-type]
        return Job.objects.get(task=task, key=key)

    return give
