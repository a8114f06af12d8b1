"""A question is checked against the vocabulary when it is made, and its error says what to do."""

from typing import Any

import pytest

from handrail.engine import Question, QuestionError, read_question
from handrail.engine.question import Known


def fault(row: Any) -> QuestionError:
    with pytest.raises(QuestionError) as caught:
        read_question(row)
    return caught.value


@pytest.mark.parametrize(
    ("row", "code", "hint"),
    [
        ([], "not-json", "Write"),
        ({}, "no-word", "Write"),
        ({"action": "connect", "event": "data-breach"}, "no-word", "Write"),
        ({"action": "conect"}, "unknown-word", 'Did you mean "connect"?'),
        ({"action": "data-breach"}, "unknown-word", 'Write {"event": "data-breach"}.'),
        ({"event": "connect"}, "unknown-word", 'Write {"action": "connect"}.'),
        ({"action": ["connect"]}, "unknown-word", ""),
        ({"action": "connect", "wiht": "pupil"}, "unknown-fact", 'Did you mean "with"?'),
        ({"action": "connect", "with": "pupils"}, "unknown-value", 'Did you mean "pupil"?'),
        ({"action": "connect", "with": ["pupil"]}, "wrong-type", "one word"),
        ({"action": "connect", "family": "yes"}, "wrong-type", "true or false"),
        ({"action": "connect", "age": True}, "wrong-type", "years"),
        ({"action": "connect", "age": -1}, "wrong-type", "years"),
        ({"action": "connect", "age": 12.5}, "wrong-type", "years"),
        ({"action": "browse", "clock": "9:00"}, "wrong-type", "HH:MM"),
        ({"action": "browse", "clock": "24:00"}, "wrong-type", "HH:MM"),
        ({"action": "browse", "clock": "ab:cd"}, "wrong-type", "HH:MM"),
        ({"action": "post", "content": "abusive"}, "wrong-type", "has_not"),
        ({"action": "post", "content": {"hass": []}}, "wrong-type", "has_not"),
        ({"action": "post", "content": {"has": "abusive"}}, "wrong-type", "list of words"),
        ({"action": "post", "content": [3]}, "wrong-type", "list of words"),
        ({"action": "post", "content": ["abuse"]}, "unknown-value", 'Did you mean "abusive"?'),
        ({"action": "post", "content": {"has": ["sexual"], "has_not": ["sexual"]}}, "contradiction", "Leave"),
    ],
)
def test_fault_has_its_code_and_its_hint(row: Any, code: str, hint: str) -> None:
    error = fault(row)
    assert error.code == code
    assert hint in error.hint
    assert error.as_json() == {"code": code, "message": error.message, "hint": error.hint}


def test_null_is_a_fact_not_given() -> None:
    assert read_question({"id": 7, "action": "connect", "with": None, "event": None}) == Question("connect")


def test_set_that_names_every_word_is_complete() -> None:
    every = Question("post").vocabulary.facts["content"].values
    made = Question("post", {"content": {"has": ["abusive"], "has_not": [word for word in every if word != "abusive"]}})
    assert made.facts["content"] == frozenset({"abusive"})
    partly = Question("post", {"content": {"has": ["abusive"]}})
    assert partly.facts["content"] == Known(frozenset({"abusive"}), frozenset())


def test_question_without_such_a_word_cannot_be_made() -> None:
    with pytest.raises(QuestionError, match="No action or event"):
        Question("conect")
