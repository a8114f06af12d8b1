"""Connections are spread over the processes of the web server: one that is ahead lets the others go first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from gunicorn.workers.gthread import ThreadWorker

from handrail.web.serving import balance


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    yield
    for age in range(balance.PLACES):
        balance.leave(age)


def test_who_is_ahead_and_by_how_many() -> None:
    assert balance.lead(1, 10) == 0
    for age, connections in ((1, 10), (2, 4), (3, 7)):
        balance.say(age, connections)
    assert [balance.lead(1, 10), balance.lead(2, 4), balance.lead(3, 7)] == [6, 0, 3]


def test_a_process_that_ended_holds_up_nobody() -> None:
    balance.say(1, 10)
    balance.say(2, 0)
    assert balance.lead(1, 10) == 10
    balance.leave(2)
    assert balance.lead(1, 10) == 0


def test_processes_see_what_the_others_say() -> None:
    child = os.fork()
    if not child:
        balance.say(5, 3)
        os._exit(0)
    os.waitpid(child, 0)
    assert balance.lead(6, 8) == 5


@pytest.mark.parametrize(("others", "waits"), [(20, 0), (18, 0.002), (0, 0.005)])
def test_whoever_is_ahead_waits_a_little_and_then_takes_what_is_there(
    others: int, waits: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, done = object.__new__(balance.BalancedWorker), list[Any]()
    worker.age, worker.nr_conns = 1, 20
    balance.say(2, others)
    monkeypatch.setattr(balance.time, "sleep", done.append)
    monkeypatch.setattr(ThreadWorker, "accept", lambda self, listener: done.append(listener))
    worker.accept("a listener")
    assert done == [waits, "a listener"]
