"""Check passwords in a lane of their own, so that pages do not wait for them.

One check keeps a core busy for a tenth of a second. `handrail web` starts one process at the lowest priority that does
nothing else and listens on a socket in a private folder; page workers wait for it without using the processor.
Where there is no lane (tests, the demo) the check happens in the process that asks.
"""

from __future__ import annotations

import json
import os
from contextlib import closing
from multiprocessing.connection import Client, Connection, Listener
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher

# Threads of one page worker that may wait at once; the rest are told to try again, and pages keep their threads.
WAITING = BoundedSemaphore(24)
LONGEST_WAIT = 30


class LaneIsFull(Exception):
    """Too many people sign in at this moment."""


class LaneHasher(Argon2PasswordHasher):
    """Argon2id on one core: with more, one password would take all that the pages have."""

    parallelism = 1
    memory_cost = 65536
    time_cost = 3

    def encode(self, password: str, salt: str) -> str:
        if settings.PASSWORD_LANE:
            return str(ask("encode", password, salt))
        return str(super().encode(password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        if settings.PASSWORD_LANE:
            return bool(ask("verify", password, encoded))
        return bool(super().verify(password, encoded))


def ask(what: str, password: str, other: str) -> object:
    """Put one job to the lane, and wait for its turn."""
    if not WAITING.acquire(timeout=LONGEST_WAIT):
        raise LaneIsFull
    try:
        with closing(Client(settings.PASSWORD_LANE, "AF_UNIX")) as line:
            line.send_bytes(json.dumps([what, password, other]).encode())
            return json.loads(line.recv_bytes())
    finally:
        WAITING.release()


def serve_lane(path: str) -> None:
    """Check passwords one after another until the process is ended."""
    os.nice(19)
    settings.PASSWORD_LANE = ""
    with Listener(path, "AF_UNIX", backlog=256) as listener:
        os.chmod(path, 0o600)
        while True:
            with closing(listener.accept()) as line:
                _answer(line)


def _answer(line: Connection) -> None:
    try:
        what, password, other = json.loads(line.recv_bytes())
        hasher = LaneHasher()
        line.send_bytes(
            json.dumps(hasher.encode(password, other) if what == "encode" else hasher.verify(password, other)).encode()
        )
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # whoever asked has gone
