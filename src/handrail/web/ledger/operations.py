"""Add to the ledger. `record` is the only way to write an entry, and it insists on the transaction of what it tells of.

Record last in an operation: from then until the commit, others who write to the same stream wait.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from handrail.web import clock, crashpoints
from handrail.web.ledger import kinds, streams
from handrail.web.ledger.errors import ClockWentBack, OutsideOperation, UnfitFact
from handrail.web.ledger.fields import reference
from handrail.web.ledger.models import Entry, Salt, Stream
from handrail.web.ledger.proof import chain

_COLUMNS = ("id", "stream", "n", "at", "kind", "by_id", "about", "payload", "link")
_INSERT = f"INSERT INTO ledger_entry ({', '.join(_COLUMNS)}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"  # noqa: S608


@dataclass(frozen=True)
class Deed:
    """What was done to one row: the part of an entry that differs when many are recorded at once."""

    about: Any = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def record(
    kind: str,
    *,
    by: Any,
    about: Any = None,
    facts: Mapping[str, Any] | None = None,
    school: Any = None,
    trust: Any = None,
    stream: Stream | None = None,
) -> Entry:
    """Record one thing that happened, in the transaction in which it happens.

    The entry goes to the stream given, or to the general stream of the school or trust given, or of the school that
    `about` belongs to. `by` is the person who did it, or None for Handrail itself. Raises UnknownKind, UnfitFact,
    OutsideOperation or ClockWentBack, and then nothing of the operation happens.
    """
    deeds = [Deed(about, facts or {})]
    return record_each(kind, deeds, by=by, school=school or streams.school_of(about), trust=trust, stream=stream)[0]


def record_each(
    kind: str,
    deeds: Iterable[Deed],
    *,
    by: Any,
    school: Any = None,
    trust: Any = None,
    stream: Stream | None = None,
) -> list[Entry]:
    """Record the same kind of thing for many rows at once, in a handful of queries."""
    require_operation()
    sort = kinds.named(kind)
    prepared = [(_about(sort, deed.about), *sort.store(deed.facts)) for deed in deeds]
    if not prepared:
        return []
    crashpoints.reach("ledger.before-entry")
    place = stream or streams.general(school=school, trust=trust)
    entries, salts = _chained(place, kind, _person(by), prepared)
    _insert(entries)
    if salts:
        Salt.objects.bulk_create(salts, batch_size=500)
    crashpoints.reach("ledger.after-entry")
    return entries


def _insert(entries: list[Entry]) -> None:
    # In SQL, because every operation comes through here and the ORM would take longer than the disk.
    rows = [[getattr(entry, name) for name in _COLUMNS] for entry in entries]
    with connection.cursor() as cursor:
        if len(rows) == 1:  # a pipeline for one row would be a longer trip to PostgreSQL
            cursor.execute(_INSERT, rows[0])
        else:
            cursor.executemany(_INSERT, rows)


def require_operation() -> None:
    """Refuse unless a transaction of our own is open; the one that wraps each test does not count."""
    ours = [block for block in connection.atomic_blocks if not getattr(block, "_from_testcase", False)]
    if not ours:
        raise OutsideOperation("Record inside transaction.atomic(), in the operation that the entry tells of.")


def _chained(
    stream: Stream, kind: str, by: str | None, prepared: list[tuple[str | None, dict[str, Any], dict[str, str]]]
) -> tuple[list[Entry], list[Salt]]:
    n, link, last_at = streams.locked_tip(stream)
    at, behind = _time_after(last_at)
    entries, salts = [], []
    for about, facts, salted in prepared:
        n += 1
        columns = {
            "about": about,
            "at": at,
            "by": by,
            "id": str(uuid.uuid4()),
            "kind": kind,
            "n": n,
            "stream": stream.id,
        }
        payload = chain.canonical({**columns, "facts": {**facts, **behind}})
        link = chain.link(link, payload)
        columns["by_id"] = columns.pop("by")
        entries.append(Entry(payload=payload, link=link, **columns))
        salts += [Salt(entry=columns["id"], fact=fact, salt=salt) for fact, salt in salted.items()]
    return entries, salts


def _time_after(last_at: str) -> tuple[str, dict[str, str]]:
    """Give the time of the next entry: never before the last one; where the clock lags a little, the entry says so."""
    at = clock.now().strftime(chain.MOMENT)
    if at >= last_at:
        return at, {}
    allowed: timedelta = settings.LEDGER_CLOCK_BEHIND
    if (clock.now() + allowed).strftime(chain.MOMENT) < last_at:
        raise ClockWentBack(
            f"The clock of this machine says {at}, and the last entry was made at {last_at}. "
            "Nothing was changed. Somebody has to put the clock right."
        )
    return last_at, {"clock": at}


def _about(kind: kinds.Kind, about: Any) -> str | None:
    if about is None and kind.about is None:
        return None
    return reference(about, kind.about)


def _person(by: Any) -> str | None:
    if by is None:
        return None
    key = getattr(by, "pk", None)
    if not isinstance(key, uuid.UUID):
        raise UnfitFact("An entry is made by a person with an account, or by Handrail itself (None).")
    return str(key)
