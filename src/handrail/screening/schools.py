"""The identity of a school in a text: its own name where it is known, and anything that is called like a school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded, fold
from .spans import Spans
from .wordlists import NAMES_TOO, PLAIN, listed

POINTS_TO = ("no-disclaimer",)
_TYPES = listed("school_types")
WORDS = frozenset([*_TYPES, *(word.upper() for word in _TYPES), "Ysgol", "YSGOL", "sch"])
_ENDS = r"(?:School|Academy|College|Primary|Infants|Juniors|Nursery|Prep)"
_KIND = re.compile(rf"(?<=[ \n-])(?:{'|'.join(_TYPES)})(?:[ \n]{{1,2}}(?:(?:and|&)[ \n])?(?:{'|'.join(_TYPES)}))*\b")
_WITHIN = frozenset({"of", "and", "&", "the", "for"})
_LEADING = re.compile(r"(?:(?<![\w'])(?:[A-Z][\w'.]*|of|and|the|for|&)[ \n-]{1,2}){1,10}$")
_REACH = 120
_WELSH = re.compile(r"\b(?:Ysgol|YSGOL)(?:\s[A-Z][\w'-]+){1,4}")
_SITE = re.compile(r"(?<![\w@-])(?:[\w-]{1,63}\.){1,5}sch\.uk\b", re.IGNORECASE)
_GENERIC = frozenset(listed("any_school"))
_LEADS = frozenset(listed("leading_up"))
_SAYS_OWN = "This names your school. On a personal account that makes the text the school's business."
_SAYS = "This names a school. Check that the text may be linked with it."


class Schools:
    """The detector of school names; it knows the school's own names if it is told them."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self.own = tuple(name for name in own if name.strip())
        self._own = [_as_pattern(name) for name in self.own]
        self.own_words = frozenset(word for name in self.own for word in re.findall(r"\w+", fold(name)))

    def find(self, folded: Folded) -> Iterator[Finding]:
        """Yield the places where a school is named."""
        taken = Spans()
        for start, end, strength, says in self._spots(folded.text):
            if taken.take(start, end):
                first, last = folded.span(start, end)
                yield Finding(Kind.SCHOOL, first, last, folded.given[first:last], strength, says, points_to=POINTS_TO)

    def _spots(self, text: str) -> Iterator[tuple[int, int, Strength, str]]:
        for pattern in self._own:
            yield from ((*match.span(), Strength.STRONG, _SAYS_OWN) for match in pattern.finditer(text))
        for sign, pattern in (("sgol", _WELSH), (".sch.", _SITE), ("YSGOL", _WELSH)):
            if sign in text:
                yield from ((*match.span(), Strength.STRONG, _SAYS) for match in pattern.finditer(text))
        for kind in _kinds(text):
            leading = _LEADING.search(text, max(0, kind.start() - _REACH), kind.start())
            if leading:
                start = leading.start() + _name_starts(leading[0])
                if strength := _judge(text[start : kind.start()], kind[0]):
                    yield start, kind.end(), strength, _SAYS


def _kinds(text: str) -> Iterator[re.Match[str]]:
    """Yield the words for a kind of school that follow a word with a capital, or a small word within a name."""
    for kind in _KIND.finditer(text):
        before = text[text.rfind(" ", 0, kind.start() - 1) + 1 : kind.start()].strip()
        if before and (before[0].isupper() or before in _WITHIN) and before.lower() not in _LEADS - _WITHIN:
            yield kind


def _as_pattern(name: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in re.findall(r"\w+", fold(name)))
    return re.compile(r"(?<!\w)" + r"\W{1,4}".join(words) + r"(?!\w)", re.IGNORECASE)


def _name_starts(words: str) -> int:
    """Return where the name begins: words that only lead up to it are left out."""
    at = 0
    for word in re.finditer(r"\S+\s*", words):
        if word[0].strip(" .,\n-").lower() not in _LEADS:
            return at
        at = word.end()
    return at


def _judge(words: str, kind: str) -> Strength | None:
    """Say how surely the words are a school's name: "Our School" and "Summer School" are none."""
    proper = [word for word in re.findall(r"[A-Za-z']+", words) if word[0].isupper() and word.lower() not in _GENERIC]
    rare = [word for word in proper if word.lower() not in PLAIN and word.lower() not in NAMES_TOO]
    if rare and rare != ["St"]:
        return Strength.STRONG
    named = [word for word in proper if word.lower() in NAMES_TOO]
    return Strength.POSSIBLE if named and (kind != "School" or len(proper) > 1) else None
