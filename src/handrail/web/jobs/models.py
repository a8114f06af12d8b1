"""The rows that are the queue, and letters that wait, sealed, to be sent."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from handrail.web import clock
from handrail.web.choices import Choices


class State(Choices):
    """Where a job stands."""

    READY = "ready", "waiting"
    RUNNING = "running", "being done"
    DONE = "done", "done"
    FAILED = "failed", "given up"


class Job(models.Model):
    """One thing to do after the page: what, for which school, with which ids, when, and who is at it until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    school_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    run_at = models.DateTimeField(default=clock.now)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "key"], name="jobs_once_by_key"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="jobs_state"),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False) | ~Q(state="running") & Q(lease_until=None),
                name="jobs_lease_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], ended_at__isnull=False)
                | Q(state__in=["ready", "running"], ended_at=None),
                name="jobs_ended_when_over",
            ),
        ]
        indexes = [
            models.Index(fields=["run_at"], condition=Q(state__in=["ready", "running"]), name="jobs_due"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.id}"


class SealedLetter(models.Model):
    """A letter somebody else's code wrote whole: encrypted under a key outside the database, gone once it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ciphertext = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.id)
