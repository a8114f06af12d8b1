"""One fault of a policy: its code, its clauses, why it is one, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CODES = {
    "HR201": "Clauses that contradict each other",
    "HR202": "In conflict with law or guidance",
    "HR203": "Nothing said of what to do when it happens",
    "HR204": "One report sent several ways",
    "HR205": "The review is overdue",
    "HR206": "No date for a review",
    "HR207": "A service or guidance that has gone",
    "HR208": "A reference that leads nowhere, or to the wrong place",
    "HR209": "A sentence without its end",
    "HR210": "Numbers that do not follow each other",
    "HR211": "Words with no clear sense",
    "HR212": "Law or guidance that came after the edition",
    "HR213": "A topic that is not covered",
}
"""Every code of a health check, the gravest first. Codes are stable: a published one never changes its meaning."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing about a policy that somebody should look at."""

    code: str
    says: str
    why: str
    do: str
    """What to do about it."""
    clauses: tuple[str, ...] = ()
    about: str = ""
    """The topic, event, law or service that it is about."""
    case: Mapping[str, Any] = field(default_factory=dict)
    """A question that shows it, as a line of JSON asks it."""
    rank: int = 0
    """How surprising it is among faults of its code: the lower, the more."""

    def as_json(self) -> dict[str, Any]:
        """Return the fault as the command line writes it."""
        return {
            "code": self.code,
            "title": CODES[self.code],
            "clauses": list(self.clauses),
            "says": self.says,
            "why": self.why,
            "do": self.do,
            "about": self.about,
            "case": dict(self.case),
        }
