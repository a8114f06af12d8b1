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

PORT, SEED, FOLDER = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
BUSY, LIES = 0.1, 0.05
dice = random.Random(SEED)  # noqa: S311 - a seed replays the moods


class Counter:
    """Takes letters."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mood = dice.random()
        if mood < BUSY:
            return "451 Busy, come again"
        lies = mood < BUSY + LIES
        name = f"{uuid4().hex}.{'denied' if lies else 'kept'}"
        content = f"X-Rcpt: {','.join(envelope.rcpt_tos)}\r\n".encode() + envelope.content
        with (FOLDER / f".{name}").open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (FOLDER / f".{name}").rename(FOLDER / name)
        return "451 Going down" if lies else "250 Kept"


if __name__ == "__main__":
    Controller(Counter(), hostname="127.0.0.1", port=PORT).start()
    while True:
        signal.pause()
