"""kill -9 at random, in operations and in workers: nothing lost, nothing twice, and the ledger verifies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from django.db import connection

DRILL = os.environ.get("HANDRAIL_DRILL") == "1"
OPERATIONS = 500 if DRILL else 100
SEEDS = range(4) if DRILL else range(1)


@pytest.fixture
def database(tmp_path: Path) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:{tmp_path / 'drill.sqlite3'}"
    import psycopg

    parts = urlsplit(os.environ["DATABASE_URL"])
    name = f"drill_{uuid4().hex}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return urlunsplit(parts._replace(path=f"/{name}"))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_nothing_happens_twice(database: str, tmp_path: Path, seed: int) -> None:
    script = Path(__file__).with_name("kill_drill.py")
    words = [sys.executable, str(script), str(OPERATIONS), str(seed), str(tmp_path)]
    given = {**os.environ, "DATABASE_URL": database, "HANDRAIL_DATA": str(tmp_path / "data"), "HANDRAIL_CRASH": ""}
    done = subprocess.run(words, env=given, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    print(seen)  # noqa: T201 - a drill is read
    jobs = [number for number in range(OPERATIONS) if number % 5 < 3]
    assert seen["kills"] > OPERATIONS / 10
    assert (seen["operations"], seen["told once"], seen["told twice"], seen["lost"]) == (OPERATIONS, OPERATIONS, 0, 0)
    assert seen["jobs"] == len(jobs)
    assert seen["inside"] == sum(number % 2 == 0 for number in jobs)
    assert seen["outside"] == sum(number % 2 == 1 for number in jobs)
    assert seen["outside runs"] >= seen["outside"]
    assert seen["slow"] == ["1"]
    assert (seen["jobs not done"], seen["findings"]) == (0, [])
