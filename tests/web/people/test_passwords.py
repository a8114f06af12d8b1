"""Passwords are checked in a process of their own, and what happens when too many wait for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cast import Cast

from handrail.web.people.signing_in import passwords
from handrail.web.people.signing_in.passwords import LaneHasher, LaneIsFull


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[str]:
    """A lane like the one that `handrail web` starts."""
    socket = str(tmp_path / "lane")
    process = subprocess.Popen([sys.executable, "-m", "handrail.web.people.signing_in.lane", socket])
    until = time.monotonic() + 30
    while not os.path.exists(socket) and time.monotonic() < until:
        time.sleep(0.05)
    yield socket
    process.terminate()
    process.wait(10)


def test_lane_makes_and_checks_hashes(lane: str, settings: object) -> None:
    settings.PASSWORD_LANE = lane  # type: ignore[attr-defined]
    hasher = LaneHasher()
    kept = hasher.encode("seven odd otters juggle", hasher.salt())
    assert "$argon2id$" in kept
    assert hasher.verify("seven odd otters juggle", kept)
    assert not hasher.verify("another", kept)
    assert oct(os.stat(lane).st_mode & 0o777) == "0o600"


def test_hash_made_without_the_lane_is_the_same_kind(lane: str, settings: object) -> None:
    kept = LaneHasher().encode("seven odd otters juggle", LaneHasher().salt())
    settings.PASSWORD_LANE = lane  # type: ignore[attr-defined]
    assert LaneHasher().verify("seven odd otters juggle", kept)
    assert "m=65536,t=3,p=1" in kept


def test_full_lane_says_when_to_try_again(cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise LaneIsFull

    settings.PASSWORD_LANE = "there"  # type: ignore[attr-defined]  # noqa: S105
    settings.PASSWORD_HASHERS = ["handrail.web.people.signing_in.passwords.LaneHasher"]  # type: ignore[attr-defined]
    monkeypatch.setattr(passwords, "ask", full)
    sent = {"login": "nobody@ashgrove.example", "password": "seven odd otters juggle"}
    answer = Client().post(reverse("account_login"), sent)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "20"
