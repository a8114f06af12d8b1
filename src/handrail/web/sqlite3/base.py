"""Wait for SQLite's one writer in steps of a millisecond or two.

SQLite itself waits in pauses that grow to a tenth of a second. While many write, whoever has waited long asks ever more
seldom, and is overtaken by all who came later: some waited for seconds, and now and then one until the time was up.
"""

from __future__ import annotations

import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

STEP = 2
"""Milliseconds for which SQLite itself waits before we ask again: it asks at once, after one and after two."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to a SQLite file."""

    def _start_transaction_under_autocommit(self) -> None:
        longest: float = self.settings_dict["OPTIONS"].get("timeout", 5)
        until = time.monotonic() + longest
        self.connection.execute(f"PRAGMA busy_timeout = {STEP}")
        try:
            while not self._begun():
                if time.monotonic() > until:
                    raise OperationalError("database is locked")
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(longest * 1000)}")

    def _begun(self) -> bool:
        """Begin a transaction, unless somebody else is writing."""
        try:
            super()._start_transaction_under_autocommit()
        except OperationalError as fault:
            if "locked" not in str(fault):
                raise
            return False
        return True
