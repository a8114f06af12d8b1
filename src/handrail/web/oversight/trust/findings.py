"""The health of the schools' policies: what the engine's health check finds, counted and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.engine.study.faults.fault import CODES, Fault
from handrail.engine.study.health import health
from handrail.policies.measure import measure
from handrail.web import clock
from handrail.web.oversight.trust import standing
from handrail.web.oversight.trust.standing import Standing

GRAVE = frozenset({"HR201", "HR202", "HR203", "HR205", "HR207"})
"""Kinds that a trust would not leave to the next review."""


@dataclass(frozen=True, slots=True)
class Health:
    """One school, and how many things its policy needs looked at."""

    standing: Standing
    grave: int
    all: int


@dataclass(frozen=True, slots=True)
class Kind:
    """All findings of one kind."""

    title: str
    is_grave: bool
    faults: tuple[Fault, ...]


def by_school(found: Sequence[Standing]) -> list[Health]:
    """Count what was found, school by school; a school without a policy has nothing that could be counted."""
    counted = []
    for one in found:
        faults = _faults(one.edition.digest, clock.today()) if one.edition else ()
        counted.append(Health(one, sum(fault.code in GRAVE for fault in faults), len(faults)))
    return counted


def by_kind(one: Standing) -> list[Kind]:
    """Give the findings of one school, the gravest kind first."""
    faults = _faults(one.edition.digest, clock.today()) if one.edition else ()
    kinds = dict.fromkeys(fault.code for fault in faults)
    return [Kind(CODES[code], code in GRAVE, tuple(one for one in faults if one.code == code)) for code in kinds]


@lru_cache(maxsize=standing.KEPT)
def _faults(digest: str, day: date) -> tuple[Fault, ...]:
    return health(standing.text(digest).policy, day, measure())
