"""The one clock of the web app: everything that asks what time it is asks here.

Tests and drills put another clock in its place (`frozen`), so that a school year passes in seconds.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def _machine_time() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _machine_time


def now() -> datetime:
    """Give this moment in UTC."""
    return _source()


def today() -> date:
    """Give the date on the school's wall."""
    return now().astimezone(LONDON).date()


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        if start.utcoffset() is None:
            raise ValueError("A clock needs a time with its zone.")
        self._now = start.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move the hands; a negative step is a clock that somebody put back."""
        self._now += by
        return self._now

    def move_to(self, moment: datetime) -> datetime:
        """Put the hands at a moment."""
        return self.advance(moment - self._now)


@contextmanager
def frozen(start: datetime) -> Iterator[FakeClock]:
    """Let everything inside the block see a clock that only the block moves."""
    global _source
    before, fake = _source, FakeClock(start)
    _source = fake
    try:
        yield fake
    finally:
        _source = before
