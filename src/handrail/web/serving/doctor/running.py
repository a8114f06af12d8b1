"""Look whether the worker works: nothing waits long, and signed heads are written hour by hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q, QuerySet

from handrail.web import clock
from handrail.web.ledger.proof.heads import files
from handrail.web.serving.doctor.complaints import Check, Complaint

PATIENCE = timedelta(minutes=20)
"""How long a job may wait: one that talks to the world may take a quarter of an hour, and others wait for it."""
SILENCE = timedelta(hours=2)
"""Each hour there is something to do (`jobs.export-heads`), so a worker that lives has ended a job by then."""
START = "Start it: `handrail serve` runs one, and so does `handrail worker`."


def worker() -> Iterator[Complaint]:
    """Look whether somebody takes the jobs."""
    since = clock.now() - PATIENCE
    late = Q(state="ready", run_at__lt=since) | Q(state="running", lease_until__lt=since)
    waiting = _jobs().filter(late).count()
    if waiting:
        says = f"No worker is at work: {waiting} {'job has' if waiting == 1 else 'jobs have'} waited for 20 minutes."
        yield Complaint(says, START, unsafe=False)
    elif not _jobs().filter(ended_at__gte=clock.now() - SILENCE).exists():
        yield Complaint("No worker has done anything for two hours.", START, unsafe=False)


def _jobs() -> QuerySet[Model]:
    # Asked for by name: the models are there only once Django is ready.
    return apps.get_model("jobs", "Job").objects.all()


def given_up() -> Iterator[Complaint]:
    """Look for jobs that the worker could not do in the last week."""
    week = clock.now() - timedelta(days=7)
    failed = _jobs().filter(state="failed", ended_at__gte=week).count()
    if failed:
        says = f"The worker gave up {failed} {'job' if failed == 1 else 'jobs'} in the last week."
        yield Complaint(says, "What happened tells which. The worker's log says where each broke.", unsafe=False)


def heads() -> Iterator[Complaint]:
    """Look whether signed heads are still written."""
    written = files(settings.LEDGER_HEADS)
    if not written:
        return  # without any the worker has not run, which `worker` says
    made = datetime.strptime(written[-1].name, "heads-%Y%m%dT%H%M%S%fZ.json").replace(tzinfo=UTC)
    if made < clock.now() - 2 * SILENCE:
        says = f"The newest signed heads of the ledger are of {made:%d/%m/%Y %H:%M}."
        yield Complaint(says, "Look whether the worker runs, and whether the ledger verifies.", unsafe=False)


CHECKS: tuple[Check, ...] = (worker, given_up, heads)
