"""Times and places that tell where children will be: a time, a place and a meeting or journey close together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .spans import Spans
from .wordlists import listed

_PLACES = listed("places_to_be")
_MOVES = (
    r"(?:will\s+be|we\s?'\s?ll\s+be|be\s+at|is\s+at|are\s+at|meet(?:s|ing)?|leav(?:e|es|ing)|depart(?:s|ing|ure)?"
    r"|arriv(?:e|es|ing)|return(?:s|ing)?|pick(?:ed)?[ -]?up|collect(?:ed|ion)?|drop(?:ped)?[ -]?off|coach(?:es)?"
    r"|minibus"
    r"|walk(?:s|ing)?|trip|fixture|match|gala|tournament|finish(?:es|ing)?|travel(?:s|ling)?|going|go(?:es)?"
    r"|set(?:s|ting)?\s+off|visit(?:s|ing)?|performing|playing|away\s+at|gather|reach(?:es|ing)?|back\s+at|off\s+to"
    r"|head(?:s|ing|ed)?\s+(?:for|to|off)|swimming|camping|staying|competing|(?:plays?|performs?|sings?)\s+(?:at|in)|are\s+now|'re\s+now)"
)
_NUMBER = re.compile(r"(?<![\w.:£$])\d{1,2}(?!\d)")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:am|pm|a\.m|p\.m|o'?\s?clock)(?!\w)|(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\w%]|[.:]\d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?"
_DATE = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?!\w)|(?<=the )\d{{1,2}}(?:st|nd|rd|th)(?!\w)", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(rf"(?<!\w){_MONTH}\s{{1,3}}$", re.IGNORECASE)
_NOW = re.compile(r"(?<=(?:are|.re) )(?:now|Now|NOW)(?= (?:at|in|on) )")
_NOON = frozenset({b"noon", b"midday"})
_MOVE = re.compile(rf"(?<!\w){_MOVES}(?!\w)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<!\w)(?:at|in|from|to|outside|by|near|through|(?:leav|visit|reach|enter)(?:e|es|s|ing)?(?:\s+for)?"
    r"|(?:head\w*|departs?|off)\s+for)\s+(?:the\s+|our\s+|a\s+)?"
    rf"(?:[\w'-]+\s+){{0,3}}?(?:{'|'.join(_PLACES)})(?!\w)",
    re.IGNORECASE,
)
_OWN_SCHOOL = re.compile(r"(?:our\s+|the\s+|to\s+|from\s+|at\s+|in\s+|leav\w+\s+)+school$", re.IGNORECASE)
_PAPERS = re.compile(
    r"\s+(?:(?:the|your|all|any|this|it|them|completed|signed|these|library)\s+){0,3}"
    r"(?:slips?|forms?|letters?|books?|money|sheets?|replies|cards?|it|them)\b",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"(?<!\w)(?:year\s?\d{1,2}|y\d{1,2}|under[ -]?\d{1,2}s?|u\d{1,2}s?|reception|class|pupils?"
    r"|child(?:ren)?|we|our|team|squad|club|choir|boys|girls|students|everyone|school)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?:was|were|went|visited|had|enjoyed|came|met|left|arrived|returned|travelled|walked|won|played|took)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"(]|\s*$)|\n")
_REACH = 90

DAYS = frozenset(listed("days"))
MONTHS = frozenset(listed("months"))
WORDS = frozenset(_PLACES)


def find_whereabouts(folded: Folded, days: Iterable[bytes]) -> Iterator[Finding]:
    """Yield the stretches that tell where children will be; a day without a time of day leaves a doubt.

    `days` are the words of the text that are days or hours.
    """
    text = folded.text
    taken = Spans()
    for strength, time in _times(text, days):
        low, high = _sentence(text, *time)
        place = _PLACE.search(text, low, high)
        move = _move(text, low, high) if place else None
        children = _CHILDREN.search(text, low, high) if move else None
        if not move or not place:
            continue
        if strength is Strength.POSSIBLE and (not children or _OWN_SCHOOL.match(place[0])):
            continue
        spans = [cue.span() for cue in (move, place, children) if cue] + [time]
        first, last = min(start for start, _ in spans), max(end for _, end in spans)
        if not _PAST.search(text, first, last) and taken.take(first, last):
            start, end = folded.span(first, last)
            sure = strength if children else Strength.POSSIBLE
            says = "This tells when and where children will be. Say it only to those who need to know."
            yield Finding(Kind.WHEREABOUTS, start, end, folded.given[start:end], sure, says)


def _move(text: str, low: int, high: int) -> re.Match[str] | None:
    """Return the word for a meeting or a journey; what is to be handed in is none."""
    return next((move for move in _MOVE.finditer(text, low, high) if not _PAPERS.match(text, move.end(), high)), None)


def _times(text: str, days: Iterable[bytes]) -> Iterator[tuple[Strength, tuple[int, int]]]:
    for number in _NUMBER.finditer(text):
        if clock := _CLOCK.match(text, number.start()):
            yield Strength.STRONG, clock.span()
        elif date := _DATE.match(text, number.start()):
            yield Strength.POSSIBLE, date.span()
        elif month := _MONTH_BEFORE.search(text, max(0, number.start() - 13), number.start()):
            yield Strength.POSSIBLE, (month.start(), number.end())
    for word in sorted(days):
        strength = Strength.STRONG if word.lower() in _NOON else Strength.POSSIBLE
        pattern = _NOW if word.lower() == b"now" else re.compile(rf"(?<!\w){word.decode()}(?!\w)")
        for day in pattern.finditer(text):
            yield strength, day.span()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of the sentence around a time that is near enough to belong to it."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for stop in _SENTENCE_END.finditer(text, low, start):
        low = stop.end()
    after = _SENTENCE_END.search(text, end, high)
    return low, after.start() if after else high
