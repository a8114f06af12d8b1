"""Look for a text everywhere outside the pages: in the database, in letters, in the log and on the disk."""

from __future__ import annotations

import base64
import io
import logging
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import connection

from handrail.web.logs import CONFIGURATION, WithoutQuotes

QUIET = ("django.db.backends",)
"""What says each query at a level that nothing turns on."""


def tables_with(*texts: str) -> set[str]:
    """Give the tables of which some row holds one of the texts, whatever the case."""
    wanted, found = [text.lower() for text in texts], set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # names of our own tables
            rows = [[_plain(value) for value in row] for row in cursor.fetchall()]
            if any(text in value for row in rows for value in row for text in wanted):
                found.add(table)
    sessions = [str(session.get_decoded()).lower() for session in Session.objects.all()]
    return found | ({"django_session"} if any(text in one for one in sessions for text in wanted) else set())


def _plain(value: Any) -> str:
    """Give a value as text; the cache packs what it holds."""
    text = bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
    try:
        text += str(pickle.loads(base64.b64decode(text, validate=True)))  # noqa: S301  # our own cache
    except Exception:  # noqa: BLE001  # it was no such thing
        return text.lower()
    return text.lower()


def said_in(letter: EmailMessage) -> str:
    """Give all that a letter says, decoded: subject, headers, bodies, attachments; not to whom it goes."""
    message = letter.message()
    parts = [f"{name}: {value}" for name, value in message.items() if name not in ("To", "Cc", "Bcc")]
    parts += [str(letter.subject), str(letter.body)]
    for part in message.walk():
        parts.append((part.get_payload(decode=True) or b"").decode("utf-8", "replace"))
        parts += [str(value) for name, value in part.items() if name not in ("To", "Cc", "Bcc")]
    return "\n".join(parts)


@contextmanager
def log() -> Iterator[io.StringIO]:
    """Give all that is logged, as production writes it; of what is not set up there, every level."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutQuotes(CONFIGURATION["formatters"]["plain"]["format"]))  # type: ignore[index]
    handler.addFilter(lambda record: not record.name.startswith(QUIET))
    loggers = [logging.getLogger(name) for name in ("", *CONFIGURATION["loggers"])]  # type: ignore[misc]
    before, root = logging.root.level, logging.root
    for logger in loggers:
        logger.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.setLevel(before)
        for logger in loggers:
            logger.removeHandler(handler)


def files_with(folder: Path, *texts: str) -> list[str]:
    """Give the files under a folder that hold one of the texts."""
    wanted = [text.lower().encode() for text in texts]
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in found if any(text in path.read_bytes().lower() for text in wanted)]
