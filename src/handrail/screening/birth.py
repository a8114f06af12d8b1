"""Dates of birth: a date that stands with a word of birth. Any other date is no finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .wordlists import listed

POINTS_TO = ("personal-information", "own-personal-information")
WORDS = listed("birth")

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d|'\d\d))"
_DATES = (
    r"(?P<numbers>\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})(?!\d)|(?:19|20)\d\d-\d\d-\d\d)"
    rf"|{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR.format(1)}?(?!\w)|{_MONTH}\s+{_DAY}{_YEAR.format(2)}?(?!\w)|{_MONTH}{_YEAR.format(3)}|\d{{1,2}}/\d{{1,2}}(?![\d/])"
)
_YEAR_OF = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONG_AGO = 1930  # nobody born before then is at a school
_AFTER_WORD = re.compile(
    r"(?<!\w)(?:born|d\.?\s?o\.?\s?b|date\s+of\s+birth|birth\s?dates?|birth\s?days?|b-?day|b\.|turn(?:s|ed|ing)\s+\w{1,9})(?!\w)"
    rf"\W{{0,6}}(?:(?:is|was|on|in|falls|[a-z]{{3,6}}day)\W{{1,3}}){{0,3}}(?P<date>{_DATES})",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    rf"(?<!\w)(?P<date>{_DATES})\W{{1,4}}(?:dob|d\.o\.b|date of birth|birthday|birth)\b", re.IGNORECASE
)


def find_dates_of_birth(folded: Folded) -> Iterator[Finding]:
    """Yield the dates of birth; without a year there is a doubt."""
    for pattern in (_AFTER_WORD, _BEFORE_WORD):
        for match in pattern.finditer(folded.text):
            start, end = folded.span(*match.span("date"))
            if (year := _YEAR_OF.search(match["date"])) and int(year[0]) < _LONG_AGO:
                continue
            whole = any(match[name] for name in ("numbers", "year1", "year2", "year3"))
            strength = Strength.STRONG if whole else Strength.POSSIBLE
            says = "This looks like a date of birth. Leave it out, or tell only the age."
            found = folded.given[start:end]
            yield Finding(Kind.DATE_OF_BIRTH, start, end, found, strength, says, points_to=POINTS_TO)
