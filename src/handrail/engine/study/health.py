"""The health check of a policy: every kind of fault in one list, the gravest kind first."""

from __future__ import annotations

import datetime

from handrail.engine.policy import Policy
from handrail.engine.study.faults.contradictions import contradictions
from handrail.engine.study.faults.dates import dates
from handrail.engine.study.faults.fault import CODES, Fault
from handrail.engine.study.faults.gaps import gaps
from handrail.engine.study.faults.guidance import guidance
from handrail.engine.study.faults.measure import Measure
from handrail.engine.study.faults.references import references
from handrail.engine.study.faults.remarks import remarks
from handrail.engine.study.faults.reports import reports
from handrail.engine.study.faults.services import services
from handrail.engine.study.faults.wording import wording


def health(policy: Policy, on: datetime.date, measure: Measure) -> tuple[Fault, ...]:
    """Return the faults of a policy as seen on a day: by code, and within a code the most surprising first."""
    order = list(CODES)
    gone = list(services(policy, on, measure))
    found = [
        *contradictions(policy, measure),
        *guidance(policy, on, measure, frozenset(clause for fault in gone for clause in fault.clauses)),
        *gaps(policy, measure),
        *reports(policy, measure),
        *dates(policy, on),
        *gone,
        *references(policy, measure),
        *wording(policy),
        *remarks(policy),
    ]
    return tuple(sorted(found, key=lambda fault: (order.index(fault.code), fault.rank)))
