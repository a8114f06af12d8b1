"""The one clock, and a fake one in its place."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handrail.web import clock


def test_the_clock_tells_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_a_frozen_clock_moves_only_when_it_is_moved() -> None:
    with clock.frozen(datetime(2026, 3, 29, 0, 30, tzinfo=UTC)) as hands:
        assert clock.now() == clock.now()
        hands.advance(timedelta(hours=1))
        assert clock.now() == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
        hands.move_to(datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
        assert clock.today() == date(2026, 7, 2)
    assert clock.now().year >= 2026


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        clock.FakeClock(datetime(2026, 1, 1))  # noqa: DTZ001 - the fault under test
