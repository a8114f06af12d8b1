"""Run one job: in the transaction that ends it, or, with effects outside, under a heartbeat that keeps its lease.

What is logged of a fault is its type and where it was raised, never its message: a message may quote a person.
"""

import logging
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from handrail.web import clock, crashpoints
from handrail.web.jobs import leases, tasks
from handrail.web.jobs.errors import Fenced
from handrail.web.jobs.models import Job
from handrail.web.jobs.tasks import Task

log = logging.getLogger("handrail.jobs")


def run_one() -> bool:
    """Claim a job and run it; False when none is due."""
    job = leases.claim()
    if job is None:
        return False
    task = tasks.named(job.task)
    log.info("%s %s: attempt %d", job.task, job.id, job.attempts)
    try:
        (_run_outside if task.outside else _run_inside)(job, task)
    except Fenced:
        log.warning("%s %s: somebody else has it; taken back", job.task, job.id)
    except Exception as fault:  # noqa: BLE001 - whatever it was, the job is tried again and the worker lives
        log.warning("%s %s: attempt %d failed, %s", job.task, job.id, job.attempts, where(fault))
        leases.put_back(job, task, type(fault).__name__)
    return True


def where(fault: BaseException) -> str:
    """Say of a fault what may be logged: its type, and the lines that led to it."""
    frames = traceback.extract_tb(fault.__traceback__)[-6:]
    lines = " < ".join(f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(fault).__name__} at {lines}"


def _run_inside(job: Job, task: Task) -> None:
    with transaction.atomic():
        # On PostgreSQL the lock keeps others away while we work; SQLite has one writer anyway.
        if leases.mine(job).select_for_update().first() is None:
            raise Fenced(str(job))
        crashpoints.reach("jobs.before-work")
        task.run(job)
        crashpoints.reach("jobs.after-work")
        leases.finish(job)
        crashpoints.reach("jobs.before-finish")
    crashpoints.reach("jobs.after-finish")


def _run_outside(job: Job, task: Task) -> None:
    with _heartbeat(job, task):
        crashpoints.reach("jobs.before-work")
        task.run(job)
        crashpoints.reach("jobs.after-work")
    crashpoints.reach("jobs.before-finish")
    leases.finish(job)
    crashpoints.reach("jobs.after-finish")


@contextmanager
def _heartbeat(job: Job, task: Task) -> Iterator[None]:
    over = threading.Event()
    beats = threading.Thread(target=_beat, args=(job, task, over), name=f"heartbeat {job.id}", daemon=True)
    beats.start()
    try:
        yield
    finally:
        over.set()
        beats.join()


def _beat(job: Job, task: Task, over: threading.Event) -> None:
    """Prolong the lease until the work is over, it is no longer ours, or it has taken longer than it may."""
    end = clock.now() + task.longest
    try:
        while not over.wait(task.lease.total_seconds() / 3) and clock.now() < end:
            try:
                if not leases.prolong(job, task):
                    return
            except DatabaseError as fault:
                log.warning("%s %s: no heartbeat, %s", job.task, job.id, type(fault).__name__)
    finally:
        connection.close()
