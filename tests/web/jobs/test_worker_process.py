"""`handrail worker` as a process: it works, it stops when it is asked, and it says nothing personal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

SENDS = """
import django
django.setup()
from django.core.mail import send_mail
send_mail("Canary subject", "Dear Canary", None, ["canary@birch.example"])
"""


def test_a_worker_sends_mail_signs_heads_and_stops_when_asked(tmp_path: Path) -> None:
    given = {
        **os.environ,
        "DATABASE_URL": f"sqlite:{tmp_path / 'worker.sqlite3'}",
        "HANDRAIL_DATA": str(tmp_path / "data"),
        "HANDRAIL_MAIL": f"file://{tmp_path / 'out'}",
        "HANDRAIL_MODE": "development",
        "DJANGO_SETTINGS_MODULE": "handrail.web.settings",
    }
    python = [sys.executable, "-m", "handrail"]
    subprocess.run([*python, "migrate"], env=given, check=True, capture_output=True)
    subprocess.run([sys.executable, "-c", SENDS], env=given, check=True, capture_output=True)
    worker = subprocess.Popen([*python, "worker"], env=given, stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (_letters(tmp_path) and _heads(tmp_path)):
            time.sleep(0.1)
        worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=20)
    finally:
        worker.kill()
    assert worker.returncode == 0
    assert len(_letters(tmp_path)) == 1
    assert "Dear Canary" in _letters(tmp_path)[0].read_text()
    assert len(_heads(tmp_path)) == 1
    assert "jobs.send-letter" in said
    assert "canary" not in said.lower()


def _letters(folder: Path) -> list[Path]:
    return sorted((folder / "out").glob("*"))


def _heads(folder: Path) -> list[Path]:
    return sorted((folder / "data" / "heads").glob("heads-*.json"))
