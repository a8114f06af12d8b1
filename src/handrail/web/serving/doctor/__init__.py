"""Say what is unsafe or missing in this installation. In production nothing starts while something is unsafe."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.web.serving.doctor import configured, kept, machine, running
from handrail.web.serving.doctor.complaints import Check, Complaint

FIRST: tuple[Check, ...] = (*configured.CHECKS, *machine.CHECKS, kept.database)
IN_THE_DATABASE: tuple[Check, ...] = kept.CHECKS
WHILE_IT_RUNS: tuple[Check, ...] = running.CHECKS
"""What only shows where Handrail has run for a while: no reason to say it at every start."""


def examine(*, starting: bool = False) -> list[Complaint]:
    """Run every check; those that look into the database only where there is one of the right shape."""
    found = _run(FIRST)
    if not any(kept.database()):
        found += _run(IN_THE_DATABASE) + ([] if starting else _run(WHILE_IT_RUNS))
    return found


def _run(checks: Iterable[Check]) -> list[Complaint]:
    return [complaint for check in checks for complaint in check()]
