"""Crash points: off unless armed, known by name, refused in production."""

from collections.abc import Iterator

import pytest

from handrail.web import crashpoints


@pytest.fixture(autouse=True)
def _disarmed() -> Iterator[None]:
    yield
    crashpoints.disarm()


def test_a_point_is_passed_when_nothing_is_armed() -> None:
    crashpoints.reach("jobs.claimed")


def test_the_third_time_crashes() -> None:
    crashpoints.arm("jobs.claimed", at=3, kill=False)
    crashpoints.reach("jobs.claimed")
    crashpoints.reach("jobs.planned")
    crashpoints.reach("jobs.claimed")
    with pytest.raises(crashpoints.Crashed):
        crashpoints.reach("jobs.claimed")


def test_an_unknown_point_is_refused() -> None:
    with pytest.raises(ValueError, match="not a crash point"):
        crashpoints.arm("jobs.lunch")


def test_production_refuses_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDRAIL_CRASH", "jobs.claimed:1")
    with pytest.raises(RuntimeError, match="take it away"):
        crashpoints.arm_from_environment("production")


def test_the_variable_arms_one_point(monkeypatch: pytest.MonkeyPatch) -> None:
    killed: list[str] = []
    monkeypatch.setattr(crashpoints, "_die", lambda: killed.append("dead"))
    monkeypatch.setenv("HANDRAIL_CRASH", "jobs.claimed:2")
    crashpoints.arm_from_environment("development")
    crashpoints.reach("jobs.claimed")
    assert not killed
    crashpoints.reach("jobs.claimed")
    assert killed == ["dead"]


def test_the_variable_arms_all_points_at_random(monkeypatch: pytest.MonkeyPatch) -> None:
    killed: list[str] = []
    monkeypatch.setattr(crashpoints, "_die", lambda: killed.append("dead"))
    monkeypatch.setenv("HANDRAIL_CRASH", "*:0.5:7")
    crashpoints.arm_from_environment("development")
    for _ in range(100):
        crashpoints.reach("jobs.planned")
    assert 20 < len(killed) < 80
