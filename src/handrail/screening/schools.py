"""The identity of a school in a text: its own name where it is known, and anything that is called like a school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .own_school import OwnSchool
from .spans import Spans
from .wordlists import NAMES_TOO, PLAIN, listed

POINTS_TO = ("no-disclaimer",)
_TYPES = listed("school_types")
WORDS = frozenset([*_TYPES, *(word.upper() for word in _TYPES), "Ysgol", "YSGOL", "sch"])
_ENDS = r"(?:School|Academy|College|Primary|Infants|Juniors|Nursery|Prep)"
_KINDS = frozenset(_TYPES)
_KIND = re.compile(rf"(?:{'|'.join(_TYPES)})(?: {{1,2}}(?:(?:and|&) )?(?:{'|'.join(_TYPES)})){{0,4}}(?!\w)")
_WITHIN = frozenset({"of", "and", "&", "the", "for"})
_WORDS = 10  # words before the kind that may belong to a name
_WELSH = re.compile(r"\b(?:Ysgol|YSGOL)(?:\s[A-Z][\w'-]+){1,4}")
_SITE = re.compile(r"(?<![\w@-])(?:[\w-]{1,63}\.){1,5}sch\.uk\b", re.IGNORECASE)
_GENERIC = frozenset(listed("any_school"))
_LEADS = frozenset(listed("leading_up"))
_SAYS_OWN = "This names your school. On a personal account that makes the text the school's business."
_SAYS_PERHAPS = "This may name your school. On a personal account that makes the text the school's business."
_SAYS = "This names a school. Check that the text may be linked with it."


class Schools:
    """The detector of school names; it knows the school's own names if it is told them."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self.own = tuple(name for name in own if name.strip())
        self._own = [OwnSchool(name) for name in self.own]
        self.watched = frozenset(word for school in self._own for word in school.watched)

    def find(self, folded: Folded, hits: Iterable[bytes]) -> Iterator[Finding]:
        """Yield the places where a school is named, given those words of the text that may be part of such a name."""
        taken = Spans()
        for start, end, strength, says in self._spots(folded.text, {hit.decode() for hit in hits}):
            if taken.take(start, end):
                first, last = folded.span(start, end)
                yield Finding(Kind.SCHOOL, first, last, folded.given[first:last], strength, says, points_to=POINTS_TO)

    def _spots(self, text: str, hits: set[str]) -> Iterator[tuple[int, int, Strength, str]]:
        for school in self._own:
            yield from ((*span, Strength.STRONG, _SAYS_OWN) for span in school.named(text))
        for sign, pattern in (("sch", _SITE), ("Ysgol", _WELSH), ("YSGOL", _WELSH)):
            if sign in hits:
                yield from ((*match.span(), Strength.STRONG, _SAYS) for match in pattern.finditer(text))
        line = text.replace("\n", " ")
        for start, middle, end in sorted(spot for kind in hits & _KINDS for spot in _named(line, kind)):
            if strength := _judge(line[start:middle], line[middle:end]):
                yield start, end, strength, _SAYS
        for school in self._own:
            yield from ((*spot, _SAYS_PERHAPS) for spot in school.hinted(text))


def _named(line: str, kind: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a name with this word for a kind of school starts, where its kind does, and where it ends."""
    at = line.find(" " + kind)
    while at >= 0:
        start = _name_start(line, at + 1)
        if start <= at and (whole := _KIND.match(line, at + 1)):
            yield start, at + 1, whole.end()
        at = line.find(" " + kind, at + 1)


def _name_start(line: str, end: int) -> int:
    """Return where the name before this place begins: words with a capital, and small words between them."""
    start = end
    for _ in range(_WORDS):
        before = line.rfind(" ", 0, start - 1) + 1
        word = line[before : start - 1].lstrip("(\"'")
        if not word or not (word[0].isupper() or word in _WITHIN) or (len(word) > 3 and word[-1] in ".,;:!?)"):
            break
        start = before
        if not before:
            break
    while start < end and (word := line[start : line.find(" ", start)]).strip("(\"'").lower() in _LEADS:
        start += len(word) + 1
    return start


def _judge(words: str, kind: str) -> Strength | None:
    """Say how surely the words are a school's name: "Our School" and "Summer School" are none."""
    proper = [word for word in re.findall(r"[A-Za-z']+", words) if word[0].isupper() and word.lower() not in _GENERIC]
    rare = [word for word in proper if word.lower() not in PLAIN and word.lower() not in NAMES_TOO]
    if rare and rare != ["St"]:
        return Strength.STRONG
    named = [word for word in proper if word.lower() in NAMES_TOO]
    return Strength.POSSIBLE if named and (kind != "School" or len(proper) > 1) else None
