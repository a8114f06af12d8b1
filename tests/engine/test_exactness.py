"""The engine says what the contract says: on small policies it agrees with a list of all completions."""

from typing import Any

from hypothesis import given

from handrail.engine import Question, decide, loads
from tests.engine import oracle
from tests.engine.strategies import policies, questions

FOREVER = 10**9


@given(policies(), questions())
def test_answer_equals_brute_force(text: str, facts: dict[str, Any]) -> None:
    policy, question = loads(text), Question("connect", facts)
    answer, truth = decide(policy, question), oracle.answer(policy, question)
    assert list(answer.possible) == truth["possible"]
    assert answer.outcome == (truth["possible"][0] if len(truth["possible"]) == 1 else "depends")
    assert set(answer.ask) == truth["ask"]
    assert set(answer.ask_also) == truth["ask_also"]
    assert {reason.rule for reason in answer.advice} == truth["advice"]
    assert set(answer.outstanding) == {word for need in truth["needs"] for word in need}
    assert set(answer.outstanding_any) == {need for need in truth["needs"] if len(need) > 1}
    lines = {
        (line.duty, line.by): (line.must, line.within.length if line.within else FOREVER) for line in answer.duties
    }
    assert lines == truth["lines"]
    reasons = {reason.rule for reason in answer.reasons}
    assert reasons >= truth["reasons"]
    assert not truth["reasons"] or reasons == truth["reasons"]
    assert bool(reasons) == (answer.outcome not in ("depends", "not-covered"))


@given(policies(), questions())
def test_first_question_leaves_fewest_verdicts_open(text: str, facts: dict[str, Any]) -> None:
    policy, question = loads(text), Question("connect", facts)
    leaves = oracle.answer(policy, question)["leaves"]
    order = list(policy.vocabulary.facts)
    best = sorted(leaves, key=lambda name: (round(leaves[name], 6), order.index(name)))
    assert list(decide(policy, question).ask) == best


@given(policies(), questions())
def test_assumed_facts_are_those_of_which_another_value_changes_the_outcome(text: str, facts: dict[str, Any]) -> None:
    policy, question = loads(text), Question("connect", facts)
    answer = decide(policy, question)
    asks = policy.vocabulary.askings[question.word].asks
    for name in ("role", "known_through_work"):
        known, _ = oracle.start(policy, question)
        others = oracle.domain(policy, name) if name in known else []
        changes = any(oracle.decided(policy, question, **{name: value}) != answer.outcome for value in others)
        assumed = name not in question.facts and name not in asks
        assert (name in answer.assumed) == (changes and assumed)
