"""kill -9 while a roster is written: it goes on where it stood, nothing is lost and nothing is there twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

DRILL = os.environ.get("HANDRAIL_DRILL") == "1"
PUPILS = 5000 if DRILL else 1500


@pytest.fixture
def database(tmp_path: Path) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:{tmp_path / 'drill.sqlite3'}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = f"drill_{uuid4().hex}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return urlunsplit(parts._replace(path=f"/{name}"))


@pytest.mark.parametrize("seed", range(4 if DRILL else 1))
def test_a_roster_goes_on_where_it_was_killed(database: str, tmp_path: Path, seed: int) -> None:
    script = Path(__file__).with_name("roster_drill.py")
    words = [sys.executable, str(script), str(PUPILS), str(seed)]
    given = {**os.environ, "DATABASE_URL": database, "HANDRAIL_DATA": str(tmp_path / "data"), "HANDRAIL_CRASH": ""}
    done = subprocess.run(words, env=given, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    print(seen)  # noqa: T201 - a drill is read
    assert seen["kills"] >= 3
    assert (seen["state"], seen["pupils"], seen["told"], seen["told twice"]) == ("done", PUPILS, PUPILS, 0)
    assert (seen["done"], seen["findings"]) == (1, [])
