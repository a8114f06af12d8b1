"""A rule or step in words: on what, when, unless, what then, with what, in place of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handrail.cli.console.output import Line
from handrail.cli.console.sentences import say_value, within
from handrail.engine import vocabulary
from handrail.engine.policy import Duty, Rule, Step, Table, Test

THEN = {"prohibited": "forbidden", "advised-against": "advised against", "permitted": "allowed"}


def tell_rule(rule: Rule, policy_binds: frozenset[str]) -> Iterator[Line]:
    """Tell a rule on actions."""
    verdict = f": {THEN[rule.then]}" if rule.then else ""
    word = f' ("{rule.word}")' if rule.word else ""
    yield Line(f"Rule {rule.id}, on {', '.join(rule.on)}{verdict}{word}", indent=4, style="clause")
    if rule.binds != policy_binds:
        roles = (say_value("role", role, vocabulary()) for role in sorted(rule.binds))
        yield Line(f"binds: {'; '.join(roles)}", indent=6)
    yield from _conditions(rule.when, rule.unless)
    for need in rule.needs:
        yield Line(f"needs: {' / or: '.join(say_value('met', word, vocabulary()) for word in need)}", indent=6)
    yield from _ending(rule.in_place_of, rule.duties)


def tell_step(step: Step) -> Iterator[Line]:
    """Tell a step after events."""
    yield Line(f"Step {step.id}, after {', '.join(step.on)}", indent=4, style="clause")
    yield from _conditions(step.when, step.unless)
    yield from _ending(step.in_place_of, step.duties)
    for duty in step.never:
        yield Line(f"never: {vocabulary().duties[duty]}", indent=6)
    if step.after:
        yield Line(f"later than: {', '.join(step.after)}", indent=6)


def _conditions(when: Table, unless: Iterable[Table]) -> Iterator[Line]:
    for test in when:
        yield Line(f"when: {_test(test)}", indent=6)
    for table in unless:
        yield Line(f"unless: {' and '.join(_test(test) for test in table)}", indent=6)


def _ending(in_place_of: Iterable[str], duties: Iterable[Duty]) -> Iterator[Line]:
    if named := ", ".join(in_place_of):
        yield Line(f"in place of: {named}", indent=6)
    for duty in duties:
        who = "you" if duty.by == "asker" else vocabulary().actors[duty.by]
        limit = within(duty.within.as_json()) if duty.within else ""
        deed = vocabulary().duties[duty.do]
        yield Line(f"{who} {'must' if duty.must else 'should'}{limit}: {deed}", indent=6)


def _test(test: Test) -> str:
    """Say a condition as the fact's question and the replies that fit it."""
    fact = vocabulary().facts[test.fact]
    parts = []
    if test.any_of:
        parts.append(" / or: ".join(say_value(test.fact, value, vocabulary()) for value in test.any_of))
    if test.all_of:
        parts.append("all of these: " + "; ".join(fact.says[word] for word in test.all_of))
    if test.none_of:
        parts.append("none of these: " + "; ".join(fact.says[word] for word in test.none_of))
    shown = _clock if fact.type == "time" else str
    if test.at_least is not None:
        parts.append(f"{'from' if fact.type == 'time' else 'at least'} {shown(test.at_least)}")
    if test.below is not None:
        parts.append(f"{'until' if fact.type == 'time' else 'below'} {shown(test.below)}")
    return f"{fact.ask} {', '.join(parts)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
