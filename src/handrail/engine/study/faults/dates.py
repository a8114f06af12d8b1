"""The review: overdue on a day, or without a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handrail.engine.policy import Policy
from handrail.engine.study.faults.fault import Fault

YEAR, MONTH = 365.25, 30.44
"""Days."""


def dates(policy: Policy, on: datetime.date) -> Iterator[Fault]:
    """Yield what is wrong with the date of the review, as seen on a day."""
    clauses = tuple(clause.id for clause in policy.clauses.values() if "governance.review-date" in clause.topics)
    if policy.review_due is None:
        yield Fault(
            code="HR206",
            clauses=clauses,
            says="The policy sets no date for its review.",
            why=f"It is of {policy.adopted}{_ago(policy.adopted, on)}, and nobody is reminded to look at it again.",
            do="Give it a date: once a year is usual. Write review_due = ... in the head of the file.",
            about="governance.review-date",
        )
    elif policy.review_due < on:
        yield Fault(
            code="HR205",
            clauses=clauses,
            says=f"The review was due on {policy.review_due}{_ago(policy.review_due, on)}.",
            why="Law, guidance and platforms have moved since, and nobody has said that the policy still holds.",
            do="Review it now, and set the date of the next review.",
            about="governance.review-date",
        )


def _ago(day: datetime.date, on: datetime.date) -> str:
    days = (on - day).days
    for length, unit in ((YEAR, "year"), (MONTH, "month"), (1, "day")):
        if days >= length:
            count = int(days / length)
            return f", {count} {unit}{'' if count == 1 else 's'} ago"
    return ""
