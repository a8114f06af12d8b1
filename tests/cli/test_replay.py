"""`handrail replay` lists what changes between two editions, line by line, and sums it up."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import click
import pytest

from handrail.cli import replay
from tests.cli.running import EXAMPLE, lines, run

QUESTIONS = """\
{"id": "q1", "action": "connect", "with": "pupil", "family": false}
{"id": "q2", "action": "connect", "with": "colleague", "family": false}

{"none": true}
{"action": "name-employer", "age": 20, "content": ["about-school"]}
{"id": "q4", "event": "abuse-of-staff", "threat": false}
"""


@pytest.fixture
def new(tmp_path: Path) -> str:
    """Return a new edition: a ban has become advice, advice has lost its duty, a step comes at once."""
    text = Path(EXAMPLE).read_text(encoding="utf-8")
    text = text.replace('then = "prohibited"\nword = "must not"', 'then = "advised-against"\nword = "must not"')
    text = text.replace("within = { hours = 72 } }]", "within = { hours = 24 } }]")
    text = text.replace('within = "same-day"', 'within = "at-once"')
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.fixture
def kept(tmp_path: Path) -> str:
    file = tmp_path / "kept.jsonl"
    file.write_text(QUESTIONS, encoding="utf-8")
    return str(file)


def test_changes_are_told_line_by_line(new: str, kept: str) -> None:
    result = run("replay", EXAMPLE, new, kept)
    assert result.exit_code == 1
    assert lines(result) == [
        "q1 (connect): prohibited -> advised-against",
        f"{kept}, line 5 (name-employer): more duties: asker should inform-head within 24 hours; "
        "no longer duties: asker should inform-head within 72 hours",
        "q4 (abuse-of-staff): more steps: staff must inform-head at-once; "
        "no longer steps: staff must inform-head same-day",
        "4 questions, 3 with another answer",
        "1 prohibited -> advised-against",
        "2 with the same verdict and other conditions, duties or steps",
    ]


def test_json_ends_with_the_sums(new: str, kept: str) -> None:
    *changes, sums = [json.loads(line) for line in lines(run("replay", EXAMPLE, new, kept, "--json"))]
    assert [row["about"] for row in changes] == ["connect", "name-employer", "abuse-of-staff"]
    assert changes[0] == {
        "id": "q1",
        "about": "connect",
        "old": "prohibited",
        "new": "advised-against",
        "more": {},
        "less": {},
    }
    assert sums == {
        "questions": 4,
        "changed": 3,
        "verdicts": [{"old": "prohibited", "new": "advised-against", "count": 1}],
        "duties_alone": 2,
        "wrong": 0,
    }


def test_steps_in_another_order_are_told(tmp_path: Path) -> None:
    old, kept = tmp_path / "old.toml", tmp_path / "kept.jsonl"
    text = Path(EXAMPLE).read_text(encoding="utf-8").replace('do = ["inform-head"]', 'do = ["inform-head", "record"]')
    old.write_text(text, encoding="utf-8")
    turned = tmp_path / "turned.toml"
    turned.write_text(text.replace('"inform-head", "record"', '"record", "inform-head"'), encoding="utf-8")
    kept.write_text('{"event": "abuse-of-staff", "threat": false}', encoding="utf-8")
    assert "the same steps in another order" in run("replay", str(old), str(turned), str(kept)).stdout


def test_nothing_changes_under_the_same_edition(kept: str) -> None:
    result = run("replay", EXAMPLE, EXAMPLE, kept, kept)
    assert (result.exit_code, lines(result)) == (0, ["8 questions, 0 with another answer"])


def test_questions_come_from_standard_input_too(new: str) -> None:
    assert lines(run("replay", EXAMPLE, new, "-", typed=QUESTIONS))[0].startswith("q1 (connect)")


def test_a_line_that_is_no_question_is_named_and_the_run_goes_on(new: str) -> None:
    typed = '{"action": "conect"}\nnonsense\n' * 6 + '{"action": "connect", "with": "pupil", "family": false}\n'
    result = run("replay", EXAMPLE, new, "-", typed=typed)
    assert 'standard input, line 1: No action is called "conect". Did you mean "connect"?' in result.stderr
    assert len(result.stderr.splitlines()) == 10
    assert lines(result)[-1] == "12 lines are no questions"
    assert "1 questions, 1 with another answer" in result.stdout


def test_a_file_that_is_not_there_is_refused(new: str) -> None:
    result = run("replay", EXAMPLE, new, "nowhere.jsonl")
    assert (result.exit_code, 'There is no file "nowhere.jsonl".' in result.stderr) == (2, True)


class Terminal(io.StringIO):
    """What somebody watches."""

    def isatty(self) -> bool:
        return True


def test_a_bar_shows_how_far_it_is_where_somebody_watches(monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    with replay.progress([kept]) as bar:
        assert bar is None
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    tally = replay.Tally()
    again = replay.Replay(replay.open_policy(EXAMPLE), replay.open_policy(EXAMPLE))
    with replay.progress([kept]) as bar, click.Context(replay.command):
        replay.put_all(again, kept, tally, replay.tell_json, bar.update)
        assert bar.finished
    assert "Replaying" in screen.getvalue()
    with replay.progress([kept, "-"]) as bar:
        assert bar is None
