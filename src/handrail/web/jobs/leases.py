"""Claim a job for a while, keep it, end it. Whoever ends a job has to be the last who claimed it.

`attempts` is the fence: each claim counts it up, and every later step names the count it was claimed at. A worker that
was thought dead and comes back can therefore change nothing.
"""

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from handrail.web import clock, crashpoints
from handrail.web.jobs import tasks
from handrail.web.jobs.errors import Fenced
from handrail.web.jobs.models import Job, State
from handrail.web.jobs.tasks import Task
from handrail.web.ledger.operations import record


def claim() -> Job | None:
    """Take the job that has been due longest, or None; one whose worker died is due when its lease is over."""
    if not _due().exists():  # a look needs no write lock
        return None
    crashpoints.reach("jobs.before-claim")
    with transaction.atomic():
        due = _due()
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job = due.order_by("run_at", "id").first()
        if job is None:
            return None
        task = tasks.named(job.task)
        job.attempts += 1
        if job.attempts > task.attempts:
            give_up(job, job.fault or "its worker died each time")
            return None
        job.state, job.lease_until = State.RUNNING, clock.now() + task.lease
        job.save(update_fields=["state", "lease_until", "attempts"])
    crashpoints.reach("jobs.claimed")
    return job


def mine(job: Job) -> QuerySet[Job]:
    """Give the job, if nobody has claimed it since."""
    return Job.objects.filter(pk=job.pk, attempts=job.attempts, state=State.RUNNING)


def prolong(job: Job, task: Task) -> bool:
    """Keep a job for another lease; False when it is no longer ours."""
    return mine(job).update(lease_until=clock.now() + task.lease) == 1


def finish(job: Job) -> None:
    """End a job; Fenced if somebody else has it."""
    if mine(job).update(state=State.DONE, lease_until=None, ended_at=clock.now(), fault="") != 1:
        raise Fenced(str(job))


@transaction.atomic
def put_back(job: Job, task: Task, fault: str) -> None:
    """Try again later, or give up; nothing if somebody else has the job."""
    if not mine(job).exists():
        return
    if job.attempts >= task.attempts:
        give_up(job, fault)
        return
    run_at = clock.now() + task.wait_after(job.attempts)
    mine(job).update(state=State.READY, lease_until=None, run_at=run_at, fault=fault)


def give_up(job: Job, fault: str) -> None:
    """Stop trying, and say so in the school's ledger."""
    Job.objects.filter(pk=job.pk).update(
        state=State.FAILED, lease_until=None, ended_at=clock.now(), attempts=job.attempts, fault=fault
    )
    record("jobs.given-up", by=None, facts={"task": job.task}, school=job.school_id)


def _due() -> QuerySet[Job]:
    # A task that nobody here knows is left to a worker that does: while machines are upgraded one by one, both run.
    now, known = clock.now(), Job.objects.filter(task__in=tasks.told())
    ready, forsaken = Q(state=State.READY, run_at__lte=now), Q(state=State.RUNNING, lease_until__lt=now)
    return known.filter(ready | forsaken)
