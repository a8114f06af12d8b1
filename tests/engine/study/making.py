"""Small policies for the tests of this folder, and what is at fault in them."""

from __future__ import annotations

import datetime
import re

from handrail.engine import Policy, loads
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.health import health
from handrail.policies import laws
from handrail.policies.measure import measure

DAY = datetime.date(2026, 11, 20)
HEAD = """
[policy]
id = "oakfield"
title = "Staff use of social media"
publisher = "Oakfield Primary School"
adopted = 2025-09-01
review_due = 2027-09-01
source = "Social Media Policy"
binds = ["staff"]
related = ["Disciplinary policy", "Data protection policy"]
"""


def policy(clauses: str, head: str = HEAD) -> Policy:
    """Return a policy of some clauses."""
    return loads(head + clauses, laws=laws())


def clause(name: str, *rows: str, says: str = "It says something.", more: str = "") -> str:
    """Return a clause with rules and steps, each a text of keys; one that has none is silent."""
    kinds = ["step" if re.search(r"^(do|never) =", row, re.MULTILINE) else "rule" for row in rows]
    tables = "".join(f"\n[[clause.{kind}]]\n{row}\n" for kind, row in zip(kinds, rows, strict=True))
    silent = "" if rows else 'silent = "purpose"\n'
    return f'\n[[clause]]\nid = "{name}"\nsays = "{says}"\n{silent}{more}\n{tables}'


def faults(found: Policy, code: str, on: datetime.date = DAY) -> list[Fault]:
    """Return the faults of one code."""
    return [fault for fault in health(found, on, measure()) if fault.code == code]
