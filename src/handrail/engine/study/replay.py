"""Kept questions under two editions: whose verdict, conditions, duties or steps would change.

Kept questions repeat, and most facts of a question do not matter to its answer. So what came out is kept by the facts
that some rule of either edition looks at: a million questions need no more memory than a thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.answer import Line
from handrail.engine.decide import decide
from handrail.engine.pathway import pathway
from handrail.engine.policy import Policy, Within
from handrail.engine.question import Question
from handrail.engine.study.facts import all_statements, facts_of

KEPT = 1 << 16
"""Outcomes that are kept at most; then all are forgotten and gathered anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one question would get under the new edition and did not under the old, and the other way round."""

    outcome: tuple[str, str] | None
    """The verdicts under the old and the new edition; None for an event."""
    more: Mapping[str, tuple[str, ...]]
    """`conditions`, `duties`, `steps` or `never` to what is new."""
    less: Mapping[str, tuple[str, ...]]
    """The same, to what has gone."""
    is_reordered: bool = False
    """Whether the same steps come in another order."""

    @property
    def is_verdict(self) -> bool:
        """Whether the verdict itself changed."""
        return self.outcome is not None and self.outcome[0] != self.outcome[1]

    def as_json(self) -> dict[str, Any]:
        """Return it as the command line writes it."""
        row: dict[str, Any] = {"more": {key: list(values) for key, values in self.more.items()}}
        row["less"] = {key: list(values) for key, values in self.less.items()}
        if self.outcome:
            row = {"old": self.outcome[0], "new": self.outcome[1], **row}
        return {**row, "reordered": True} if self.is_reordered else row


@dataclass(slots=True)
class Replay:
    """Two editions, the older first, and what came out of the questions put to them so far."""

    old: Policy
    new: Policy
    matter: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Action or event to the facts that either edition looks at; none where they say the same."""
    kept: dict[tuple[Any, ...], Change | None] = field(default_factory=dict)

    def put(self, question: Question) -> Change | None:
        """Return what changes for a question, or None where nothing does."""
        word, given = question.word, question.facts
        matter = self.matter.get(word)
        if matter is None:
            matter = self.matter[word] = self._matter(word)
        if not matter:
            return None
        key = (word, *[given.get(name) for name in matter])
        if key in self.kept:
            return self.kept[key]
        if len(self.kept) >= KEPT:
            self.kept.clear()
        change = self.kept[key] = _steps(self, question) if question.is_event else _verdict(self, question)
        return change

    def _matter(self, word: str) -> tuple[str, ...]:
        """Return the facts that can make a difference: none where both editions say the same of an action or event."""
        old, new = ([one for one in all_statements(policy) if word in one.on] for policy in (self.old, self.new))
        return () if old == new else tuple(sorted(facts_of(self.old, word) | facts_of(self.new, word)))


def _verdict(replay: Replay, question: Question) -> Change | None:
    old, new = decide(replay.old, question), decide(replay.new, question)
    before = {"conditions": old.outstanding, "duties": _lines(old.duties)}
    after = {"conditions": new.outstanding, "duties": _lines(new.duties)}
    more, less = _beyond(after, before), _beyond(before, after)
    if old.outcome == new.outcome and not more and not less:
        return None
    return Change((old.outcome, new.outcome), more, less)


def _steps(replay: Replay, question: Question) -> Change | None:
    old, new = pathway(replay.old, question), pathway(replay.new, question)
    before = {"steps": _lines(old.steps), "never": tuple(row.duty for row in old.never)}
    after = {"steps": _lines(new.steps), "never": tuple(row.duty for row in new.never)}
    more, less = _beyond(after, before), _beyond(before, after)
    is_reordered = not more and not less and before["steps"] != after["steps"]
    return Change(None, more, less, is_reordered) if more or less or is_reordered else None


def _lines(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return duties as texts that differ when the duty, its doer, its force or its time limit does."""
    return tuple(f"{line.by} {'must' if line.must else 'should'} {line.duty}{_limit(line.within)}" for line in lines)


def _limit(within: Within | None) -> str:
    if within is None:
        return ""
    return f" within {within.amount} {within.unit.replace('_', ' ')}" if within.amount else f" {within.unit}"


def _beyond(these: Mapping[str, tuple[str, ...]], those: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return, by kind, what is in these and not in those."""
    found = {kind: tuple(value for value in values if value not in those[kind]) for kind, values in these.items()}
    return {kind: values for kind, values in found.items() if values}
