"""What the worker does for signing: every weekday morning it looks at each school, in a job of its own."""

from __future__ import annotations

from datetime import time

from handrail.web import clock
from handrail.web.handbook.signing.reminders import reminding
from handrail.web.jobs.models import Job
from handrail.web.jobs.operations import enqueue
from handrail.web.jobs.schedule import WEEKDAYS, Daily
from handrail.web.jobs.tasks import Task
from handrail.web.people.models import School
from handrail.web.people.terminal import TERMINAL


def look(job: Job) -> None:
    """Give each school a job."""
    for school in School.objects.all():
        enqueue("signing.remind", key=f"{school.pk}:{clock.today().isoformat()}", school=school)


def remind(job: Job) -> None:
    """Send what is due at one school."""
    reminding.remind(school=School.objects.get(pk=job.school_id), by=TERMINAL)


LOOK = Task("signing.look", look, "see who has still to sign")
REMIND = Task("signing.remind", remind, "remind people to sign")
TASKS = (LOOK, REMIND)
RHYTHMS = (Daily("signing.look", at=time(7, 40), days=WEEKDAYS),)
