"""The two servers under test, each with its own data, and the settings that both are given."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def environment(folder: Path, postgresql: str, port: int) -> dict[str, str]:
    """Give what both sides are told; nothing of this machine's own settings."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL", "DATABASE"))}
    told = {
        "PYTHONPATH": str(ROOT),
        "HANDRAIL_MODE": "development",
        "HANDRAIL_DATA": str(folder),
        "HANDRAIL_ADDRESS": f"http://127.0.0.1:{port}",
        "HANDRAIL_SECRET_KEY": "a key for a bench alone",
        "HANDRAIL_PROXIES": "1",
        "DJANGO_SETTINGS_MODULE": "handrail.web.settings",
        "PEER_FOLDER": str(folder),
    }
    if postgresql:
        told |= {"DATABASE_URL": f"postgresql://postgres@/handrail?host={postgresql}", "PEER_POSTGRESQL": postgresql}
    return {**clean, **told}


def run(module: str, told: dict[str, str], *arguments: str) -> None:
    """Run one of our modules to its end, in a process of its own."""
    subprocess.run([sys.executable, "-m", f"bench.serving.{module}", *arguments], env=told, check=True, cwd=ROOT)


@contextmanager
def served(side: str, port: int, told: dict[str, str], log: Path) -> Iterator[None]:
    """Serve one side while the block runs: Handrail by its command, the peer by the same server and settings."""
    config = ["--config", "python:handrail.web.serving.gunicorn", "--bind", f"127.0.0.1:{port}"]
    command = {
        "handrail": [sys.executable, "-m", "handrail", "web", "--bind", f"127.0.0.1:{port}"],
        "peer": [sys.executable, "-m", "gunicorn", *config, "bench.serving.peer:application"],
    }[side]
    told = {name: value for name, value in told.items() if side == "handrail" or not name.startswith("DJANGO")}
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=told, cwd=ROOT, stdout=out, stderr=out)
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(40)


def lock_errors(log: Path) -> int:
    """Count the lines of a server's log that tell of a database that was locked."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return sum("locked" in line or "OperationalError" in line for line in lines)


def free_port() -> int:
    """Give a port that nobody listens on: another server there would be measured in our place."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def insist_on(port: int, path: str, session: str, brings: Sequence[str]) -> None:
    """Wait until the server shows a page to somebody who is signed in."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": f"sessionid={session}"})
    for _ in range(60):
        try:
            with urllib.request.urlopen(asked) as answer:  # noqa: S310  # our own server
                shown = answer.read().decode()
                if answer.geturl() == asked.full_url and all(part in shown for part in brings):
                    return
        except OSError:
            pass
        time.sleep(0.5)
    raise RuntimeError(f"the page {path} did not come")
