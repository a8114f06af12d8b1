"""Policies side by side: what each says of a topic, where they differ, what one has and another lacks."""

import pytest

from handrail import policies
from handrail.engine import load, vocabulary
from handrail.engine.study.compare import compare
from handrail.engine.study.positions import FORCES, position
from tests.engine.study.making import clause, policy

TOPIC = "contact.ex-pupil"
WHEN = 'when = { with = "former-pupil", age = { below = 18 } }'
BAN = f'topic = "{TOPIC}"\non = "connect"\n{WHEN}\nthen = "prohibited"'
ADVICE = BAN.replace("prohibited", "advised-against").replace("below = 18", "below = 21")


def test_a_difference_in_force_and_in_a_parameter_is_named() -> None:
    one, other = policy(clause("1", BAN)), policy(clause("1", ADVICE))
    [found] = compare({"one": one, "other": other}, [TOPIC])
    assert found.differ == {
        "force": {"one": ("must-not",), "other": ("should-not",)},
        "age": {"one": ("below 18",), "other": ("below 21",)},
    }
    assert found.positions["one"].clauses == ("1",)
    assert not found.lack


def test_what_one_lacks_is_named_and_is_no_difference() -> None:
    [found] = compare({"one": policy(clause("1", BAN)), "other": policy(clause("1"))}, [TOPIC, "leaver.contact"])
    assert (found.lack, dict(found.differ)) == (("other",), {})
    assert list(found.as_json()["policies"]) == ["one"]


def test_the_order_of_values_does_not_matter() -> None:
    listed = BAN.replace('"former-pupil"', '["former-pupil", "pupil"]')
    turned = BAN.replace('"former-pupil"', '["pupil", "former-pupil"]')
    [found] = compare({"one": policy(clause("1", listed)), "other": policy(clause("1", turned))}, [TOPIC])
    assert not found.differ


@pytest.mark.parametrize(
    ("row", "force"),
    [
        ('on = "connect"\nthen = "prohibited"', "must-not"),
        ('on = "connect"\nthen = "advised-against"', "should-not"),
        ('on = "connect"\nthen = "permitted"', "may"),
        ('on = "connect"\nthen = "permitted"\nneeds = ["head-agreement"]', "approval"),
        ('on = "connect"\nduties = ["decline"]', "must"),
        ('on = "connect"\nduties = [{ do = "decline", word = "should" }]', "should"),
        ('on = "contact-attempt"\ndo = ["decline"]', "must"),
        ('on = "contact-attempt"\ndo = ["decline"]\nword = "should"', "should"),
        ('on = "contact-attempt"\nnever = ["decline"]', "must"),
    ],
)
def test_every_rule_and_step_has_a_force(row: str, force: str) -> None:
    found = position(policy(clause("1", f'topic = "{TOPIC}"\n{row}')), TOPIC)
    assert found.forces == (force,)
    assert force in FORCES


def test_a_silent_clause_on_the_topic_counts_as_information() -> None:
    found = position(policy(clause("1", more=f'topics = ["{TOPIC}"]')), TOPIC)
    assert (found.forces, found.parameters()) == (("info",), {})
    assert found.sayings[0].as_json()["rule"] is None


def test_every_part_of_a_rule_is_a_parameter() -> None:
    rule = (
        'topic = "contact.pupil"\non = "message"\nbinds = ["governor", "staff"]\nthen = "permitted"\nword = "may"\n'
        'needs = ["head-agreement", ["good-reason", "stated-purpose"]]\n'
        'when = { family = false, clock = { from = "09:00", until = "17:00" }, year_group = 5, '
        'age = { at_least = 16 }, content = { all = ["rumour", "complaint"], without = ["sexual"] } }\n'
        'unless = [{ with = "pupil", family = true }]\n'
        'duties = [{ do = "record", within = { hours = 72 } }, { do = "decline", within = "at-once" }]'
    )
    step = 'topic = "contact.pupil"\non = "unsure"\nnever = ["do-not-engage"]'
    [first, second] = position(policy(clause("1", rule, step)), "contact.pupil").sayings
    assert first.parameters == {
        "binds": ("staff", "governor"),
        "family": ("no",),
        "clock": ("from 09:00", "below 17:00"),
        "year_group": ("5",),
        "age": ("from 16",),
        "content": ("rumour with complaint", "without sexual"),
        "unless": ("with pupil and family yes",),
        "needs": ("head-agreement", "good-reason or stated-purpose"),
        "duties": ("record (asker)", "decline (asker)"),
        "within": ("record: 72 hours", "decline: at-once"),
    }
    assert second.parameters == {"never": ("do-not-engage",)}
    assert (first.as_json()["rule"], first.as_json()["word"], second.as_json()["step"]) == ("1/1", "may", "1/1")


def test_the_built_in_policies_have_a_place_for_every_rule() -> None:
    shelf = {name: load(policies.find(name), laws=policies.laws()) for name in policies.names()}
    found = compare(shelf, list(vocabulary().topics))
    for name, one in shelf.items():
        told = {
            saying.statement.id
            for row in found
            if name in row.positions
            for saying in row.positions[name].sayings
            if saying.statement
        }
        assert told >= {rule.id for rule in one.rules()}
    assert [row.topic for row in found] == [topic for topic in vocabulary().topics if topic in {r.topic for r in found}]
