"""Numbers in figures and in words, and school years as people write them: "y11", "yr 11s", "Year Eleven"."""

from __future__ import annotations

import re

ONES = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS = {word: number for number, word in enumerate(ONES.split())}
TENS = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
LAST_YEAR = 14
"""The last school year there is; a larger number after "year" is a date."""

_YEAR = re.compile(r"(?:y|yr|year|yrs|years|yeargroup)(\d{1,2})s?")
_GLUED = re.compile(r"(\d{1,3})(?:s|st|nd|rd|th|ish|yo|yr|yrs|yrold|yearold)?")
_AGE_GROUP = re.compile(r"u(?:nder)?(\d{1,2})s?")
YEAR_WORDS = frozenset({"year", "years", "yr", "yrs", "y"})


def number(word: str) -> int | None:
    """Return the number that a word stands for, if any.

    >>> number("seventeen"), number("19yr"), number("12s"), number("2019"), number("ten")
    (17, 19, 12, 2019, 10)
    """
    if word.isascii() and word.isdigit():
        return int(word[:9])
    if word in UNITS or word in TENS:
        return UNITS.get(word, TENS.get(word))
    if word.endswith("s") and word[:-1] in UNITS and len(word) > 4:
        return UNITS[word[:-1]]
    glued = _GLUED.fullmatch(word)
    return int(glued.group(1)) if glued else None


def school_year(word: str) -> int | None:
    """Return the school year that one word names: "y11" is 11.

    >>> school_year("yr9s"), school_year("year"), school_year("y30")
    (9, None, None)
    """
    found = None if word.isalpha() else _YEAR.fullmatch(word)  # a year has a figure in it, and few words have
    if not found:
        return None
    year = int(found.group(1))
    return year if year <= LAST_YEAR else None


def as_year(word: str) -> str:
    """Return a school year as "y9", however it was written; any other word as it is."""
    year = school_year(word)
    return word if year is None else f"y{year}"


def age_group(word: str) -> int | None:
    """Return the limit of a team's ages: "u13" is 13."""
    found = _AGE_GROUP.fullmatch(word)
    return int(found.group(1)) if found else None
