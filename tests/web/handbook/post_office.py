"""A real mail server on loopback (aiosmtpd): it keeps each letter it is handed, and is not always kind.

Run: python -m tests.web.handbook.post_office PORT SEED FOLDER. One time in ten it is busy; one in twenty it keeps a
letter and then says that it did not, as a server that falls over between the two.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiosmtpd.controller import Controller

BUSY, LIES = 0.1, 0.05


class Counter:
    """Takes letters, in the mood that its seed says."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a seed replays the moods
        self.folder = folder

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mood = self.dice.random()
        if mood < BUSY:
            return "451 Busy, come again"
        lies = mood < BUSY + LIES
        name = f"{uuid4().hex}.{'denied' if lies else 'kept'}"
        content = f"X-Rcpt: {','.join(envelope.rcpt_tos)}\r\n".encode() + envelope.content
        with (self.folder / f".{name}").open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (self.folder / f".{name}").rename(self.folder / name)
        return "451 Going down" if lies else "250 Kept"


if __name__ == "__main__":
    port, seed, folder = sys.argv[1:]
    Controller(Counter(int(seed), Path(folder)), hostname="127.0.0.1", port=int(port)).start()
    while True:
        signal.pause()
