"""While somebody else writes, SQLite's next writer waits, comes soon after, and is told when it takes too long."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler

from handrail.web import environment


@pytest.fixture
def file(tmp_path: Path, db: None) -> Path:
    with sqlite3.connect(tmp_path / "some.sqlite3") as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE note (text)")
    made.close()
    return tmp_path / "some.sqlite3"


@contextmanager
def writing(file: Path, seconds: float) -> Iterator[None]:
    """Hold the write lock for so long."""
    held = threading.Event()

    def hold() -> None:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        held.set()
        time.sleep(seconds)
        other.execute("COMMIT")
        other.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)
    yield
    thread.join()


@contextmanager
def connected(file: Path, monkeypatch: pytest.MonkeyPatch, timeout: float) -> Iterator[None]:
    """Let the default connection be one to a file, with the product's own settings for it."""
    settings = environment.sqlite(str(file))
    settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": timeout}  # type: ignore[dict-item]
    handler = ConnectionHandler({"default": settings})
    with monkeypatch.context() as patched:
        patched.setattr("django.db.transaction.connections", handler)
        yield
    handler["default"].close()


def write(text: str) -> None:
    with transaction.atomic():
        transaction.get_connection().cursor().execute("INSERT INTO note VALUES (%s)", [text])


def test_the_next_writer_comes_as_soon_as_the_lock_is_free(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with connected(file, monkeypatch, timeout=5), writing(file, 0.4):
        begun = time.monotonic()
        write("after")
        assert 0.2 < time.monotonic() - begun < 2
        assert transaction.get_connection().cursor().execute("SELECT text FROM note").fetchall() == [("after",)]
        [(patience,)] = transaction.get_connection().cursor().execute("PRAGMA busy_timeout").fetchall()
        assert patience == 5000


def test_who_waits_too_long_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with connected(file, monkeypatch, timeout=0.2), writing(file, 1), pytest.raises(OperationalError, match="locked"):
        write("never")
