"""A policy as frozen values: clauses in the order of the document, each with its rules, steps and notes.

What each part means is in `docs/reference/policy-file.md`; how it is read from a file is in `load`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.vocabulary import DAY, Vocabulary


@dataclass(frozen=True, slots=True)
class Test:
    """What a `when` table asks of one fact. Facts of one table together mean *and*."""

    fact: str
    any_of: tuple[Any, ...] = ()
    """One of these values; for a set, at least one of these words."""
    all_of: tuple[str, ...] = ()
    """All of these words of a set."""
    none_of: tuple[str, ...] = ()
    """None of these words of a set."""
    at_least: int | None = None
    """Years (inclusive), or minutes after midnight."""
    below: int | None = None
    """Years or minutes (exclusive). For a time, `below` before `at_least` wraps past midnight."""

    def holds(self, value: Any) -> bool:
        """Say whether a single value passes; sets are compiled word by word instead."""
        if self.any_of:
            return value in self.any_of
        low, high = self.at_least, self.below
        if low is not None and high is not None and high <= low:
            return bool(value >= low or value < high)
        return (low is None or value >= low) and (high is None or value < high)


Table = tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """By when a duty is to be done."""

    unit: str
    """`at-once`, `same-day`, `hours` or `working_days`."""
    amount: int = 0

    @property
    def length(self) -> int:
        """Minutes, for telling which is shorter: a school day is eight hours, a working day at least a whole one."""
        if self.unit in ("at-once", "same-day"):
            return 0 if self.unit == "at-once" else 8 * 60
        return self.amount * (60 if self.unit == "hours" else DAY)

    def as_json(self) -> str | dict[str, int]:
        """Return it as a policy file and an answer write it."""
        return {self.unit: self.amount} if self.amount else self.unit


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody must (or should) then do."""

    do: str
    by: str
    must: bool = True
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a clause, on one or more actions. `id` is `clause/number`."""

    id: str
    clause: str
    topic: str
    on: tuple[str, ...]
    binds: frozenset[str]
    when: Table = ()
    unless: tuple[Table, ...] = ()
    then: str | None = None
    needs: tuple[tuple[str, ...], ...] = ()
    """Each group is one need; of its words one is enough."""
    in_place_of: tuple[str, ...] = ()
    word: str | None = None
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a clause's pathway, after one or more events. `id` is `clause/number`."""

    id: str
    clause: str
    topic: str
    on: tuple[str, ...]
    when: Table = ()
    unless: tuple[Table, ...] = ()
    duties: tuple[Duty, ...] = ()
    never: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    in_place_of: tuple[str, ...] = ()
    binds: frozenset[str] | None = None
    """Always None: a step binds the school, whoever reports."""


@dataclass(frozen=True, slots=True)
class Note:
    """Law, guidance or a platform that moved after the edition."""

    clause: str
    since: datetime.date
    says: str
    source: str
    confirmed: bool
    names: str = ""
    """The law or service of the law file that it is about, where it names one."""

    def as_json(self) -> dict[str, Any]:
        """Return the note as an answer shows it."""
        return {
            "clause": self.clause,
            "since": self.since.isoformat(),
            "says": self.says,
            "source": self.source,
            "confirmed": self.confirmed,
        }


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault of the document itself, which its rules do not show: written down by whoever restated it."""

    clause: str
    kind: str
    """A word of `KINDS`."""
    says: str
    clauses: tuple[str, ...] = ()
    """The other clauses that it is about."""
    ask: Mapping[str, Any] = field(default_factory=dict)
    """A question, as a scenario asks it, that shows the fault."""


KINDS = ("contradiction", "reports", "reference", "unfinished", "numbering", "unclear")
"""What a remark can be about: clauses against each other, one report sent several ways, a pointer to the wrong place, a
sentence without its end, numbers out of order, words with no clear sense."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its text in the order of the document, and what it does."""

    id: str
    says: str
    heading: str = ""
    silent: str | None = None
    why: str = ""
    topics: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One edition of one policy. `head` keeps the whole `[policy]` table."""

    id: str
    title: str
    publisher: str
    adopted: datetime.date
    review_due: datetime.date | None
    source: str
    binds: frozenset[str]
    clauses: Mapping[str, Clause] = field(repr=False)
    vocabulary: Vocabulary = field(repr=False, compare=False)
    head: Mapping[str, Any] = field(repr=False, compare=False)
    compiled: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What has been worked out, an action or event each; never part of the value."""

    def rules(self) -> Iterator[Rule]:
        """Yield every rule, in document order."""
        return (rule for clause in self.clauses.values() for rule in clause.rules)

    def steps(self) -> Iterator[Step]:
        """Yield every step, in document order."""
        return (step for clause in self.clauses.values() for step in clause.steps)

    @property
    def scope(self) -> tuple[str, ...]:
        """The clauses that say whom the policy binds."""
        return tuple(
            clause.id
            for clause in self.clauses.values()
            if "scope.who" in clause.topics or any(rule.topic == "scope.who" for rule in clause.rules)
        )
