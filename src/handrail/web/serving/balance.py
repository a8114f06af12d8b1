"""Spread the connections over the processes of the web server.

A connection stays with the process that took it. Left alone, the process that happens to be awake takes most of them:
its readers then wait a second while those of the other are served at once. Here each process says how many it has, and
one that is ahead lets the others go first. Nothing depends on it: whoever waited takes what is still there.
"""

from __future__ import annotations

import mmap
import struct
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

PLACES = 64
LONGEST = 5
"""Milliseconds that the process with the most connections waits before it takes one more."""

# Made before the processes part, so that all of them share it. A place holds a number and one more; 0 is nobody's.
_shared = mmap.mmap(-1, 4 * PLACES)


def say(age: int, connections: int) -> None:
    """Write down how many connections a process has; its age is its number among all that ever began."""
    struct.pack_into("I", _shared, 4 * (age % PLACES), connections + 1)


def leave(age: int) -> None:
    """Clear the place of a process that has ended."""
    struct.pack_into("I", _shared, 4 * (age % PLACES), 0)


def lead(age: int, connections: int) -> int:
    """Say by how many connections a process is ahead of the one that has the fewest."""
    said = struct.unpack(f"{PLACES}I", _shared[:])
    others = [number - 1 for place, number in enumerate(said) if number and place != age % PLACES]
    return max(0, connections - min(others, default=connections))


class BalancedWorker(ThreadWorker):
    """Gunicorn's process with threads, which lets others go first while it is ahead."""

    def notify(self) -> None:
        """Say that we live, as Gunicorn wants it, and how many connections we have."""
        super().notify()
        say(self.age, self.nr_conns)

    def accept(self, listener: Any) -> None:
        """Take a connection, unless another process takes it while we wait."""
        time.sleep(min(lead(self.age, self.nr_conns), LONGEST) / 1000)
        super().accept(listener)
        say(self.age, self.nr_conns)
