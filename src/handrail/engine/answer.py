"""What comes back: an answer to a question about an action, or the pathway after an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.policy import Note, Policy, Rule, Within


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, with the clause that it stands in."""

    rule: str
    clauses: tuple[str, ...]
    then: str | None
    word: str | None
    says: str

    def as_json(self) -> dict[str, Any]:
        """Return the reason as the command line writes it."""
        return {
            "rule": self.rule,
            "clauses": list(self.clauses),
            "then": self.then,
            "word": self.word,
            "says": self.says,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One duty of one doer: clauses joined, must before should, the shortest time limit."""

    duty: str
    by: str
    must: bool
    within: Within | None
    clauses: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the line as the command line writes it."""
        row: dict[str, Any] = {"duty": self.duty, "by": self.by, "word": "must" if self.must else "should"}
        if self.within:
            row["within"] = self.within.as_json()
        return {**row, "clauses": list(self.clauses)}


@dataclass(frozen=True, slots=True)
class Never:
    """A duty of leaving something alone, whoever one is, on the way through a pathway."""

    duty: str
    clauses: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as the command line writes it."""
        return {"duty": self.duty, "clauses": list(self.clauses)}


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on an action, and all that goes with it; what each part means is in `docs/reference/answers.md`."""

    outcome: str
    possible: tuple[str, ...]
    ask: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    outstanding: tuple[str, ...] = ()
    outstanding_any: tuple[tuple[str, ...], ...] = ()
    duties: tuple[Line, ...] = ()
    advice: tuple[Reason, ...] = ()
    ask_also: tuple[str, ...] = ()
    assumed: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    scope: tuple[str, ...] = ()
    """The clauses that say whom the policy binds, where it does not bind the asker."""

    @property
    def outstanding_all(self) -> tuple[str, ...]:
        """The needs of which each one is missing, without those words of which one of a group is enough."""
        of_groups = {word for group in self.outstanding_any for word in group}
        return tuple(word for word in self.outstanding if word not in of_groups)

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the command line writes it."""
        row: dict[str, Any] = {
            "outcome": self.outcome,
            "possible": list(self.possible),
            "ask": list(self.ask),
            "reasons": [reason.as_json() for reason in self.reasons],
            "outstanding": list(self.outstanding),
            "outstanding_any": [list(group) for group in self.outstanding_any],
            "duties": [line.as_json() for line in self.duties],
            "advice": [reason.as_json() for reason in self.advice],
            "ask_also": list(self.ask_also),
            "assumed": dict(self.assumed),
            "notes": [note.as_json() for note in self.notes],
        }
        return {**row, "scope": list(self.scope)} if self.scope else row


@dataclass(frozen=True, slots=True)
class Pathway:
    """What is to be done after an event, in order, and what never; `ask` names facts that would change it."""

    steps: tuple[Line, ...] = ()
    never: tuple[Never, ...] = ()
    ask: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the pathway as the command line writes it."""
        return {
            "steps": [line.as_json() for line in self.steps],
            "never": [never.as_json() for never in self.never],
            "ask": list(self.ask),
            "notes": [note.as_json() for note in self.notes],
        }


def reason(policy: Policy, rule: Rule) -> Reason:
    """Return a rule as a reason, with its clause's text."""
    return Reason(rule.id, (rule.clause,), rule.then, rule.word, policy.clauses[rule.clause].says)


def notes(policy: Policy, clauses: Iterable[str]) -> tuple[Note, ...]:
    """Return the dated notes on the clauses shown, each once, in the order in which the clauses are shown."""
    return tuple([note for clause in dict.fromkeys(clauses) for note in policy.clauses[clause].notes])
