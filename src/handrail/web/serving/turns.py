"""Let only a few requests of a process think at once; the rest wait in line, and so each is done sooner.

Python runs one thread at a time. With thirty at work all of them crawl, and some wait for seconds; in line, pages come
out in the order in which they were asked for (`bench/serve.py` shows the difference). Whoever sends a form has a line
of its own, for it may wait for the database's one writer, and readers must not wait with it. Outside both lines stays
what may wait for something else: a password for its lane, a provider of single sign-on, a file for a slow phone.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from django.db import connection

# A SQLite file answers at once; with PostgreSQL others can think while one waits for an answer.
READERS = {"sqlite": 1, "postgresql": 3}
# Whoever writes waits for the disk, and the next one thinks meanwhile.
WRITERS = {"sqlite": 2, "postgresql": 3}
READS = frozenset({"GET", "HEAD"})
SHORT = 64 * 1024
"""Bytes of a form that is read whole before its turn comes."""
FORM = "application/x-www-form-urlencoded"
ELSEWHERE = "/accounts/"

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Line:
    """A line of which so many at once have their turn; whoever came first goes first.

    A semaphore would do, but lets in whoever comes at the right moment, and then somebody waits for seconds.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._moving = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._moving:
            if self._free:
                self._free -= 1
                return
            called = threading.Lock()
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def __exit__(self, *_: object) -> None:
        with self._moving:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


def in_turn(application: Application, at_once: int = 0) -> Application:
    """Wrap a WSGI application; sending what it answers needs no turn."""
    readers, writers = (Line(at_once or allowed[connection.vendor]) for allowed in (READERS, WRITERS))

    def waiting(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(ELSEWHERE) or not (reads(environ) or is_short_form(environ)):
            return application(environ, start_response)
        if not reads(environ):
            read_whole(environ)
        with readers if reads(environ) else writers:
            return application(environ, start_response)

    return waiting


def reads(environ: dict[str, Any]) -> bool:
    """Say whether a request asks for a page."""
    return environ["REQUEST_METHOD"] in READS


def is_short_form(environ: dict[str, Any]) -> bool:
    """Say whether a request is a form of a few words; a file is sent in another form."""
    length = environ.get("CONTENT_LENGTH") or ""
    return environ.get("CONTENT_TYPE", "").startswith(FORM) and length.isdigit() and int(length) <= SHORT


def read_whole(environ: dict[str, Any]) -> None:
    """Take in the whole form first: nobody shall wait while it comes over a slow line."""
    environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
