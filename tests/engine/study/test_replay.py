"""Kept questions under two editions: exactly those are listed whose verdict, conditions, duties or steps differ."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail import policies
from handrail.engine import Question, decide, load, pathway, vocabulary
from handrail.engine.study import replay as module
from handrail.engine.study.replay import Change, Replay
from tests.engine.study.making import clause, policy

BAN = 'topic = "contact.pupil"\non = "connect"\nwhen = { with = "pupil" }\nthen = "prohibited"'
STEPS = 'on = "data-breach"\nby = "staff"\ndo = ["inform-head", "record"]'


def change(old: str, new: str, word: str, **facts: Any) -> Change | None:
    return Replay(policy(clause("1", old)), policy(clause("1", new))).put(Question(word, facts))


def test_a_verdict_that_changes() -> None:
    found = change(BAN, BAN.replace("prohibited", "permitted"), "connect", **{"with": "pupil"})
    assert found is not None
    assert found.is_verdict
    assert found.as_json() == {"old": "prohibited", "new": "permitted", "more": {}, "less": {}}


def test_nothing_changes_where_the_change_does_not_reach() -> None:
    assert change(BAN, BAN.replace("prohibited", "permitted"), "connect", **{"with": "parent"}) is None
    assert change(BAN, BAN, "connect", **{"with": "pupil"}) is None
    assert change(BAN, BAN.replace('"connect"', '["connect", "message"]'), "post") is None


def test_duties_and_conditions_that_change_under_the_same_verdict() -> None:
    old = f'{BAN}\nduties = [{{ do = "record", within = {{ working_days = 1 }} }}]'
    found = change(old, old.replace("{ working_days = 1 }", '"at-once"'), "connect", **{"with": "pupil"})
    assert found is not None
    assert not found.is_verdict
    assert found.more == {"duties": ("asker must record at-once",)}
    assert found.less == {"duties": ("asker must record within 1 working days",)}
    leave = BAN.replace("prohibited", "permitted")
    tied = change(
        f'{leave}\nneeds = ["head-agreement"]', f'{leave}\nneeds = ["good-reason"]', "connect", **{"with": "pupil"}
    )
    assert tied is not None
    assert (tied.more, tied.less) == ({"conditions": ("good-reason",)}, {"conditions": ("head-agreement",)})


def test_steps_that_change_and_steps_in_another_order() -> None:
    more = change(STEPS, STEPS.replace('"record"', '"record", "report-breach"'), "data-breach")
    assert more is not None
    assert more.as_json() == {"more": {"steps": ["staff must report-breach"]}, "less": {}}
    turned = change(STEPS, STEPS.replace('"inform-head", "record"', '"record", "inform-head"'), "data-breach")
    assert turned is not None
    assert turned.is_reordered
    assert turned.as_json()["reordered"] is True
    never = change(STEPS, f'{STEPS}\nnever = ["do-not-engage"]', "data-breach")
    assert never is not None
    assert never.more == {"never": ("do-not-engage",)}
    assert change(STEPS, STEPS.replace('"staff"', '"staff"\nword = "must"'), "data-breach") is None


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    replay = Replay(policy(clause("1", BAN)), policy(clause("1", BAN.replace("prohibited", "permitted"))))
    for value in vocabulary().facts["with"].values:
        assert (replay.put(Question("connect", {"with": value})) is not None) == (value == "pupil")
        assert len(replay.kept) <= 3


def test_facts_that_do_not_matter_are_not_told_apart() -> None:
    replay = Replay(policy(clause("1", BAN)), policy(clause("1", BAN.replace("prohibited", "permitted"))))
    first = replay.put(Question("connect", {"with": "pupil", "age": 7}))
    assert replay.put(Question("connect", {"with": "pupil", "age": 8})) is first
    assert len(replay.kept) == 1


SHELF = [load(policies.find(name), laws=policies.laws()) for name in ("hartest", "daffodil")]
KEPT = Replay(*SHELF)
SMALL = {
    name: st.sampled_from(fact.values) if fact.type == "one" else st.booleans()
    for name, fact in vocabulary().facts.items()
    if fact.type in ("one", "yes-no")
}


@settings(max_examples=60)
@given(
    word=st.sampled_from(list(vocabulary().askings)),
    facts=st.fixed_dictionaries({}, optional=SMALL),
    met=st.lists(st.sampled_from(vocabulary().facts["met"].values), unique=True, max_size=3),
)
def test_replay_agrees_with_asking_twice(word: str, facts: dict[str, Any], met: list[str]) -> None:
    question = Question(word, {**facts, "met": met, "content": []})
    found = KEPT.put(question)
    if question.is_event:
        old, new = (pathway(one, question) for one in SHELF)
        differ = [(x.steps, x.never) for x in (old, new)]
        bare = [
            ([(line.duty, line.by, line.must, line.within) for line in steps], [row.duty for row in never])
            for steps, never in differ
        ]
        assert (found is None) == (bare[0] == bare[1])
    else:
        before, after = (decide(one, question) for one in SHELF)
        assert (found is not None and found.is_verdict) == (before.outcome != after.outcome)
