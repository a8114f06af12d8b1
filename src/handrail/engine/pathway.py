"""The pathway after an event: who does what by when, in order, and what nobody does."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.engine.answer import Line, Never, Pathway, notes
from handrail.engine.errors import QuestionError
from handrail.engine.inquiry import Duties, Inquiry, Speaking, duties_of, other_values
from handrail.engine.order import in_order
from handrail.engine.policy import Policy, Step
from handrail.engine.question import Question
from handrail.engine.sheet import Sheet, Start, compile_sheet
from handrail.engine.variables import Words


@dataclass(frozen=True, slots=True)
class Steps:
    """A sheet of steps after one event."""

    policy: Policy
    speaking: Speaking
    duties: tuple[Duties, ...]
    never: dict[str, int]
    """Duty to the steps that say it is never done."""

    @property
    def sheet(self) -> Sheet:
        """The steps as masks."""
        return self.speaking.sheet


def pathway(policy: Policy, question: Question) -> Pathway:
    """Return what is to be done after an event.

    A policy that says nothing of the event gives a pathway without steps. Facts
    that nobody gave and that would add, take away or change a step are in `ask`:
    unknown ones first, then those of which something was assumed.
    An action instead of an event raises QuestionError.
    """
    steps = _steps(policy, question)
    start = steps.sheet.start(question.facts)
    lines, never, ask = _look(steps, start)
    also = []
    for fact, others in other_values(steps.sheet, start):
        free = list(range(fact.position, fact.position + len(fact.variables))) if isinstance(fact, Words) else []
        unknown = sorted([*start.unknown, *free])
        if any(_look(steps, start._replace(alive=other, unknown=unknown)) != (lines, never, ask) for other in others):
            also.append(fact.fact)
    order = list(policy.vocabulary.facts)
    shown = [clause for line in lines for clause in line.clauses] + [clause for row in never for clause in row.clauses]
    return Pathway(lines, never, (*ask, *sorted(also, key=order.index)), notes(policy, shown))


def _steps(policy: Policy, question: Question) -> Steps:
    """Return what the policy says of an event, compiled once."""
    found = policy.compiled.get(question.word)
    if not isinstance(found, Steps):
        found = policy.compiled[question.word] = _compile(policy, question)
    return found


def _compile(policy: Policy, question: Question) -> Steps:
    if not question.is_event:
        hint = "Ask for a verdict instead."
        raise QuestionError("wrong-kind", f'"{question.word}" is an action, not an event.', hint)
    sheet = compile_sheet(policy, question.word)
    never: dict[str, int] = {}
    for number, step in enumerate(sheet.rules):
        for duty in step.never if isinstance(step, Step) else ():
            never[duty] = never.get(duty, 0) | 1 << number
    return Steps(policy, Speaking.of(sheet), duties_of(sheet), never)


def _look(steps: Steps, start: Start) -> tuple[tuple[Line, ...], tuple[Never, ...], tuple[str, ...]]:
    """Return the steps and what is never done that come out in every completion, and the unknown facts that matter."""
    inquiry = Inquiry.of(steps.speaking, start)
    must, may, _, _ = inquiry.state
    lines = inquiry.lines(steps.duties, lambda duty: steps.never.get(duty, 0))
    never = [
        Never(duty, _clauses(steps.sheet, must & mask or may & mask))
        for duty, mask in steps.never.items()
        if inquiry.speaks(mask)
    ]
    facts = inquiry.facts(inquiry.undecided)
    ask = tuple(name for name in steps.policy.vocabulary.facts if name in facts)
    return _ordered(steps.sheet, may, lines), tuple(never), ask


def _clauses(sheet: Sheet, mask: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.clause for number, step in enumerate(sheet.rules) if mask >> number & 1))


def _ordered(sheet: Sheet, may: int, lines: list[Line]) -> tuple[Line, ...]:
    """Put each line after all lines of the duties that its steps name, ties in document order."""
    after: dict[Line, list[Line]] = {}
    for line in lines:
        named = {
            name
            for number, step in enumerate(sheet.rules)
            if isinstance(step, Step) and may >> number & 1
            for name in step.after
            if any(duty.do == line.duty and duty.by == line.by for duty in step.duties)
        }
        after[line] = [other for other in lines if other.duty in named]
    return tuple(in_order(after) or lines)
