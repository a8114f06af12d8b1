"""The bank holidays of England and Wales, worked out; one announced for a single year goes into a school's calendar.

Source: the Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations since 1978.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

MONDAY, SATURDAY = 0, 5
# Years in which a proclamation moved a holiday: to Friday 8 May 2020 (75 years after the war in Europe), and to June in
# 2022, beside the Jubilee's own.
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Give the bank holidays of a year, with the days that stand in for those at a weekend."""
    easter = easter_sunday(year)
    days = {easter - timedelta(days=2), easter + timedelta(days=1)}
    days |= {_first_monday(year, 5), _last_monday(year, 5), _last_monday(year, 8)}
    days.add(_next_free(date(year, 1, 1), set()))
    christmas = _next_free(date(year, 12, 25), {date(year, 12, 26)})
    boxing = _next_free(date(year, 12, 26), {christmas})
    return frozenset(MOVED.get(day, day) for day in days | {christmas, boxing})


def easter_sunday(year: int) -> date:
    """Give Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=last.weekday())


def _next_free(day: date, taken: set[date]) -> date:
    """Give the day itself, or the next weekday where it is at a weekend."""
    if day.weekday() < SATURDAY:
        return day
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day
