"""Clauses that contradict each other: one allows in its own plain case what another forbids or ties to conditions.

The case is the permission's: the facts that it names, all else as it ordinarily is. A ban on something of which the
permission says nothing (an abusive text on an official page) is a limit and no contradiction. A general ban that leaves
no room for the narrower permission is one: the text names no exception, so the permission never comes to anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.answer import Answer
from handrail.engine.decide import decide
from handrail.engine.policy import Policy, Rule
from handrail.engine.question import Question
from handrail.engine.study.faults.cases import cases, complete
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.measure import Measure

FORBIDS = {
    "prohibited": ("forbids", "forbid"),
    "conditional": ("ties to conditions", "tie to conditions"),
    "advised-against": ("advises against", "advise against"),
}
"""What a stricter clause does, and what several do; the most surprising first."""


@dataclass(slots=True)
class Clash:
    """What stands against one clause's permissions, as far as it has been found."""

    clauses: set[str] = field(default_factory=set)
    case: Mapping[str, Any] = field(default_factory=dict)
    hits: int = 0
    of: int = 0
    """Of so many plain cases of the permissions that clash at all."""
    free: bool = False
    """Whether a permission without conditions is among them."""


def contradictions(policy: Policy, measure: Measure) -> Iterator[Fault]:
    """Yield a fault for each clause whose permission other clauses take away."""
    clashes: dict[tuple[str, str], Clash] = {}
    for rule in policy.rules():
        if rule.then == "permitted":
            for word in rule.on:
                _look(policy, rule, word, measure, clashes)
    for (clause, outcome), clash in clashes.items():
        yield _fault(policy, clause, outcome, clash)


def _look(policy: Policy, rule: Rule, word: str, measure: Measure, clashes: dict[tuple[str, str], Clash]) -> None:
    """Ask the permission's plain cases, with its conditions in place, and note which clauses decide otherwise."""
    found: dict[str, Clash] = {}
    speaks = 0
    for named in cases(rule, policy.vocabulary):
        facts = complete(named, word, policy, measure)
        if rule.needs:
            facts["met"] = sorted({need[0] for need in rule.needs})
        answer = decide(policy, Question(word, facts, policy.vocabulary))
        if rule.id not in [one.rule for one in (*answer.advice, *answer.reasons)]:
            continue
        speaks += 1
        others = _against(answer, rule)
        if others:
            clash = found.setdefault(answer.outcome, Clash(case={"action": word, **facts}, free=not rule.needs))
            clash.clauses |= others
            clash.hits += 1
    for outcome, clash in found.items():
        kept = clashes.setdefault((rule.clause, outcome), Clash(case=clash.case))
        kept.clauses |= clash.clauses
        kept.hits, kept.of, kept.free = kept.hits + clash.hits, kept.of + speaks, kept.free or clash.free


def _against(answer: Answer, rule: Rule) -> set[str]:
    """Return the clauses that decide otherwise; none where the clause itself sets the limit."""
    strict = {clause for reason in answer.reasons for clause in reason.clauses}
    if answer.outcome == "permitted" or rule.clause in strict or (answer.outcome == "conditional" and rule.needs):
        return set()
    return strict


def _fault(policy: Policy, clause: str, outcome: str, clash: Clash) -> Fault:
    others = [name for name in policy.clauses if name in clash.clauses]
    named = f"{'clause' if len(others) == 1 else 'clauses'} {_and(others)}"
    allows = "allows" if clash.free else "allows on conditions"
    always = clash.hits == clash.of
    share = "every plain case" if always else f"{clash.hits} of {clash.of} plain cases"
    return Fault(
        code="HR201",
        clauses=(clause, *others),
        says=f"Clause {clause} {allows} what {named} {FORBIDS[outcome][len(others) > 1]}.",
        why=f"Neither names the other as an exception. The stricter one holds, in {share} of the permission.",
        do="Decide which is meant. Then name the exception in the stricter clause, or take the permission out.",
        case=clash.case,
        rank=list(FORBIDS).index(outcome) * 4 + (not always) * 2 + (not clash.free),
    )


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
