"""`handrail health` tells each fault with its clauses, why, and what to do; a day can be given."""

import json
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLE, lines, run


def test_faults_are_told_by_kind_with_reason_and_remedy() -> None:
    told = run("health", EXAMPLE, "--on", "2026-11-20")
    assert told.exit_code == 1
    assert "Staff use of social media, Example Primary School" in told.stdout
    assert "The review is overdue (HR205, 1)" in told.stdout
    assert "The review was due on 2026-09-01, 2 months ago." in told.stdout
    assert "Why: Law, guidance and platforms have moved since" in told.stdout
    assert "What to do: Review it now" in told.stdout


def test_the_day_decides_what_is_overdue() -> None:
    assert "HR205" not in run("health", EXAMPLE, "--on", "2026-01-01").stdout


def test_faults_for_one_reason_tell_it_once() -> None:
    told = run("health", EXAMPLE, "--on", "2026-01-01").stdout
    assert told.count("Where such a policy speaks of it, it gives advice.") == 1


def test_a_case_is_shown_as_a_question_that_can_be_asked() -> None:
    told = lines(run("health", "daffodil", "--on", "2026-11-20"))
    [case] = {line for line in told if "message with=pupil platform=official-channel" in line}
    words = case.removeprefix("Ask it: handrail ").split()
    assert "content=none" in words
    asked = run(*words)
    assert asked.stdout.startswith("No.")


def test_json_holds_the_same() -> None:
    told = json.loads(run("health", "notting-hill-prep", "--on", "2026-11-20", "--json").stdout)
    assert (told["policy"], told["on"]) == ("notting-hill-prep", "2026-11-20")
    [overdue] = [fault for fault in told["faults"] if fault["code"] == "HR205"]
    assert set(overdue) == {"code", "title", "clauses", "says", "why", "do", "about", "case"}


@pytest.mark.parametrize("name", ["hartest", "hartest@2020-01"])
def test_without_a_day_it_is_today(name: str) -> None:
    assert "HR205" in run("health", name).stdout


def test_a_built_in_policy_is_the_edition_of_the_day() -> None:
    assert "was not in force on 2001-01-01" in run("health", "hartest", "--on", "2001-01-01").stderr


def test_a_policy_without_faults_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handrail.cli.health.health", lambda *_: ())
    told = run("health", EXAMPLE)
    assert told.exit_code == 0
    assert "nothing found" in told.stdout
