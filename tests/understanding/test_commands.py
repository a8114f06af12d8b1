"""Words on the command line: `handrail understand` in a pipe, and `handrail ask` with a question in one's own words."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handrail.cli.understand import Telling
from handrail.engine import read_question, vocabulary
from handrail.understanding import understand
from tests.cli.running import EXAMPLE, run


def understood(*lines: str, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    result = run("understand", *options, typed="".join(f"{line}\n" for line in lines))
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_post_can_be_left_open() -> None:
    line = '{"id": 1, "text": "can i post a picture of my class on facebook"}'
    assert understood(line)[0]["content"] == ["image-of-pupil"]
    assert understood(line, options=("--open",))[0]["content"] == {"has": ["image-of-pupil"], "has_not": []}


def test_safety_is_told_where_it_is_asked_for() -> None:
    line = '{"id": 1, "text": "a girl has been sent a nude"}'
    assert understood(line, options=("--safety",))[0]["at_risk"] is True
    assert "at_risk" not in understood(line)[0]


def test_what_is_understood_can_be_answered() -> None:
    typed = '{"id": 1, "text": "can i add a pupil on insta"}\n{"id": 2, "text": "who has the minibus keys"}\n'
    told = run("understand", typed=typed).stdout
    answered = [json.loads(line) for line in run("answer", EXAMPLE, typed=told).stdout.splitlines()]
    assert answered[0]["outcome"] == "depends"
    assert answered[1] == {"id": 2, "none": True}


@given(
    st.binary(max_size=60).filter(lambda line: b"\n" not in line)
    | st.text().map(lambda text: json.dumps({"text": text}).encode())
)
def test_no_line_stops_the_run(line: bytes) -> None:
    row = Telling(alternatives=True, safety=True, is_open=False).row(line)
    assert {"error", "none", "action", "event"} & set(row)


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from("can i add post a pupil y9 on insta no not head said yes . , ? 17".split()), max_size=40
    ).map(" ".join)
)
def test_whatever_is_typed_gives_questions_of_the_vocabulary(text: str) -> None:
    for reading in understand(text):
        asked = {"event" if reading.is_event else "action": reading.word, **reading.facts}
        assert read_question(asked).word == reading.word
        assert all(chip.words in text for chip in reading.chips)
        assert {chip.fact for chip in reading.chips} <= set(vocabulary().facts)


def test_ask_takes_somebodys_own_words() -> None:
    result = run("ask", EXAMPLE, "can i accept a friend request from a year 9 girl", "family=no")
    assert result.stdout.startswith("No.")
    assert "Understood: Send, accept or keep a friend" in result.stderr
    assert '(with, from "year 9 girl")' in result.stderr


def test_a_fact_that_is_given_goes_before_one_that_was_understood() -> None:
    result = run("ask", EXAMPLE, "can i add a pupil", "with=colleague", "family=no", "--json")
    assert json.loads(result.stdout)["outcome"] == "not-covered"


def test_ask_puts_a_child_at_risk_before_anything_else() -> None:
    result = run("ask", EXAMPLE, "a girl has been sent a nude of a year 8")
    assert result.stderr.startswith("If a child may be at risk")
    assert "999" in result.stderr


def test_ask_says_when_it_does_not_understand() -> None:
    result = run("ask", EXAMPLE, "what is for lunch today")
    assert result.exit_code == 2
    assert "not understood" in result.stderr
