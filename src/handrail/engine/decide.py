"""The verdict on an action: the strictest rule that speaks decides; unknown facts that would change it are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from handrail.engine.answer import Answer, Line, Reason, notes
from handrail.engine.formulas import bits
from handrail.engine.inquiry import Inquiry, other_values
from handrail.engine.policy import Policy
from handrail.engine.possible import kinds, narrowed, possible, questions
from handrail.engine.question import Question
from handrail.engine.sheet import Start
from handrail.engine.variables import KEPT, Words
from handrail.engine.verdicts import CONDITIONAL, NOT_COVERED, PERMITTED, Verdicts, verdicts_for
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
    start = verdicts.sheet.start(question.facts)
    answer = _from(verdicts, start)
    if start.assumed and (leaning := _leaning(verdicts, start, answer.outcome)):
        answer = replace(answer, assumed=leaning)
    if answer.outcome == "not-covered" and (scope := _scope(verdicts, question)):
        answer = replace(answer, scope=scope)
    return answer


def _from(verdicts: Verdicts, start: Start) -> Answer:
    """Answer from where a question starts, leaving out what was assumed; answers are kept for the next one alike."""
    if start.unknown:
        key: tuple[int, object] = start.alive, tuple(start.unknown)
    else:
        key = verdicts.sheet.settle(start.alive, start.alive)[0], start.alive & verdicts.need_rows
    answer = verdicts.kept.get(key)
    if answer is None:
        if len(verdicts.kept) >= KEPT:
            verdicts.kept.clear()
        answer = verdicts.kept[key] = _work_out(verdicts, Inquiry.of(verdicts.speaking, start))
    return answer


def _work_out(verdicts: Verdicts, inquiry: Inquiry) -> Answer:
    policy = verdicts.policy
    levels = possible(verdicts, inquiry)
    level = levels[0] if len(levels) == 1 else None
    ask = () if level is not None else questions(verdicts, inquiry, levels)
    outstanding = _outstanding(verdicts, inquiry)
    duties = tuple(inquiry.lines(verdicts.duties))
    advice = tuple(verdicts.reasons[number] for number in _advising(verdicts, inquiry, levels[0]))
    reasons = tuple(verdicts.reasons[number] for number in bits(_deciding(verdicts, inquiry, level)))
    also = inquiry.facts(inquiry.undecided, but=ask)
    return Answer(
        outcome=DEPENDS if level is None else OUTCOMES[level],
        possible=tuple(OUTCOMES[level] for level in levels),
        ask=ask,
        reasons=reasons,
        outstanding=tuple(dict.fromkeys(word for need in outstanding for word in need)),
        outstanding_any=tuple(need for need in outstanding if len(need) > 1),
        duties=duties,
        advice=advice,
        ask_also=tuple(name for name in policy.vocabulary.facts if name in also) if also else (),
        notes=notes(policy, _clauses(reasons, duties, advice)),
    )


def _deciding(verdicts: Verdicts, inquiry: Inquiry, level: int | None) -> int:
    """Return the rules that decide: those that certainly do or, where only their union is certain, those that may."""
    if level is None or level == NOT_COVERED:
        return 0
    must, may, _, _ = inquiry.state
    lack, may_lack = verdicts.lacking(*inquiry.state)
    if level == CONDITIONAL:
        return lack or may_lack
    sure, maybe = must & verdicts.tiers[level], may & verdicts.tiers[level]
    return (sure & ~may_lack or maybe & ~lack) if level == PERMITTED else (sure or maybe)


def _outstanding(verdicts: Verdicts, inquiry: Inquiry) -> list[tuple[str, ...]]:
    """Return the needs, not in place, of the rules that speak in every completion."""
    _, may, _, held = inquiry.state
    if not may & verdicts.tiers[CONDITIONAL]:
        return []
    open_needs = [(need, rows) for need, rows in verdicts.sheet.needs if not held & rows]
    return [need for need, rows in open_needs if inquiry.comes_out(verdicts.lacks(rows, may))]


def _advising(verdicts: Verdicts, inquiry: Inquiry, strictest: int) -> list[int]:
    """Return the rules that speak in every completion and decide in none of them."""
    must, may, _, _ = inquiry.state
    milder = may & reduce(or_, verdicts.tiers[strictest + 1 :], 0)
    if not inquiry.start.unknown:
        _, lack = verdicts.lacking(*inquiry.state)
        deciding = lack if strictest == CONDITIONAL else verdicts.tiers[strictest] & ~lack
        return bits(must & milder & ~deciding)
    return [number for number in bits(milder) if inquiry.comes_out(verdicts.advises(number, may))]


def _leaning(verdicts: Verdicts, start: Start, outcome: str) -> dict[str, Any]:
    """Return the assumed facts of which another value would change the outcome."""
    leaning = {}
    for fact, others in other_values(verdicts.sheet, start):
        starts = [start._replace(alive=alive) for alive in others]
        if isinstance(fact, Words):
            free = list(range(fact.position, fact.position + len(fact.variables)))
            starts = [narrowed(verdicts, starts[0], kind, free) for _, kind in kinds(verdicts, starts[0], free)]
        if any(_outcome(verdicts, other) != outcome for other in starts):
            value = verdicts.sheet.assumed[fact.fact]
            leaning[fact.fact] = sorted(value) if isinstance(value, frozenset) else value
    return leaning


def _outcome(verdicts: Verdicts, start: Start) -> str:
    """Return the outcome alone."""
    if start.unknown:
        levels = possible(verdicts, Inquiry.of(verdicts.speaking, start))
        return OUTCOMES[levels[0]] if len(levels) == 1 else DEPENDS
    return OUTCOMES[verdicts.level(start.alive)]


def _scope(verdicts: Verdicts, question: Question) -> tuple[str, ...]:
    """Return the clauses that say whom the policy binds, where nothing here binds the asker."""
    policy = verdicts.policy
    role = question.facts.get("role") or policy.vocabulary.facts["role"].assume
    bound = any(role in rule.binds for rule in verdicts.rules)
    return () if bound or (role in policy.binds and not verdicts.rules) else policy.scope


def _clauses(*shown: Iterable[Reason | Line]) -> list[str]:
    return [clause for part in shown for row in part for clause in row.clauses]
