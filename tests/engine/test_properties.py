"""Properties that hold for every policy and every question."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine import Answer, PolicyError, Question, QuestionError, decide, loads, read_question, vocabulary
from handrail.engine.errors import CODES, QUESTION_CODES
from handrail.engine.vocabulary import OUTCOMES
from tests.engine import oracle
from tests.engine.strategies import MET, as_toml, findings, policies, questions


def shown(answer: Answer) -> dict[str, Any]:
    """What an answer shows, without the order of anything and without the clauses that merely join in."""
    return {
        "outcome": answer.outcome,
        "possible": answer.possible,
        "ask": answer.ask,
        "reasons": {reason.rule for reason in answer.reasons},
        "outstanding": (set(answer.outstanding), set(answer.outstanding_any)),
        "duties": {(line.duty, line.by, line.must, line.within) for line in answer.duties},
        "advice": {reason.rule for reason in answer.advice},
        "ask_also": set(answer.ask_also),
        "assumed": dict(answer.assumed),
    }


@given(policies(), questions(), st.randoms(use_true_random=False))
def test_order_of_rules_never_matters(text: str, facts: dict[str, Any], chance: random.Random) -> None:
    head, *clauses = text.split("\n[[clause]]\n")
    shuffled = clauses.copy()
    chance.shuffle(shuffled)
    question = Question("connect", facts)
    one, other = (decide(loads("\n[[clause]]\n".join([head, *order])), question) for order in (clauses, shuffled))
    assert shown(one) == shown(other)


def other_facts(policy: Any, question: Question) -> list[str]:
    _, unknown = oracle.start(policy, question)
    return sorted(unknown)


@given(policies(), questions(), st.data())
def test_giving_a_fact_never_reopens_a_verdict_and_never_leaves_what_was_possible(
    text: str, facts: dict[str, Any], data: st.DataObject
) -> None:
    policy, question = loads(text), Question("connect", facts)
    unknown = [name for name in other_facts(policy, question) if name not in ("content", "met")]
    before = decide(policy, question)
    for name in unknown:
        value = data.draw(st.sampled_from(oracle.domain(policy, name)))
        given_value = f"{value // 60:02}:{value % 60:02}" if name == "clock" else value
        after = decide(policy, Question("connect", {**facts, name: given_value}))
        assert set(after.possible) <= set(before.possible)
        if name not in before.ask:
            assert (after.outcome, after.possible) == (before.outcome, before.possible)
        if name not in (*before.ask, *before.ask_also):
            same = ("outcome", "possible", "ask", "outstanding", "duties", "advice", "ask_also")
            assert {key: shown(after)[key] for key in same} == {key: shown(before)[key] for key in same}


@given(policies(), questions())
def test_every_fact_asked_for_can_change_the_outcome(text: str, facts: dict[str, Any]) -> None:
    policy, question = loads(text), Question("connect", facts)
    for name in decide(policy, question).ask:
        _, unknown = oracle.start(policy, question)
        assert (
            len({oracle.decided(policy, question, **{name: value}) for value in unknown[name]}) > 1 or len(unknown) > 1
        )


@given(policies(), questions(), st.sampled_from(MET))
def test_adding_to_what_is_in_place_never_makes_a_verdict_stricter(text: str, facts: dict[str, Any], word: str) -> None:
    policy = loads(text)
    met = facts.get("met") if isinstance(facts.get("met"), list) else []
    before = decide(policy, Question("connect", {**facts, "met": met}))
    after = decide(policy, Question("connect", {**facts, "met": sorted({*met, word})}))
    order = OUTCOMES.index
    assert order(after.possible[0]) >= order(before.possible[0])
    assert order(after.possible[-1]) >= order(before.possible[-1])


toml_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["pupil", "connect", "prohibited"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(max_size=200) | st.sampled_from(["[policy]", "clause = 3", "[[clause]]\nid = 1\nrule = [1, {}]"]))
def test_load_never_crashes_on_a_text(text: str) -> None:
    with pytest.raises(PolicyError) as caught:
        loads(text)
    assert caught.value.findings


KEYS = [
    "on",
    "when",
    "unless",
    "then",
    "needs",
    "in_place_of",
    "duties",
    "binds",
    "topic",
    "word",
    "says",
    "id",
    "silent",
]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), toml_values, max_size=6), max_size=3))
def test_load_never_crashes_on_any_shape(rows: list[dict[str, Any]]) -> None:
    clauses = [{"id": f"c{number}", "says": "x", "rule": [_without_none(row)]} for number, row in enumerate(rows)]
    assert all(finding.code in CODES for finding in findings(as_toml(clauses)))


def fault(row: Any) -> str | None:
    """The code of what is wrong with a line, or nothing."""
    try:
        read_question(row)
    except QuestionError as error:
        return error.code
    return None


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            f"k{key}" if not key.isidentifier() or not key.isascii() else key: _without_none(item)
            for key, item in value.items()
            if item is not None
        }
    if isinstance(value, list):
        return [_without_none(item) for item in value if item is not None]
    return value


rows_of_questions = st.dictionaries(st.sampled_from([*vocabulary().facts, "action", "event", "id"]), toml_values)


@given(toml_values | rows_of_questions)
def test_no_line_kills_the_reading_of_questions(row: Any) -> None:
    assert fault(row) in (None, *QUESTION_CODES)
