"""What an edition orders, without how it says it: two editions of the same rules ask nobody to sign again.

Left out are the clause's text, the document's modal word and the topic. The order of rules never matters.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from handrail.engine import Policy
from handrail.engine.policy import Clause, Rule, Step
from handrail.web.handbook import reading
from handrail.web.handbook.models import Edition

WORDING = ("id", "clause", "topic", "word")
KEPT = 256


def content(clause: Clause) -> tuple[str, ...]:
    """Give the rules and steps of a clause as texts that are the same when they order the same."""
    statements: tuple[Rule | Step, ...] = (*clause.rules, *clause.steps)
    return tuple(sorted(_plain(asdict(statement)) for statement in statements))


def _plain(statement: dict[str, Any]) -> str:
    kept = {name: value for name, value in statement.items() if name not in WORDING}
    for name in ("on", "in_place_of", "never", "after"):
        kept[name] = sorted(kept.get(name, ()))
    return json.dumps(kept, sort_keys=True, default=sorted)


def changed(before: Policy, after: Policy) -> tuple[str, ...]:
    """Give the clauses that order something else than before, those that came and those that went, in order."""
    return tuple(_changed(before, after))


def _changed(before: Policy, after: Policy) -> Iterator[str]:
    for name, clause in after.clauses.items():
        old = before.clauses.get(name)
        if content(clause) != (content(old) if old else ()):
            yield name
    yield from (name for name, clause in before.clauses.items() if name not in after.clauses and content(clause))


def fingerprint(policy: Policy) -> str:
    """Give a digest that is the same for two editions exactly when no clause orders anything else."""
    found = {name: content(clause) for name, clause in policy.clauses.items() if content(clause)}
    return sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def of(edition: Edition) -> str:
    """Give the fingerprint of an edition, worked out once in each process."""
    kept = _known.get(edition.digest)
    if kept is None:
        kept = _known[edition.digest] = fingerprint(reading.page(edition).policy)
        while len(_known) > KEPT:
            _known.pop(next(iter(_known)))
    return kept


_known: dict[str, str] = {}
