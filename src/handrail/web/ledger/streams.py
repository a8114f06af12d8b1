"""Find or open a stream, and read where its chain stands."""

import uuid
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Subquery

from handrail.web import clock
from handrail.web.ledger.models import Entry, Stream
from handrail.web.ledger.proof import chain

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
_TIP = "SELECT n, link, at FROM ledger_entry WHERE stream = %s ORDER BY n DESC LIMIT 1"


def general(*, school: Any = None, trust: Any = None) -> Stream:
    """Give the general stream of a school or a trust, or else the installation's; open it if need be."""
    if school is not None and trust is not None:
        raise ValueError("An entry belongs to a school or to its trust, not to both.")
    school_id, trust_id = _key(school), _key(trust)
    given = [(name, key) for name, key in (("school_id", school_id), ("trust_id", trust_id)) if key]
    asked = " AND ".join([f"{name} = %s" for name, _ in given]) or "school_id IS NULL AND trust_id IS NULL"
    query = f"SELECT id, payload FROM ledger_stream WHERE sort = 'general' AND {asked}"  # noqa: S608 - two column names
    with connection.cursor() as cursor:
        cursor.execute(query, [key for _, key in given])
        row = cursor.fetchone()
    if row is None:
        return _open("general", school_id=school_id, trust_id=trust_id)
    return Stream(id=row[0], payload=row[1], sort="general", school_id=school_id, trust_id=trust_id)


def entries_of(*, school: Any) -> QuerySet[Entry]:
    """Give the entries of a school's general stream, for reading; opens none where nothing has happened yet."""
    general = Stream.objects.filter(sort="general", school_id=_key(school), trust_id=None)
    return Entry.objects.filter(stream=Subquery(general.values("id")[:1]))


def seals() -> Stream:
    """Give the stream in which the heads of sealed streams are sealed."""
    found = Stream.objects.filter(sort="seals", school_id=None, trust_id=None).first()
    return found or _open("seals", school_id=None, trust_id=None)


def open_sealed(*, school: Any) -> Stream:
    """Open a stream for one case: no page counts it, and its head never leaves the database by itself."""
    return _open("case", school_id=_key(school), trust_id=None, sealed=True)


def school_of(row: Any) -> Any:
    """Give the school that a row belongs to, or the row itself when it is one."""
    if row is None:
        return None
    return row if row._meta.label_lower == "people.school" else getattr(row, "school_id", None)


def locked_tip(stream: Stream) -> tuple[int, str, str]:
    """Give number, link and time of the last entry, and let nobody else add to the stream until we commit."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # SQLite has one writer at a time. A row lock would need the right to update, which we may lack. Both go in
            # one trip, for others wait from the lock on; each sees what was committed before it began.
            cursor.execute(f"{_LOCK}; {_TIP}", [stream.id, stream.id])
            cursor.nextset()
        else:
            cursor.execute(_TIP, [stream.id])
        return cursor.fetchone() or (0, chain.opening(stream.payload), "")


def _open(sort: str, *, school_id: str | None, trust_id: str | None, sealed: bool = False) -> Stream:
    key, opened = str(uuid.uuid4()), clock.now().strftime(chain.MOMENT)
    body = {
        "id": key,
        "opened": opened,
        "school": school_id,
        "sealed": sealed,
        "sort": sort,
        "trust": trust_id,
        "v": chain.FORMAT,
    }
    stream = Stream(
        id=key, sort=sort, school_id=school_id, trust_id=trust_id, sealed=sealed, payload=chain.canonical(body)
    )
    if sort == "case":
        stream.save(force_insert=True)
        return stream
    # Two that open the same stream at once: the second finds the first's.
    Stream.objects.bulk_create([stream], ignore_conflicts=True)
    return Stream.objects.get(sort=sort, school_id=school_id, trust_id=trust_id)


def _key(owner: Any) -> str | None:
    """Give the id of an owner who may be given as a row or as an id."""
    if owner is None:
        return None
    return str(owner if isinstance(owner, uuid.UUID) else owner.pk)
