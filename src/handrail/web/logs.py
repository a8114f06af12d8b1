"""What the log says of a fault: its sort and where it happened, never its message, for a message may quote a person."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class WithoutQuotes(logging.Formatter):
    """Writes a traceback as file and line alone, without the source and without the message."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, trace = ei
        where = " > ".join(
            f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in traceback.extract_tb(trace)
        )
        return f"{kind.__name__ if kind else 'fault'} at {where}"


CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "handrail.web.logs.WithoutQuotes", "format": "%(asctime)s %(name)s %(levelname)s %(message)s"}
    },
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        # A page that is not there, or not somebody's, is no fault, and its address may hold what was sought.
        "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}
