"""The work that Handrail does for itself: the ledger's heads every hour, and throwing old rows of the queue away."""

import logging
from datetime import time, timedelta

from handrail.web import clock
from handrail.web.jobs.models import Job, SealedLetter, State
from handrail.web.jobs.schedule import Daily, Hourly
from handrail.web.jobs.tasks import Task
from handrail.web.ledger import checking, head_files
from handrail.web.ledger.errors import LedgerBroken

KEPT = timedelta(days=30)
log = logging.getLogger("handrail.jobs")


def export_heads(job: Job) -> None:
    """Verify the whole ledger, then sign where it stands; a ledger that does not verify is not signed."""
    head_files.ensure_key()
    try:
        checking.insist()
    except LedgerBroken as fault:
        log.critical("the ledger was changed: %s", fault)  # ids and numbers, no names
        raise
    head_files.export_heads()


def sweep(job: Job) -> None:
    """Delete jobs that ended well a month ago, and letters that nobody sent in a month."""
    before = clock.now() - KEPT
    Job.objects.filter(state=State.DONE, ended_at__lt=before).delete()
    SealedLetter.objects.filter(made_at__lt=before).delete()


EXPORT_HEADS = Task("jobs.export-heads", export_heads, "check and sign its ledger", outside=True, attempts=5)
SWEEP = Task("jobs.sweep", sweep, "tidy up its list of jobs")

TASKS = (EXPORT_HEADS, SWEEP)
RHYTHMS = (Hourly("jobs.export-heads", minute=5), Daily("jobs.sweep", at=time(3, 15)))
