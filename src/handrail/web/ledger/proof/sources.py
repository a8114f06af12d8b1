"""Where a ledger is read from: a SQLite file, a PostgreSQL address, or an export. One moment's view, never a write."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from handrail.web.ledger.proof import chain

STREAM_COLUMNS = "id, payload, sort, school_id, trust_id, sealed"
ENTRY_COLUMNS = "stream, n, payload, link, id, at, kind, by_id, about"
ALL_ENTRIES = f"SELECT {ENTRY_COLUMNS} FROM ledger_entry ORDER BY stream, n"  # noqa: S608
ONE_STREAM = f"SELECT {ENTRY_COLUMNS} FROM ledger_entry WHERE stream = {{}} ORDER BY n"  # noqa: S608 - our own words alone
ALL_STREAMS = f"SELECT {STREAM_COLUMNS} FROM ledger_stream"  # noqa: S608
GUARDS = frozenset(
    f"ledger_{table}_no_{deed}" for table in ("stream", "entry") for deed in ("update", "delete", "replace")
)
POSTGRES_GUARDS = frozenset(
    f"ledger_{table}_no_{deed}" for table in ("stream", "entry") for deed in ("change", "truncate")
)

Row = tuple[Any, ...]


class Unreadable(Exception):
    """The database or the export cannot be read as a ledger."""


class Source(Protocol):
    """What the verifier reads; `is_whole` says whether every stream of the installation ought to be in it."""

    is_whole: bool

    def streams(self) -> Iterator[Row]:
        """Give the rows of STREAM_COLUMNS."""

    def entries(self) -> Iterator[Row]:
        """Give the rows of ENTRY_COLUMNS, by stream and number."""

    def entries_of(self, stream: str) -> Iterator[Row]:
        """Give the rows of one stream alone."""

    def missing_guards(self) -> frozenset[str]:
        """Name the triggers that ought to be there and are not."""


class SqliteSource:
    """A SQLite file, opened so that nothing can be written."""

    is_whole = True

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def streams(self) -> Iterator[Row]:
        yield from self._rows(ALL_STREAMS)

    def entries(self) -> Iterator[Row]:
        yield from self._rows(ALL_ENTRIES)

    def entries_of(self, stream: str) -> Iterator[Row]:
        yield from self._rows(ONE_STREAM.format("?"), stream)

    def missing_guards(self) -> frozenset[str]:
        return GUARDS - {name for (name,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}

    def _rows(self, query: str, *values: str) -> Iterator[Row]:
        # Bytes that are no text must be found by the verifier, not stop it.
        self._database.text_factory = str
        try:
            yield from self._tolerant(query, values)
        except sqlite3.DatabaseError as fault:
            raise Unreadable(str(fault)) from fault

    def _tolerant(self, query: str, values: tuple[str, ...]) -> Iterator[Row]:
        done = 0
        try:
            for row in self._database.execute(query, values):
                yield row
                done += 1
        except sqlite3.OperationalError as fault:
            if "decode" not in str(fault):
                raise
            self._database.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
            yield from self._database.execute(f"{query} LIMIT -1 OFFSET {done}", values)


class PostgresSource:
    """A PostgreSQL database, read in one read-only transaction; any DB-API connection of psycopg's will do."""

    is_whole = True

    def __init__(self, database: Any) -> None:
        self._database = database

    def streams(self) -> Iterator[Row]:
        yield from self._rows(ALL_STREAMS)

    def entries(self) -> Iterator[Row]:
        yield from self._rows(ALL_ENTRIES)

    def entries_of(self, stream: str) -> Iterator[Row]:
        yield from self._rows(ONE_STREAM.format("%s"), stream)

    def missing_guards(self) -> frozenset[str]:
        there = self._rows("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')")
        return POSTGRES_GUARDS - {name for (name,) in there}

    def _rows(self, query: str, *values: str) -> Iterator[Row]:
        with self._database.cursor(name="handrail_verify") as cursor:
            cursor.itersize = 5000
            cursor.execute(query, values or None)
            yield from cursor


class ExportSource:
    """An export: JSON Lines of `{"stream": bytes}` and `{"entry": bytes, "link": link}`, with no columns to differ."""

    is_whole = False

    def __init__(self, path: Path) -> None:
        self._path = path

    def streams(self) -> Iterator[Row]:
        found = list(self._lines("stream"))
        if not found:
            raise Unreadable(f"{self._path.name} is not an export of a ledger: no stream opens in it")
        for line in found:
            body = _body(line["stream"])
            yield (
                str(body.get("id")),
                line["stream"],
                *(body.get(key) for key in ("sort", "school", "trust", "sealed")),
            )

    def entries(self) -> Iterator[Row]:
        for line in self._lines("entry"):
            body = _body(line["entry"])
            columns = (body.get(key) for key in ("id", "at", "kind", "by", "about"))
            n = body.get("n")
            yield (
                str(body.get("stream")),
                n if isinstance(n, int) else str(n),
                line["entry"],
                line.get("link"),
                *columns,
            )

    def entries_of(self, stream: str) -> Iterator[Row]:
        return (row for row in self.entries() if row[0] == stream)

    def missing_guards(self) -> frozenset[str]:
        return frozenset()

    def _lines(self, key: str) -> Iterator[dict[str, Any]]:
        try:
            with self._path.open(encoding="ascii") as file:
                for text in file:
                    line = json.loads(text)
                    if not isinstance(line, dict) or set(line) not in ({"stream"}, {"entry", "link"}):
                        raise ValueError("a line is neither a stream nor an entry")
                    if key in line:
                        yield line
        except (OSError, ValueError, RecursionError) as fault:
            raise Unreadable(f"{self._path.name} is not an export of a ledger: {fault}") from fault


def _body(text: object) -> dict[str, Any]:
    try:
        body = json.loads(text) if isinstance(text, str) else {}
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def write_line(**parts: str) -> str:
    """Write one line of an export."""
    return chain.canonical(parts) + "\n"


@contextmanager
def opened(target: str) -> Iterator[Source]:
    """Open a file or an address for reading."""
    if target.startswith(("postgres://", "postgresql://")):
        import psycopg  # only a trust's server has it

        with psycopg.connect(target) as postgres:
            postgres.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            postgres.read_only = True
            yield PostgresSource(postgres)
        return
    path = Path(target)
    if not path.is_file():
        raise Unreadable(f"There is no file {target}.")
    # Never look at a live SQLite file with open(): closing it drops every lock that this process holds on it, and
    # another process then throws the write-ahead log away. SQLite itself says whether the file is one of its own.
    database = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, isolation_level=None)
    try:
        if _is_sqlite(database):
            database.execute("BEGIN")
            yield SqliteSource(database)
        else:
            yield ExportSource(path)
    except sqlite3.DatabaseError as fault:
        raise Unreadable(str(fault)) from fault
    finally:
        database.close()


def _is_sqlite(database: sqlite3.Connection) -> bool:
    try:
        database.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError as fault:
        if "not a database" in str(fault):
            return False
        raise
    return True
