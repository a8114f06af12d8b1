"""Handrail's own work: heads every hour, old rows gone, and a changed ledger not signed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from handrail.web.jobs import housekeeping, running, schedule
from handrail.web.jobs.models import Job, State
from handrail.web.jobs.worker import Worker
from handrail.web.ledger import checking, triggers
from handrail.web.ledger.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _places(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Any) -> None:
    settings.LEDGER_KEY, settings.LEDGER_HEADS = tmp_path / "key.pem", tmp_path / "heads"
    monkeypatch.setattr(running, "_beat", lambda *_: None)
    schedule.register(*housekeeping.RHYTHMS)


def test_heads_are_signed_every_hour(hands: Any, tmp_path: Path) -> None:
    for _ in range(6):
        Worker().run_until_idle()
        hands.advance(timedelta(minutes=30))
    assert len(list((tmp_path / "heads").glob("heads-*.json"))) == 4
    assert checking.insist().heads == 4


def test_a_changed_ledger_is_not_signed(hands: Any, tmp_path: Path) -> None:
    Worker().run_until_idle()
    with transaction.atomic():
        triggers.remove(connection)
        Entry.objects.update(at="2026-01-01T00:00:00.000000Z")
        triggers.install(connection)
    hands.advance(timedelta(hours=1))
    Worker().run_until_idle()
    assert len(list((tmp_path / "heads").glob("heads-*.json"))) == 1
    assert Job.objects.filter(state=State.READY, fault="LedgerBroken").count() == 1


def test_jobs_that_ended_long_ago_are_swept(hands: Any, give: Any) -> None:
    give()
    Worker().run_until_idle()
    hands.advance(timedelta(days=31))
    Worker().run_until_idle()
    assert not Job.objects.filter(task="trial.inside").exists()
