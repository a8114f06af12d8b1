"""The verdict on an action: the strictest rule that speaks decides; unknown facts that would change it are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from handrail.engine.answer import Answer, Line, Reason, notes, reason
from handrail.engine.diagram import Diagram, Node
from handrail.engine.inquiry import Inquiry, other_values
from handrail.engine.policy import Policy
from handrail.engine.question import Question
from handrail.engine.sheet import Start
from handrail.engine.variables import KEPT, Words
from handrail.engine.verdicts import (
    CONDITIONAL,
    NOT_COVERED,
    PERMITTED,
    PROHIBITED,
    Verdicts,
    lacks,
    milder,
    verdicts_for,
)
from handrail.engine.vocabulary import OUTCOMES

DEPENDS = "depends"


def decide(policy: Policy, question: Question) -> Answer:
    """Answer a question about an action, and name the clauses that decide it.

    Facts that nobody gave stay unknown. If they would change the outcome the
    outcome is "depends", and `answer.ask` names them.

    >>> from handrail.engine import loads
    >>> policy = loads('''
    ... [policy]
    ... id = "example"
    ... title = "Staff use of social media"
    ... publisher = "Example Primary School"
    ... adopted = 2025-09-01
    ... source = "Social Media Policy"
    ... binds = ["staff"]
    ... [[clause]]
    ... id = "3.4"
    ... says = "Staff do not accept a pupil as a friend, save a member of their own family."
    ... [[clause.rule]]
    ... topic = "contact.pupil.friend-request"
    ... on = "connect"
    ... when = { with = "pupil", family = false }
    ... then = "prohibited"
    ... ''')
    >>> answer = decide(policy, Question("connect", {"with": "pupil", "family": False}))
    >>> answer.outcome, answer.reasons[0].clauses
    ('prohibited', ('3.4',))
    >>> decide(policy, Question("connect", {"with": "pupil"})).ask
    ('family',)

    An event instead of an action raises QuestionError.
    """
    verdicts = verdicts_for(policy, question)
    sheet = verdicts.sheet
    start = sheet.start(question.facts)
    if start.unknown:
        answer = _open_answer(verdicts, Inquiry.of(sheet, start))
    else:
        must, _ = sheet.settle(start.alive, 0)
        key = must, start.alive & verdicts.need_rows
        kept = verdicts.kept.get(key)
        if kept is None:
            if len(verdicts.kept) >= KEPT:
                verdicts.kept.clear()
            kept = verdicts.kept[key] = _open_answer(verdicts, Inquiry.of(sheet, start))
        answer = kept
    if start.assumed and (leaning := _leaning(verdicts, start, answer.outcome)):
        answer = replace(answer, assumed=leaning)
    if answer.outcome == "not-covered" and (scope := _scope(verdicts, question)):
        answer = replace(answer, scope=scope)
    return answer


def _open_answer(verdicts: Verdicts, inquiry: Inquiry) -> Answer:
    """Answer with some facts unknown (or none), leaving out what was assumed."""
    policy = verdicts.policy
    node = _outcome(verdicts, inquiry.diagram, inquiry.alive, inquiry.unknown)
    levels = sorted(inquiry.diagram.values[node])
    level = levels[0] if len(levels) == 1 else None
    ask = _ask(policy, inquiry.diagram, node) if level is None else ()
    deciding = _deciding(verdicts, inquiry, level)
    outstanding = _outstanding(verdicts, inquiry)
    duties = tuple(inquiry.lines(verdicts.duties))
    advice = tuple(
        reason(policy, rule)
        for number, rule in enumerate(verdicts.rules)
        if rule.then and _advises(verdicts, inquiry, 1 << number, levels[0])
    )
    reasons = tuple(reason(policy, rule) for number, rule in enumerate(verdicts.rules) if deciding >> number & 1)
    also = inquiry.diagram.facts(inquiry.undecided) - set(ask)
    return Answer(
        outcome=DEPENDS if level is None else OUTCOMES[level],
        possible=tuple(OUTCOMES[level] for level in levels),
        ask=ask,
        reasons=reasons,
        outstanding=tuple(dict.fromkeys(word for need in outstanding for word in need)),
        outstanding_any=tuple(need for need in outstanding if len(need) > 1),
        duties=duties,
        advice=advice,
        ask_also=tuple(name for name in policy.vocabulary.facts if name in also),
        notes=notes(policy, _clauses(reasons, duties, advice)),
    )


def _outcome(verdicts: Verdicts, diagram: Diagram, alive: int, unknown: list[int]) -> Node:
    floor, _ = verdicts.bounds(alive, verdicts.sheet.touched(unknown))
    rules, rows = verdicts.stricter(floor)
    return diagram.grow(verdicts.level, alive, unknown, rows | verdicts.sheet.reach(rules))


def _ask(policy: Policy, diagram: Diagram, node: Node) -> tuple[str, ...]:
    """Return the facts that decide, the one that leaves the fewest verdicts open on average first."""
    facts = diagram.facts([node])
    if len(facts) < 2:
        return tuple(facts)
    leaves = {fact: sum(share * len(open_to) for share, open_to in diagram.spread(node, fact)) for fact in facts}
    order = list(policy.vocabulary.facts)
    return tuple(sorted(facts, key=lambda fact: (round(leaves[fact], 9), order.index(fact))))


def _deciding(verdicts: Verdicts, inquiry: Inquiry, level: int | None) -> int:
    """Return the rules that decide: those that certainly do or, where only their union is certain, those that may."""
    if level is None or level == NOT_COVERED:
        return 0
    lack, may_lack = verdicts.lacking(inquiry.must, inquiry.may, inquiry.alive, inquiry.alive & ~inquiry.waiting)
    if level == CONDITIONAL:
        return lack or may_lack
    sure, maybe = inquiry.must & verdicts.tiers[level], inquiry.may & verdicts.tiers[level]
    return (sure & ~may_lack or maybe & ~lack) if level == PERMITTED else (sure or maybe)


def _outstanding(verdicts: Verdicts, inquiry: Inquiry) -> list[tuple[str, ...]]:
    """Return the needs, not in place, of the rules that speak in every completion."""
    found = []
    for need, rows in verdicts.sheet.needs:
        rules = reduce(or_, (rule for rule, needs in verdicts.needy if rows in needs))
        if rules & inquiry.may and inquiry.comes_out(lacks(verdicts.sheet, rules, rows), rules, rows):
            found.append(need)
    return found


def _advises(verdicts: Verdicts, inquiry: Inquiry, rule: int, strictest: int) -> bool:
    """Say whether a rule speaks in every completion and decides in none of them."""
    if not rule & inquiry.may or (strictest == PROHIBITED and rule & verdicts.tiers[PROHIBITED]):
        return False
    everything, rows = verdicts.stricter(NOT_COVERED)
    return inquiry.comes_out(milder(verdicts, rule), everything, rows)


def _leaning(verdicts: Verdicts, start: Start, outcome: str) -> dict[str, Any]:
    """Return the assumed facts of which another value would change the outcome."""
    leaning = {}
    for fact, others in other_values(verdicts.sheet, start):
        free = list(range(fact.position, fact.position + len(fact.variables))) if isinstance(fact, Words) else []
        if any(_changes(verdicts, fact.fact, other, sorted([*start.unknown, *free]), outcome) for other in others):
            value = verdicts.sheet.assumed[fact.fact]
            leaning[fact.fact] = sorted(value) if isinstance(value, frozenset) else value
    return leaning


def _changes(verdicts: Verdicts, fact: str, alive: int, unknown: list[int], outcome: str) -> bool:
    if not unknown:
        level = verdicts.levels.get(alive)
        if level is None:
            if len(verdicts.levels) >= KEPT:
                verdicts.levels.clear()
            level = verdicts.levels[alive] = verdicts.bounds(alive, 0)[0]
        return OUTCOMES[level] != outcome
    diagram = Diagram(verdicts.sheet)
    node = _outcome(verdicts, diagram, alive, unknown)
    return any(_named(reached) != outcome for _, reached in diagram.spread(node, fact))


def _named(levels: Iterable[int]) -> str:
    found = list(levels)
    return OUTCOMES[found[0]] if len(found) == 1 else DEPENDS


def _scope(verdicts: Verdicts, question: Question) -> tuple[str, ...]:
    """Return the clauses that say whom the policy binds, where nothing here binds the asker."""
    policy = verdicts.policy
    role = question.facts.get("role") or policy.vocabulary.facts["role"].assume
    bound = any(rule.binds is None or role in rule.binds for rule in verdicts.sheet.rules)
    return () if bound or (role in policy.binds and not verdicts.sheet.rules) else policy.scope


def _clauses(*shown: Iterable[Reason | Line]) -> list[str]:
    return [clause for part in shown for row in part for clause in row.clauses]
