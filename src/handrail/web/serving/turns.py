"""Let only one or two readers of a process think at once; the rest wait in line, and so each is done sooner.

Python runs one thread at a time. With thirty at work all of them crawl, and some wait for seconds; in line, pages come
out in the order in which they were asked for (`bench/serve.py` shows the difference). Whoever sends a form does not
queue: it may wait for the database's one writer, or for the password lane, and readers must not wait with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

# A SQLite file answers at once; with PostgreSQL others can think while one waits for an answer.
AT_ONCE = {"django.db.backends.sqlite3": 1}
AT_ONCE_ELSEWHERE = 3
READS = frozenset({"GET", "HEAD"})

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def in_turn(application: Application) -> Application:
    """Wrap a WSGI application; sending what it answers needs no turn."""
    turns = threading.Semaphore(AT_ONCE.get(settings.DATABASES["default"]["ENGINE"], AT_ONCE_ELSEWHERE))

    def waiting(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in READS:
            return application(environ, start_response)
        with turns:
            return application(environ, start_response)

    return waiting
