"""Load on one page, by wrk: how many a second, how long each took, and how many answers were not the page."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).parent / "load.lua"


@dataclass(frozen=True)
class Result:
    """What one measurement gave; milliseconds, and answers that were wrong."""

    rate: float
    p50: float
    p95: float
    p99: float
    wrong: int

    def __str__(self) -> str:
        times = f"p50 {self.p50:7.1f}  p95 {self.p95:7.1f}  p99 {self.p99:7.1f} ms"
        return f"{self.rate:8.1f} /s  {times}  wrong {self.wrong}"


def result(seconds: Sequence[float], elapsed: float, wrong: int) -> Result:
    """Give the result of requests that were timed one by one; only right answers count as done."""
    times = sorted(seconds) or [0.0]
    p50, p95, p99 = (1000 * times[min(len(times) - 1, int(len(times) * share))] for share in (0.50, 0.95, 0.99))
    return Result((len(seconds) - wrong) / elapsed, p50, p95, p99, wrong)


def pages(port: int, path: str, people: Path, connections: int, seconds: int) -> Result:
    """Let so many read a page, one after another, each time as somebody else."""
    return _read(_start(port, connections, seconds, LOAD_PATH=path, LOAD_PEOPLE=str(people)))


def storm(port: int, path: str, people: Path, seconds: int) -> tuple[Result, Result]:
    """Twenty people read while twenty others sign in by password: give the pages and the sign-ins."""
    more = {"LOAD_PATH": "/accounts/login/", "LOAD_PEOPLE": str(people), "LOAD_LOGIN": "1"}
    signing_in = _start(port, 20, seconds + 2, **more)
    time.sleep(1)
    return pages(port, path, people, 20, seconds), _read(signing_in)


def _start(port: int, connections: int, seconds: int, **told: str) -> subprocess.Popen[str]:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT)]
    address = f"http://127.0.0.1:{port}"
    return subprocess.Popen([*command, address], env={**os.environ, **told}, stdout=subprocess.PIPE, text=True)


def _read(running: subprocess.Popen[str]) -> Result:
    line = next(line for line in running.communicate()[0].splitlines() if line.startswith("RESULT"))
    rate, p50, p95, p99, wrong = line.split()[1:]
    return Result(float(rate), float(p50), float(p95), float(p99), int(wrong))
