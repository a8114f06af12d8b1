"""Start the processes that make up Handrail on one machine, and keep them going until somebody says stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

PATIENCE = 20
"""Seconds that a process has to end by itself before it is killed."""


def python(*arguments: str) -> list[str]:
    """Give the command line for one of our modules, with the same Python."""
    return [sys.executable, "-m", *arguments]


def web_server(bind: str) -> list[str]:
    """Give the command line of the web server."""
    return python(
        "gunicorn", "--config", "python:handrail.web.serving.gunicorn", "--bind", bind, "handrail.web.wsgi:application"
    )


def password_lane() -> list[str]:
    """Give the command line of the process that checks passwords; only we can enter the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="handrail-"))
    os.environ["HANDRAIL_PASSWORD_LANE"] = str(folder / "lane")
    return python("handrail.web.people.signing_in.lane", str(folder / "lane"))


def worker() -> list[str]:
    """Give the command line of the process that does what pages leave for later."""
    return python("handrail", "worker")


class Stopped(Exception):
    """Somebody asked us to stop."""


def keep_running(*commands: Sequence[str]) -> None:
    """Run all of them; start again what ends by itself; end all on SIGTERM or Ctrl-C."""
    running: dict[int, tuple[subprocess.Popen[bytes], float]] = {}

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        while True:
            for number, command in enumerate(commands):
                process, since = running.get(number, (None, 0.0))
                if process is None or (process.poll() is not None and time.monotonic() - since > 1):
                    running[number] = (subprocess.Popen(command), time.monotonic())  # noqa: S603  # our own modules
            time.sleep(0.2)
    except Stopped:
        _end([process for process, _ in running.values()])


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    until = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
