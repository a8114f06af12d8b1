"""Reading the record and taking a copy of it are themselves recorded."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.db import transaction

from handrail.web import clock
from handrail.web.ledger import export, streams
from handrail.web.ledger.operations import record
from handrail.web.ledger.proof import chain
from handrail.web.oversight import access
from handrail.web.people.models import Person, School

READ = "oversight.record-read"


def note_reading(*, school: School, by: Person) -> None:
    """Record that somebody read the record: once for each person and day, or it would soon tell of nothing else."""
    access.may_read_record(by, school).or_raise()
    if not _has_read_today(school, by):
        with transaction.atomic():
            record(READ, by=by, school=school)


@transaction.atomic
def take_copy(*, school: School, by: Person) -> Iterator[str]:
    """Give the lines of a copy that `handrail verify-ledger` can check; that it was taken is its last entry."""
    access.may_read_record(by, school).or_raise()
    entry = record("ledger.exported", by=by, school=school)
    return export.lines(streams.general(school=school), until=entry.n)


def _has_read_today(school: School, by: Person) -> bool:
    midnight = datetime.combine(clock.today(), time(0), clock.LONDON).astimezone(UTC).strftime(chain.MOMENT)
    return streams.entries_of(school=school).filter(by_id=str(by.pk), kind=READ, at__gte=midnight).exists()
