"""The safety line: words that may mean that a child is at risk are seen, all of them, and few others."""

import json
from pathlib import Path

import pytest

from handrail.understanding import concerns, may_be_at_risk

FOLDER = Path(__file__).parents[2] / "bench" / "understanding"
AT_RISK = [json.loads(line)["text"] for line in (FOLDER / "at-risk.jsonl").read_text(encoding="utf-8").splitlines()]
QUESTIONS = [json.loads(line) for line in (FOLDER / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
MOST_FALSE_ALARMS = 0.06


def test_there_are_sentences_enough() -> None:
    assert len(set(AT_RISK)) >= 100


@pytest.mark.parametrize("text", AT_RISK)
def test_a_child_at_risk_is_seen(text: str) -> None:
    assert concerns(text)


def test_false_alarms_are_few() -> None:
    actions = [row["text"] for row in QUESTIONS if "action" in row["core"] and "event" not in row["core"]]
    alarms = [text for text in actions if may_be_at_risk(text)]
    assert len(alarms) <= MOST_FALSE_ALARMS * len(actions), alarms


@pytest.mark.parametrize("filling", ["word ", "a ", "\n", "\U0001f600"])
def test_it_is_seen_anywhere_in_a_long_text(filling: str) -> None:
    assert concerns(filling * 2_000 + " she wants to kill herself " + filling * 2_000)


def test_a_slip_or_a_no_does_not_hide_it() -> None:
    assert concerns("she keeps talking about suicde")
    assert concerns("she says she does not want to live")
    assert concerns("it is not that she wants to die, she says")


@pytest.mark.parametrize("text", ["", " ", "?", "can i post a picture of my lunch", "what is the dress code"])
def test_an_everyday_text_raises_no_alarm(text: str) -> None:
    assert concerns(text) == ()
