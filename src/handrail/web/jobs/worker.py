"""The worker: plans what is due, runs one job after another, and lives through whatever goes wrong with one of them.

It stops after the job at hand when it is asked to (SIGTERM); when it is killed, its job is claimed again by another.
"""

import logging
import random
import signal
import sys
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from handrail.web import clock, crashpoints
from handrail.web.jobs import running, schedule

PAUSE = 1.0
PLAN_EVERY = timedelta(seconds=20)
log = logging.getLogger("handrail.jobs")
_dice = random.Random()  # noqa: S311 - it spreads the looks of many workers and guards nothing


class Worker:
    """One process's loop."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._stop = threading.Event()
        self._planned: datetime | None = None

    def stop(self) -> None:
        """Stop after the job at hand."""
        self._stop.set()

    def run(self) -> None:
        """Work until `stop`."""
        while not self._stop.is_set():
            close_old_connections()
            if not self._step():
                self._stop.wait(self._pause * _dice.uniform(0.5, 1.5))
        connection.close()

    def run_until_idle(self) -> int:
        """Work until nothing is due, and say how many jobs were run."""
        done = 0
        while not self._stop.is_set() and self._step():
            done += 1
        return done

    def _step(self) -> bool:
        """Run one job; False when there is none, or the database is not to be had."""
        try:
            self._plan()
            return running.run_one()
        except DatabaseError as fault:
            log.error("the database is not to be had: %s", running.where(fault))
            connection.close()
            return False

    def _plan(self) -> None:
        now = clock.now()
        if self._planned is None or not timedelta(0) <= now - self._planned < PLAN_EVERY:
            schedule.plan()
            self._planned = now


def run() -> None:
    """Be a worker process until somebody asks it to stop: what `handrail worker` does once Django is ready."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    crashpoints.arm_from_environment(settings.MODE)
    worker = Worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    worker.run()
