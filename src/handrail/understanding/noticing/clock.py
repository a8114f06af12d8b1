"""A time of day in a text: "10.15", "half nine", "quarter to three", "9pm"."""

from __future__ import annotations

import re

from handrail.understanding.text.lists import small_words
from handrail.understanding.text.phrases import Text

_WRITTEN = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s?(?:([ap])\.?m\b\.?)?")
_FIRST_OF_DAY = 7
"""In a school day "at 3" is the afternoon and "at 8" the morning."""
_LATE = small_words("clock", "late")
_BEFORE = small_words("clock", "before")
_HOUR_AFTER = frozenset({"at", "until", "till"})
_FRACTIONS = {"half": 30, "quarter": 15}
_COUNTED = small_words("clock", "counted")


def clock(text: Text) -> str | None:
    """Return the one time of day that the text names, as HH:MM; None where it names none, or several."""
    times = {time for place in range(len(text.tokens)) if (time := _time(text, place)) is not None}
    return f"{min(times) // 60:02}:{min(times) % 60:02}" if len(times) == 1 else None


def _time(text: Text, place: int) -> int | None:
    token = text.tokens[place]
    before = text.tokens[place - 1].text if place else ""
    if before in ("past", "to", "half") and place >= 2 and (said := _spoken(text, place)) is not None:
        return said
    if before == "half" and token.number is not None and 0 < token.number <= 12 and not _counts(text, place):
        return _in_day(text, place, token.number, 30)
    found = _WRITTEN.fullmatch(token.text)
    if found and (found.group(2) or found.group(3)):
        hour, minute = int(found.group(1)), int(found.group(2) or 0)
        if hour > 23 or minute > 59:
            return None
        if found.group(3):
            return (hour % 12 + 12 * (found.group(3) == "p")) * 60 + minute if hour <= 12 else None
        return _in_day(text, place, hour, minute) if before in _BEFORE | {"is", "it"} or hour <= 12 else None
    if token.text in ("noon", "midday") and before in _BEFORE:
        return 12 * 60
    if (
        place + 2 < len(text.tokens)
        and text.tokens[place + 1].text in ("to", "past")
        and text.tokens[place + 2].number is not None
    ):
        return None  # "ten to nine": the hour tells the time
    oclock = place + 1 < len(text.tokens) and text.tokens[place + 1].text == "oclock"
    if (
        token.number is not None
        and 0 < token.number <= 12
        and (oclock or (before in _HOUR_AFTER and not _counts(text, place)))
    ):
        return _in_day(text, place, token.number, 0)
    return None


def _spoken(text: Text, place: int) -> int | None:
    """Read "ten to nine", "quarter past two", "half past three" up to the hour at this place."""
    hour, side, amount = text.tokens[place].number, text.tokens[place - 1].text, text.tokens[place - 2]
    minutes = _FRACTIONS.get(amount.text, amount.number)
    if hour is None or not 0 < hour <= 12 or minutes not in (5, 10, 15, 20, 25, 30) or side not in ("past", "to"):
        return None
    at = _in_day(text, place, hour, 0)
    return (at + (minutes if side == "past" else -minutes)) % (24 * 60)


def _in_day(text: Text, place: int, hour: int, minute: int) -> int:
    nearby = {word for forms in text.forms[place : place + 6] for word in forms}
    if hour == 12:
        return minute if "night" in nearby else 12 * 60 + minute
    late = "morning" not in nearby and (hour < _FIRST_OF_DAY or bool(_LATE & nearby))
    return (hour + 12 * (late and hour < 12)) % 24 * 60 + minute


def _counts(text: Text, place: int) -> bool:
    """Whether the number counts something: "at 3 schools"."""
    return place + 1 < len(text.tokens) and not _COUNTED.isdisjoint(text.forms[place + 1])
