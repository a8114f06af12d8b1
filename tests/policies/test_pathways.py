"""Every event has its pathway from each policy that has one; a policy that is silent says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from handrail.cli import main
from handrail.engine import Policy, Question, pathway, vocabulary
from handrail.engine.policy import Step
from handrail.engine.study.faults.cases import cases, complete
from handrail.policies.measure import measure
from tests.policies.shelf import EDITIONS, policy

WORDS = vocabulary()
EVENTS = [event.name for event in WORDS.events]
PAIRS = [(edition, event) for edition in EDITIONS for event in EVENTS]


def after(found: Policy, event: str) -> list[Step]:
    return [step for step in found.steps() if event in step.on]


def questions(found: Policy, event: str) -> Iterator[tuple[Step, Question]]:
    """Yield each step with a question in which it speaks: what it asks for, and all else as it ordinarily is."""
    for step in after(found, event):
        named = next(iter(cases(step, WORDS)))
        yield step, Question(event, complete(named, event, found, measure()))


@pytest.mark.parametrize(("edition", "event"), [pair for pair in PAIRS if after(policy(pair[0]), pair[1])])
def test_a_policy_with_steps_gives_a_pathway(edition: str, event: str) -> None:
    shown = set()
    for _, question in questions(policy(edition), event):
        found = pathway(policy(edition), question)
        shown |= {clause for line in (*found.steps, *found.never) for clause in line.clauses}
        assert not {line.duty for line in found.steps} & {row.duty for row in found.never}
        assert all(line.by in WORDS.actors and line.duty in WORDS.duties for line in found.steps)
    silenced = {name for step in after(policy(edition), event) for name in step.in_place_of}
    assert shown >= {step.clause for step in after(policy(edition), event)} - silenced


@pytest.mark.parametrize(("edition", "event"), [pair for pair in PAIRS if after(policy(pair[0]), pair[1])])
def test_steps_come_in_their_order(edition: str, event: str) -> None:
    for step, question in questions(policy(edition), event):
        duties = [line.duty for line in pathway(policy(edition), question).steps]
        for duty in step.duties:
            for first in step.after:
                if duty.do in duties and first in duties:
                    assert duties.index(first) < duties.index(duty.do), (step.id, first, duty.do)


@pytest.mark.parametrize(("edition", "event"), [pair for pair in PAIRS if not after(policy(pair[0]), pair[1])])
def test_a_silent_policy_says_so(edition: str, event: str) -> None:
    found = pathway(policy(edition), Question(event))
    assert (found.steps, found.never, found.ask) == ((), (), ())
    told = CliRunner().invoke(main, ["ask", edition, event, "--no-prompt"])
    assert told.exit_code == 0
    assert "The policy does not say what to do then." in told.stdout


def test_somebody_has_an_answer_to_every_event() -> None:
    assert not [event for event in EVENTS if not any(after(policy(edition), event) for edition in EDITIONS)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_who_and_within_what_time_stand_with_each_step(edition: str) -> None:
    for step in policy(edition).steps():
        event = step.on[0]
        found = pathway(policy(edition), Question(event, next(iter(cases(step, WORDS)))))
        for line in found.steps:
            row = line.as_json()
            assert row["by"] in WORDS.actors
            assert ("within" in row) == (line.within is not None)
