"""What the worker does for answers: delete old ones each night, and write to whoever was sent one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from handrail.web.handbook.asking import operations
from handrail.web.handbook.asking.models import Sending
from handrail.web.jobs.mail import Letter
from handrail.web.jobs.models import Job
from handrail.web.jobs.schedule import Daily
from handrail.web.jobs.tasks import Task
from handrail.web.people.models import School


def purge(job: Job) -> None:
    """Go through the schools."""
    for school in School.objects.all():
        operations.purge(school=school)


def sent(told: Mapping[str, Any]) -> EmailMessage | None:
    """Write to whoever was sent an answer; nothing where they have left, or it was deleted."""
    found = Sending.objects.filter(answer=told["answer"], to=told["to"], school=told["school"])
    sending = found.select_related("to", "school").first()
    if sending is None or not sending.to.email or not sending.to.is_active:
        return None
    address = reverse("asking:kept-answer", args=[sending.school.slug, sending.answer_id])
    body = (
        f"A colleague at {sending.school.name} sent you an answer of the school's social media policy.\n\n"
        f"Read it here: {settings.ADDRESS}{address}\n"
    )
    return EmailMessage("An answer was sent to you", body, to=[sending.to.email])


TASKS = (Task("asking.purge-answers", purge, "delete answers that were kept for twelve months"),)
RHYTHMS = (Daily("asking.purge-answers", at=time(3, 40)),)
LETTERS = (Letter("asking.answer-sent", sent),)
