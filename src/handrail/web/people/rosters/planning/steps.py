"""A plan: steps that can be shown to a person and done later, and the lines that were refused.

A step's deeds are ids, values and what they were before, as JSON can hold them. New rows have their ids already, so a
step that is done again makes nothing twice; a step whose old values no longer fit is put aside and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

NEW, CHANGED, LEFT = "new", "changed", "left"
VERDICTS = (NEW, CHANGED, LEFT)
Deeds = dict[str, list[Any]]


@dataclass(slots=True)
class Step:
    """What one person or pupil would see changed."""

    verdict: str
    who: str
    says: list[str] = field(default_factory=list)
    line: int | None = None
    deeds: Deeds = field(default_factory=dict)

    def add(self, deed: str, *facts: Any) -> None:
        """Put one more deed into the step."""
        self.deeds.setdefault(deed, []).append([plain(fact) for fact in facts])


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that changes nothing, or somebody who stays as they are, and why."""

    line: int | None
    who: str
    why: str


@dataclass(slots=True)
class Plan:
    """All that a file would change."""

    steps: list[Step] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)

    def refuse(self, line: int | None, who: str, why: str) -> None:
        """Leave a line out, and say so."""
        self.refused.append(Refused(line, who, why))

    @property
    def counts(self) -> dict[str, int]:
        """Say how many there are of each."""
        counts = {verdict: sum(step.verdict == verdict for step in self.steps) for verdict in VERDICTS}
        return {**counts, "unchanged": self.unchanged, "refused": len(self.refused)}

    def in_order(self) -> list[Step]:
        """Give the steps as they are shown and done: the new ones first, for others may need them."""
        return sorted(self.steps, key=lambda step: VERDICTS.index(step.verdict))


def plain(fact: Any) -> Any:
    """Give a fact as JSON can hold it."""
    if isinstance(fact, date):
        return fact.isoformat()
    return str(fact) if isinstance(fact, UUID) else fact


def new_id() -> str:
    """Give the id of a row that will be made."""
    return str(uuid4())


def told(day: date | None) -> str:
    """Tell a date as a person reads it."""
    return f"{day.day} {day:%B %Y}" if day else "no date"


def fold(*parts: str) -> str:
    """Give names as they are compared: without case and outer blanks."""
    return " ".join(" ".join(parts).casefold().split())


def listed(words: Iterable[str]) -> str:
    """Give some words with commas between."""
    return ", ".join(words)
