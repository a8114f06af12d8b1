"""A clause as a reader sees it: its text, what its rules and steps mean in words, why it has none, what came later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handrail.engine import Policy
from handrail.engine.policy import Clause, Duty, Note, Rule, Step, Table, Test
from handrail.engine.vocabulary import Vocabulary

VERDICTS = {
    "prohibited": ("Not allowed", "red"),
    "advised-against": ("Better not", "orange"),
    "permitted": ("Allowed", "green"),
    None: ("To do", "blue"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One rule or step in words."""

    id: str
    verdict: str
    colour: str
    on: tuple[str, ...]
    """What it is about, one sentence for each action or event."""
    lines: tuple[tuple[str, str], ...]
    """A label and a text: when, unless, needs, who must."""

    @property
    def text(self) -> str:
        """All of it as one text, to search in."""
        return " ".join([self.verdict, *self.on, *(f"{label} {text}" for label, text in self.lines)])


@dataclass(frozen=True, slots=True)
class ClauseInWords:
    """One clause of the page."""

    id: str
    heading: str
    """The heading that stands before it; empty where the clause before has the same."""
    says: str
    rules: tuple[Wording, ...]
    silent: str
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """All of it as one text, to search in."""
        parts = [self.id, self.heading, self.says, self.silent, *(rule.text for rule in self.rules)]
        return " ".join([*parts, *(note.says for note in self.notes)]).casefold()


def tell(policy: Policy) -> tuple[ClauseInWords, ...]:
    """Tell a policy, in the order of the document."""
    told, heading = [], ""
    for clause in policy.clauses.values():
        told.append(_clause(clause, policy, "" if clause.heading == heading else clause.heading))
        heading = clause.heading
    return tuple(told)


def _clause(clause: Clause, policy: Policy, heading: str) -> ClauseInWords:
    words = policy.vocabulary
    rules = [_rule(rule, policy) for rule in clause.rules] + [_step(step, words) for step in clause.steps]
    silent = ""
    if clause.silent:
        silent = f"Orders nothing by itself. {words.silences[clause.silent]}. {clause.why}".strip()
    return ClauseInWords(clause.id, heading, clause.says, tuple(rules), silent, clause.notes)


def _rule(rule: Rule, policy: Policy) -> Wording:
    words = policy.vocabulary
    verdict, colour = VERDICTS[rule.then]
    if rule.needs:
        verdict, colour = "Allowed if", "green"
    lines = list(_conditions(rule.when, rule.unless, words))
    if rule.binds != policy.binds:
        lines.insert(0, ("For", _or(words.facts["role"].says[role] for role in sorted(rule.binds))))
    lines += [("Needed first", _or(words.facts["met"].says[word] for word in need)) for need in rule.needs]
    lines += _ending(rule.in_place_of, rule.duties, words)
    return Wording(rule.id, verdict, colour, tuple(words.askings[name].says for name in rule.on), tuple(lines))


def _step(step: Step, words: Vocabulary) -> Wording:
    lines = [*_conditions(step.when, step.unless, words), *_ending(step.in_place_of, step.duties, words)]
    lines += [("Never", words.duties[duty]) for duty in step.never]
    lines += [("After", words.duties[duty]) for duty in step.after]
    return Wording(
        step.id, "If it happens", "purple", tuple(words.askings[name].says for name in step.on), tuple(lines)
    )


def _conditions(when: Table, unless: Iterable[Table], words: Vocabulary) -> Iterator[tuple[str, str]]:
    for test in when:
        yield "When", _test(test, words)
    for table in unless:
        yield "Unless", "; and ".join(_test(test, words) for test in table)


def _ending(in_place_of: Iterable[str], duties: Iterable[Duty], words: Vocabulary) -> Iterator[tuple[str, str]]:
    if named := ", ".join(in_place_of):
        yield "Instead of", f"clause {named}"
    for duty in duties:
        who = "You" if duty.by == "asker" else words.actors[duty.by]
        yield f"{who} {'must' if duty.must else 'should'}", f"{words.duties[duty.do]}{_within(duty)}"


def _within(duty: Duty) -> str:
    if duty.within is None:
        return ""
    if duty.within.amount == 0:
        return {"at-once": " (at once)", "same-day": " (the same day)"}[duty.within.unit]
    unit = "working day" if duty.within.unit == "working_days" else "hour"
    return f" (within {duty.within.amount} {unit}{'' if duty.within.amount == 1 else 's'})"


def _test(test: Test, words: Vocabulary) -> str:
    fact = words.facts[test.fact]
    parts = []
    if test.any_of:
        parts.append(_or(_value(fact.says, value) for value in test.any_of))
    if test.all_of:
        parts.append("all of: " + "; ".join(fact.says[word] for word in test.all_of))
    if test.none_of:
        parts.append("none of: " + "; ".join(fact.says[word] for word in test.none_of))
    if test.at_least is not None:
        parts.append(f"from {_clock(test.at_least)}" if fact.type == "time" else f"{test.at_least} or more")
    if test.below is not None:
        parts.append(f"until {_clock(test.below)}" if fact.type == "time" else f"less than {test.below}")
    return f"{fact.ask} {', '.join(parts)}"


def _value(says: object, value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(says.get(value, value)) if hasattr(says, "get") else str(value)


def _or(texts: Iterable[str]) -> str:
    return "; or: ".join(texts)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
