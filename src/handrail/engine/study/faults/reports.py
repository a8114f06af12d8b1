"""One report that several clauses send to different people, and none says who is to be told first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.answer import Line
from handrail.engine.pathway import pathway
from handrail.engine.policy import Policy, Step
from handrail.engine.question import Question
from handrail.engine.study.faults.cases import cases, complete, is_ordinary
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.measure import Measure
from handrail.engine.study.faults.remarks import READING


@dataclass(slots=True)
class Split:
    """A report that goes several ways: the clauses, the events, and one case."""

    clauses: dict[str, None] = field(default_factory=dict)
    events: dict[str, None] = field(default_factory=dict)
    case: dict[str, Any] = field(default_factory=dict)


def reports(policy: Policy, measure: Measure) -> Iterator[Fault]:
    """Yield a fault for each set of people to whom one doer is to report the same event."""
    splits: dict[tuple[str, tuple[str, ...]], Split] = {}
    for step in policy.steps():
        if any(duty.do in measure.reports for duty in step.duties):
            for event in step.on:
                _look(policy, step, event, measure, splits)
    for (by, duties), split in splits.items():
        said = policy.vocabulary
        events = "; ".join(said.askings[event].says for event in split.events)
        ways = " / ".join(said.duties[duty] for duty in duties)
        code, why, do = READING["reports"]
        yield Fault(
            code=code,
            clauses=tuple(name for name in policy.clauses if name in split.clauses),
            says=f"{said.actors[by]} is to report in different ways: {ways}. After: {events}.",
            why=why,
            do=do,
            about=next(iter(split.events)),
            case=split.case,
        )


def _look(
    policy: Policy, step: Step, event: str, measure: Measure, splits: dict[tuple[str, tuple[str, ...]], Split]
) -> None:
    for named in cases(step, policy.vocabulary):
        if not is_ordinary(named, policy.vocabulary):
            continue
        facts = complete(named, event, policy, measure)
        lines = pathway(policy, Question(event, facts, policy.vocabulary)).steps
        for by in {line.by for line in lines}:
            told = [line for line in lines if line.by == by and line.duty in measure.reports]
            if _differ(policy, told, event):
                split = splits.setdefault((by, tuple(sorted(line.duty for line in told))), Split())
                split.clauses.update(dict.fromkeys(clause for line in told for clause in line.clauses))
                split.events[event] = None
                split.case = split.case or {"event": event, **facts}


def _differ(policy: Policy, told: list[Line], event: str) -> bool:
    """Say whether people are told by different clauses, and no clause puts one before the other."""
    ordered = {name for step in policy.steps() if event in step.on for name in step.after}
    free = [line for line in told if line.duty not in ordered]
    return any(not set(one.clauses) & set(other.clauses) for one in free for other in free if one is not other)
