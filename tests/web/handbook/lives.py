"""Lives that are killed with -9: forked from a parent that has Django ready, so that a life costs no start."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connections

from handrail.web import clock, crashpoints

ROOT = Path(__file__).parents[3]
SHORT = {"lease": timedelta(seconds=1), "attempts": 1000, "first_wait": timedelta(milliseconds=20)}
SHORT["longest_wait"] = timedelta(milliseconds=200)


def run_drill(module: str, *words: object, database: str, data: Path, patience: int = 400) -> dict[str, Any]:
    """Run a drill in a process of its own, and give what it saw."""
    command = [sys.executable, "-m", f"tests.web.handbook.{module}", *map(str, words)]
    told = {**os.environ, "DATABASE_URL": database, "HANDRAIL_DATA": str(data), "HANDRAIL_CRASH": ""}
    done = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, timeout=patience, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(seen)  # noqa: T201 - a drill is read
    return seen


def fork(life: Callable[[], None], *, seed: int, share: float = 0.02) -> int:
    """Begin a life; it dies at a crash point now and then, if nobody kills it before."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        crashpoints.arm_at_random(share, seed)
        life()
    finally:
        os._exit(0)


def reap(running: dict[int, int]) -> int:
    """Take the dead away, and count those that were killed, by us or at a crash point."""
    killed = 0
    time.sleep(0.002)
    for place, child in list(running.items()):
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            del running[place]
            killed += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return killed


def kill_until(
    is_over: Callable[[], bool], life: Callable[[], None], *, lives: int, most: int, dice: random.Random
) -> int:
    """Keep some lives going and kill one again and again, until it is over; give how many died.

    After `most` they are left in peace: on a slow machine no life would ever get anything done.
    """
    running: dict[int, int] = {}
    kills, until = 0, time.monotonic() + 240
    while not is_over() and time.monotonic() < until:
        for place in set(range(lives)) - set(running):
            running[place] = fork(life, seed=dice.randrange(2**32))
        time.sleep(dice.uniform(0.05, 0.5))
        if running and kills < most:
            os.kill(running[dice.choice(sorted(running))], signal.SIGKILL)
        kills += reap(running)
    for child in running.values():
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return kills


def hurry(tasks: dict[str, Any]) -> None:
    """Let every task be tried again at once and for ever, as many lives are short."""
    tasks.update({name: replace(task, **SHORT) for name, task in tasks.items()})


def let_it_be(moment: datetime) -> timedelta:
    """Let the clock go on from a moment, for this process and those that are forked from it; give how far it is off."""
    off = moment - datetime.now(UTC)
    clock._source = lambda: datetime.now(UTC) + off
    return off


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def wait_for(port: int, told: Mapping[str, object] | None = None) -> None:
    """Wait until somebody listens."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens; {told or ''}")
