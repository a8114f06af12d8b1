"""Questions as people type them, written before the code: how many are understood, and nothing much is invented."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from handrail.cli import main
from handrail.engine import read_question, vocabulary
from handrail.understanding import understand

FILE = Path(__file__).parents[2] / "bench" / "understanding" / "questions.jsonl"
QUESTIONS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip()]
IN_SCOPE = [row for row in QUESTIONS if row["expect"] != {"none": True}]
OUTSIDE = [row for row in QUESTIONS if row["expect"] == {"none": True}]


def said(text: str) -> dict[str, Any]:
    found = understand(text)
    return {"word": found[0].word, **found[0].facts} if found else {}


def wanted(row: dict[str, Any]) -> list[dict[str, Any]]:
    forms = row["expect"].get("any_of", [row["expect"]])
    return [{"word": form.get("action") or form.get("event"), **form} for form in forms]


def test_the_right_action_or_event_is_found() -> None:
    right = [row["id"] for row in IN_SCOPE if said(row["text"]).get("word") in {form["word"] for form in wanted(row)}]
    assert len(right) >= 0.9 * len(IN_SCOPE)


def test_questions_of_something_else_are_told_apart() -> None:
    assert len([row for row in OUTSIDE if not said(row["text"])]) >= 0.9 * len(OUTSIDE)
    assert len([row for row in IN_SCOPE if not said(row["text"])]) <= 0.03 * len(IN_SCOPE)


def test_what_is_understood_is_always_a_question_of_the_vocabulary() -> None:
    for row in QUESTIONS:
        for reading in understand(row["text"]):
            asked = {"event" if reading.is_event else "action": reading.word, **reading.facts}
            assert read_question(asked).word == reading.word


def test_every_action_and_event_is_found_from_somebodys_words() -> None:
    found = {said(row["text"]).get("word") for row in IN_SCOPE}
    assert not set(vocabulary().askings) - found


@pytest.mark.parametrize(
    "text", ["", " ", "?", "\u202e\x00", "a" * 3000, "can i " * 500, "\U0001f600" * 200, "9" * 400]
)
def test_odd_texts_are_survived(text: str) -> None:
    understand(text)


def test_texts_made_by_chance_are_survived() -> None:
    chance = random.Random(7)  # noqa: S311  # texts, not secrets
    words = sorted({word for row in QUESTIONS for word in row["text"].split()})
    for _ in range(1_500):
        text = " ".join(chance.choices(words, k=chance.randint(1, 30)))
        cut = chance.randrange(len(text))
        understand(text[:cut] + chr(chance.randrange(1, 0x2FFF)) + text[cut:])


def test_the_command_answers_line_by_line() -> None:
    lines = [
        '{"id": 1, "text": "can i add a pupil on insta"}',
        "no json",
        '{"id": 2, "text": "what is for lunch"}',
        "{}",
    ]
    done = CliRunner().invoke(main, ["understand", "--alternatives"], input="\n".join(lines) + "\n")
    first, second, third, fourth = map(json.loads, done.output.splitlines())
    assert (first["id"], first["action"], first["with"]) == (1, "connect", "pupil")
    assert "alternatives" in first
    assert second["error"]["code"] == fourth["error"]["code"] == "not-json"
    assert third == {"id": 2, "none": True, "alternatives": []}
    assert done.exit_code == 1
