"""What the engine keeps is bounded, and forgetting it changes no answer."""

from importlib import import_module
from pathlib import Path

import pytest

from handrail.engine import Question, decide, load
from handrail.engine.vocabulary import DAY
from tests.engine.small import HEAD, ask, policy, rule, step, walk

MADE = f"""
# a
{rule(then="prohibited", when={"age": {"below": 18}, "content": ["abusive"]})}
# b
{rule(then="permitted", when={"known_personally": True}, needs=["head-agreement"])}
"""


def test_forgetting_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("variables", "verdicts", "decide"):  # by name: the package has a function `decide`, too
        monkeypatch.setattr(import_module(f"handrail.engine.{module}"), "KEPT", 2)
    small, fresh = policy(MADE), policy(MADE)
    questions = [
        Question("connect", {"with": "pupil", "age": age, "content": content, "known_personally": known, "met": met})
        for age in (10, 20, None)
        for content in ([], ["abusive"], ["sexual"], None)
        for known in (True, False, None)
        for met in ([], ["head-agreement"])
    ]
    for question in questions:
        assert decide(small, question) == decide(policy(MADE), question)
    assert len(small.compiled["connect"].kept) <= 2
    assert fresh == small


def test_policy_is_loaded_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(HEAD + '[[clause]]\nid = "a"\nsays = "A."\nsilent = "purpose"\n', encoding="utf-8")
    assert list(load(file).clauses) == ["a"]
    assert not list(load(file).steps())


def test_answer_and_pathway_are_written_as_the_command_line_writes_them() -> None:
    answer = ask(policy(MADE), with_="pupil", family=False, age=10, content=["abusive"], known_personally=True)
    row = answer.as_json()
    assert list(row) == [
        *("outcome", "possible", "ask", "reasons", "outstanding", "outstanding_any", "duties", "advice", "ask_also"),
        *("assumed", "notes"),
    ]
    assert row["reasons"][0] == {
        "rule": "a/1",
        "clauses": ["a"],
        "then": "prohibited",
        "word": None,
        "says": "Clause a.",
    }
    assert row["outstanding"] == ["head-agreement"]
    scoped = ask(policy('# who\nsilent = "scope"\ntopics = ["scope.who"]\n' + MADE), role="parent", with_="pupil")
    assert scoped.as_json()["scope"] == ["who"]
    noted = policy(f"""
    # a
    {step(do=["record"], never=["remove-post"], within={"working_days": 2})}
    [[clause.note]]
    since = 2026-01-01
    says = "It moved."
    source = "A source"
    confirmed = true
    """)
    assert walk(noted).as_json() == {
        "steps": [
            {"duty": "record", "by": "school", "word": "must", "within": {"working_days": 2}, "clauses": ["a"]},
        ],
        "never": [{"duty": "remove-post", "clauses": ["a"]}],
        "ask": [],
        "notes": [
            {"clause": "a", "since": "2026-01-01", "says": "It moved.", "source": "A source", "confirmed": True},
        ],
    }


def test_a_working_day_is_longer_than_a_school_day() -> None:
    made = policy(f"""
    # a
    {step(do=["record"], within={"working_days": 1})}
    # b
    {step(do=["record"], within="same-day")}
    """)
    [line] = walk(made).steps
    assert line.within is not None
    assert (line.within.unit, line.within.length < DAY) == ("same-day", True)
