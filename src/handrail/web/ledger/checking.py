"""Verify the running ledger against our own exported heads, with the verifier that `handrail verify-ledger` uses."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from handrail.web.ledger import head_files
from handrail.web.ledger.errors import LedgerBroken
from handrail.web.ledger.proof import sources
from handrail.web.ledger.proof.findings import Report
from handrail.web.ledger.proof.heads import read_private_key
from handrail.web.ledger.proof.series import read_series
from handrail.web.ledger.proof.verify import verify


def check() -> Report:
    """Verify everything; the report says what was wrong."""
    keys = [read_private_key(head_files.key_file()).public_key()] if head_files.key_file().exists() else []
    # The heads are read first: whatever they say has to be in a view of the ledger that is younger.
    series, faults = read_series(head_files.folder(), keys)
    with _one_view() as source:
        report = verify(source, series)
    report.findings[:0] = faults
    return report


def insist() -> Report:
    """Verify everything; LedgerBroken names the first bad entry."""
    report = check()
    if not report.holds:
        raise LedgerBroken(str(report.first))
    return report


@contextmanager
def _one_view() -> Iterator[sources.Source]:
    """Open a connection of its own: a check must neither see half a change nor keep writers out."""
    if connection.vendor == "sqlite":
        with _sqlite_view() as source:
            yield source
        return
    own = connection.copy()
    try:
        own.ensure_connection()
        with own.connection.transaction():
            own.connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield sources.PostgresSource(own.connection)
    finally:
        own.close()


@contextmanager
def _sqlite_view() -> Iterator[sources.Source]:
    name = str(connection.settings_dict["NAME"])
    if "mode=memory" in name or name == ":memory:":
        connection.ensure_connection()
        yield sources.SqliteSource(connection.connection)
        connection.connection.text_factory = str
        return
    with sources.opened(name) as source:
        yield source
