"""Jobs: once by key, tried again with patience, ended only by whoever claimed them last."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from handrail.web.jobs import leases, running, tasks
from handrail.web.jobs.errors import Fenced, UnfitArgument, UnknownTask
from handrail.web.jobs.models import Job, State
from handrail.web.jobs.operations import enqueue
from handrail.web.jobs.worker import Worker
from handrail.web.ledger.errors import OutsideOperation
from handrail.web.ledger.models import Entry
from handrail.web.people.models import School

both = pytest.mark.parametrize("task", ["trial.inside", "trial.outside"])


@pytest.fixture(autouse=True)
def _no_threads(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A heartbeat is a second connection, which a database in memory does not stand."""
    if "heartbeat" not in request.node.name:
        monkeypatch.setattr(running, "_beat", lambda *_: None)


@pytest.mark.django_db
@both
def test_a_job_is_run_once(work: Any, hands: Any, give: Any, task: str) -> None:
    give(task)
    give(task)
    assert Worker().run_until_idle() == 1
    assert work.done == ["one"]
    job = Job.objects.get()
    assert (job.state, job.attempts, job.lease_until, job.ended_at) == (State.DONE, 1, None, hands())


@pytest.mark.django_db
def test_a_job_goes_with_its_operation(work: Any, hands: Any) -> None:
    with transaction.atomic():
        enqueue("trial.inside", key="one")
        transaction.set_rollback(True)
    assert Worker().run_until_idle() == 0
    with pytest.raises(OutsideOperation):
        enqueue("trial.inside", key="one")


@pytest.mark.django_db
@both
def test_a_failed_job_is_tried_again_later_and_later(work: Any, hands: Any, give: Any, task: str) -> None:
    job, pauses = give(task), []
    work.fails = 2
    for _ in range(2):
        Worker().run_until_idle()
        job.refresh_from_db()
        assert (job.state, job.fault) == (State.READY, "ConnectionError")
        pauses.append(job.run_at - hands())
        hands.move_to(job.run_at)
    Worker().run_until_idle()
    job.refresh_from_db()
    assert (job.state, job.attempts, work.done) == (State.DONE, 3, ["one"])
    assert timedelta(seconds=2.5) <= pauses[0] <= timedelta(seconds=7.5)
    assert timedelta(seconds=5) <= pauses[1] <= timedelta(seconds=15)


@pytest.mark.django_db
@both
def test_a_job_that_always_fails_is_given_up_and_the_school_is_told(
    work: Any, hands: Any, give: Any, task: str
) -> None:
    school = School.objects.create(name="Birch School", slug="birch")
    job = give(task, school=school)
    work.fails = 99
    for _ in range(5):
        Worker().run_until_idle()
        hands.advance(timedelta(hours=2))
    job.refresh_from_db()
    assert (job.state, job.attempts, job.fault) == (State.FAILED, 3, "ConnectionError")
    entry = Entry.objects.get(kind="jobs.given-up")
    assert entry.facts == {"task": task}


@pytest.mark.django_db
def test_no_log_and_no_row_quotes_what_a_fault_says(
    work: Any, hands: Any, give: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    give()
    work.fails = 99
    for _ in range(5):
        Worker().run_until_idle()
        hands.advance(timedelta(hours=2))
    assert "ConnectionError at " in caplog.text
    assert "Canary" not in caplog.text
    assert "Canary" not in str(list(Job.objects.values()))
    assert "Canary" not in str(list(Entry.objects.values()))


@pytest.mark.django_db
def test_the_job_of_a_dead_worker_is_claimed_again_when_its_lease_is_over(work: Any, hands: Any, give: Any) -> None:
    give()
    dead = leases.claim()
    assert dead is not None
    assert leases.claim() is None
    hands.advance(timedelta(seconds=61))
    second = leases.claim()
    assert second is not None
    assert second.attempts == 2
    with pytest.raises(Fenced):
        leases.finish(dead)
    assert not leases.prolong(dead, tasks.named(dead.task))
    leases.put_back(dead, tasks.named(dead.task), "Late")
    leases.finish(second)
    assert Job.objects.get().state == State.DONE


@pytest.mark.django_db
def test_a_worker_that_lost_its_job_meanwhile_takes_back_what_it_did(work: Any, hands: Any, give: Any) -> None:
    give()

    def overtaken() -> None:
        School.objects.create(name="Never", slug="never")
        Job.objects.update(attempts=9)

    work.before = overtaken
    assert running.run_one()
    assert not School.objects.exists()
    assert Job.objects.get().state == State.RUNNING


@pytest.mark.django_db
def test_a_job_that_kills_every_worker_is_given_up(work: Any, hands: Any, give: Any) -> None:
    give()
    for _ in range(3):
        assert leases.claim() is not None
        hands.advance(timedelta(seconds=61))
    assert leases.claim() is None
    job = Job.objects.get()
    assert (job.state, job.fault) == (State.FAILED, "its worker died each time")


@pytest.mark.django_db
def test_a_heartbeat_prolongs_the_lease(work: Any, hands: Any, give: Any) -> None:
    give("trial.outside")
    job = leases.claim()
    assert job is not None
    hands.advance(timedelta(seconds=50))
    assert leases.prolong(job, tasks.named(job.task))
    hands.advance(timedelta(seconds=50))
    assert leases.claim() is None


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["Kit Canary", "kit@birch.example", "", "x" * 101, {"a": "b"}, 1.5])
def test_a_job_is_told_nothing_that_could_be_a_name(work: Any, value: object) -> None:
    with transaction.atomic(), pytest.raises(UnfitArgument):
        enqueue("trial.inside", key="one", arguments={"value": value})


@pytest.mark.django_db
def test_an_unknown_task_is_refused_when_it_is_given(work: Any) -> None:
    with transaction.atomic(), pytest.raises(UnknownTask):
        enqueue("trial.unheard-of", key="one")


@pytest.mark.django_db
def test_arguments_arrive_as_they_were_given(work: Any, give: Any) -> None:
    school = School.objects.create(name="Birch School", slug="birch")
    job = give(school=school.pk, arguments={"ids": [school.pk, 3], "word": "a-b", "flag": True, "none": None})
    assert job.arguments == {"ids": [str(school.pk), 3], "word": "a-b", "flag": True, "none": None}
    assert job.school_id == school.pk


@pytest.mark.django_db
def test_a_worker_lives_through_a_database_that_is_not_to_be_had(
    work: Any, give: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    give()

    def broken() -> bool:
        raise OperationalError("password of Kit Canary refused")

    with monkeypatch.context() as patch:
        patch.setattr(running, "run_one", broken)
        patch.setattr(connection, "close", lambda: None)
        assert Worker().run_until_idle() == 0
    assert "the database is not to be had" in caplog.text
    assert "Canary" not in caplog.text
    assert Worker().run_until_idle() == 1


@pytest.mark.django_db
def test_a_worker_stops_after_the_job_at_hand(work: Any, give: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    give(key="one")
    give(key="two")
    monkeypatch.setattr("handrail.web.jobs.worker.close_old_connections", lambda: None)
    monkeypatch.setattr(connection, "close", lambda: None)
    worker = Worker(pause=0.01)
    work.before = worker.stop
    worker.run()
    assert len(work.done) == 1


@pytest.mark.django_db
def test_a_task_that_this_worker_does_not_know_is_left_alone(work: Any, give: Any) -> None:
    job = give()
    Job.objects.update(task="trial.from-the-next-version")
    assert Worker().run_until_idle() == 0
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.READY, 0)


@pytest.mark.django_db
def test_work_that_somebody_else_has_by_now_is_not_begun(
    work: Any, hands: Any, give: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    give()
    old = leases.claim()
    hands.advance(timedelta(seconds=61))
    assert leases.claim() is not None
    monkeypatch.setattr(leases, "claim", lambda: old)
    assert running.run_one()
    assert work.done == []
