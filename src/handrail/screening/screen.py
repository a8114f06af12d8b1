"""One look at a text by all detectors: a cheap first pass that clears most texts, and an exact second one for the rest.

The first pass folds the text, cuts it into words and asks two sets which of them may begin a finding. Its cost does not
depend on how many people are on the roster. Only what it does not clear is read closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .birth import WORDS as BIRTH
from .birth import find_dates_of_birth
from .contacts import HOMES, STREETS, SURE_STREETS, find_contacts, find_houses, find_spelt_out
from .content import LOOKS_FOR, Content, content
from .findings import Finding, Kind
from .folding import Folded
from .naming import NAMES_OF, SPACED, Names
from .roster import Roster
from .schools import WORDS as SCHOOLS
from .schools import Schools
from .spelt import WORDS as SPELT
from .tags import ENDINGS, Tags
from .terms import Terms
from .whereabouts import DAYS, MONTHS, find_whereabouts
from .whereabouts import WORDS as PLACES
from .wordlists import GIVEN_NAMES, listed


def _shapes(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(shape.encode() for word in words for shape in (word, word.capitalize(), word.upper()))


_BIRTH, _FILES, _SPELT = _shapes(BIRTH), _shapes(ENDINGS), _shapes(SPELT)
_HOMES = frozenset(home.encode() for home in HOMES)
_STREETS = _shapes(SURE_STREETS) | frozenset(street.capitalize().encode() for street in STREETS)
_DAYS, _MONTHS, _PLACES, _HOURS = _shapes(DAYS), _shapes(MONTHS), _shapes(PLACES), _shapes(["am", "pm", "clock"])
_TITLES, _FAMILY = (frozenset(word.encode() for word in listed(name)) for name in ("titles", "family"))
_AT = re.compile(rb"at ?[)\]}]", re.IGNORECASE)
_LIKE_DIGITS = re.compile(rb"\d[OolI]|[OolI]\d")
_APART = re.compile(rb"(?<![A-Za-z])[Aa]([ .*_-]{1,3})[Aa]\1[Aa](?![A-Za-z])")
_MEDIA = re.compile(rb"\.(?:mp|m4|3g)", re.IGNORECASE)
_SHAPE = bytes(
    ord("a") if chr(byte).islower() else ord("A") if chr(byte).isupper() else ord("0") if chr(byte).isdigit() else byte
    for byte in range(128)
) + bytes(range(128, 256))


class Glance:
    """What the first pass sees of a text: its words, and of what kind its characters are."""

    __slots__ = ("_line", "digits", "folded", "humps", "inner", "mixed", "raw", "shape", "words")

    def __init__(self, text: str) -> None:
        self.folded = Folded(text)
        self.raw = self.folded.text.encode()
        self.words = self.raw.translate(SPACED).split()
        self.shape = shape = self.raw.translate(_SHAPE)
        self.digits = shape.count(b"0")
        self.humps = b"aA" in shape
        self.mixed = self.digits > 0 and (b"a0" in shape or b"0a" in shape or b"A0" in shape)
        self.inner = self.mixed and (b"a0a" in shape or b"A0a" in shape or b"A0A" in shape)
        self._line: bytes | None = None

    def line(self) -> bytes:
        """Return the words in small letters, each between spaces."""
        if self._line is None:
            self._line = b" " + b" ".join(self.words).lower() + b" "
        return self._line

    def has_mail(self) -> bool:
        """Say whether there may be an email address."""
        raw = self.raw
        return b"@" in raw or ((b")" in raw or b"]" in raw or b"}" in raw) and _AT.search(raw) is not None)

    def like_digits(self) -> bool:
        """Say whether letters that look like digits may stand among digits."""
        shape = self.shape
        beside = b"0a" in shape or b"0A" in shape or b"a0" in shape or b"A0" in shape
        return beside and _LIKE_DIGITS.search(self.raw) is not None

    def apart(self) -> bool:
        """Say whether the letters of a word may stand apart."""
        shape = self.shape
        small = b" a a " in shape or b".a.a" in shape or b"-a-a" in shape
        return (small or b" A A " in shape or b".A.A" in shape) and _APART.search(shape) is not None

    def broken(self) -> bool:
        """Say whether a hyphen may break a word at the end of a line."""
        return b"-\n" in self.raw or b"-\r" in self.raw

    def clock(self, watched: frozenset[bytes]) -> bool:
        """Say whether there may be a time of day."""
        return not watched.isdisjoint(_HOURS) or (self.digits > 2 and (b"0:0" in self.shape or b"0.00" in self.shape))

    def starred(self) -> bool:
        """Say whether stars or other signs stand for letters."""
        if b"@" in self.raw and b"a@a" in self.shape:
            return True
        return b"*" in self.raw and (b"a*a" in self.shape or b"a**a" in self.shape or b"***" in self.raw)

    def codes(self) -> bool:
        """Say whether there may be a postcode."""
        return (self.digits > 1 or b"GIR" in self.raw) and (
            b"0AA" in self.shape or b"0aa" in self.shape or b"0Aa" in self.shape
        )


class Screen:
    """Everything that screening looks for, ready to be put to texts.

    >>> from handrail.screening import Person, Roster, Screen
    >>> screen = Screen(Roster([Person("17", "Amira", "Khan")]))
    >>> [(f.kind.value, f.text, f.who) for f in screen.findings("Well done Amira Khan!")]
    [('name', 'Amira Khan', ('17',))]
    """

    def __init__(self, roster: Roster | None = None, schools: Iterable[str] = ()) -> None:
        self.roster = roster if roster is not None else Roster()
        self.names = Names(self.roster)
        self.schools = Schools(schools)
        self._tags = Tags(self.names)
        self._terms = Terms()
        own = frozenset(word.encode() for word in self.schools.watched)
        self._schools = frozenset(word.encode() for word in SCHOOLS) | own
        self._watched = self._terms.words | _BIRTH | _SPELT | _HOMES | _FILES | _DAYS | _HOURS | self._schools

    def findings(self, text: str) -> list[Finding]:
        """Return what somebody should look at before the text goes out, in the order of the text."""
        seen = Glance(text)
        names = self.roster.triggers.intersection(seen.words)
        watched = self._watched.intersection(seen.words)
        if names:
            names = self._in_earnest(names, seen.line())
        spaced = seen.apart()
        files = not watched.isdisjoint(_FILES) or (seen.mixed and _MEDIA.search(seen.raw) is not None)
        found: list[Finding] = []
        if names or spaced or seen.humps or seen.inner or seen.broken():
            found = self.names.find(seen.folded, names, humps=seen.humps, mixed=seen.mixed, apart=spaced)
        if watched:
            found += self._by_words(seen, watched)
        if files or spaced or b"#" in seen.raw or b"@" in seen.raw or b"://" in seen.raw or b"www." in seen.raw:
            named = [finding for finding in found if finding.kind is Kind.NAME]
            found += self._tags.find(seen.folded, named, files=files, spaced=spaced)
        days = watched & _DAYS if watched else watched
        if (days or seen.digits) and not _PLACES.isdisjoint(seen.words):
            found += self._by_places(seen, watched, days)
        if seen.digits:
            found += self._by_digits(seen, watched)
        elif seen.has_mail():
            found += find_contacts(seen.folded, 0)
        if seen.inner or seen.starred() or spaced:
            found += self._terms.find_disguised(seen.folded)
        if b"%" in seen.raw:
            found += self._terms.find_reductions(seen.folded)
        if len(found) > 1:
            found.sort(key=lambda finding: (finding.start, finding.end))
        return found

    def _by_words(self, seen: Glance, watched: frozenset[bytes]) -> list[Finding]:
        """Return what the watched words lead to."""
        found = self._terms.find(seen.folded, watched, seen.line())
        if schools := watched & self._schools:
            found += self.schools.find(seen.folded, schools)
        if not watched.isdisjoint(_SPELT):
            found += find_spelt_out(seen.folded)
        if not watched.isdisjoint(_HOMES) and not _STREETS.isdisjoint(seen.words):
            found += find_houses(seen.folded)
        return found

    @staticmethod
    def _by_places(seen: Glance, watched: frozenset[bytes], days: frozenset[bytes]) -> Iterator[Finding]:
        """Yield where children will be, if there is a time beside the place."""
        if days or (seen.digits and (seen.clock(watched) or not _MONTHS.isdisjoint(seen.words))):
            yield from find_whereabouts(seen.folded, days)

    def _by_digits(self, seen: Glance, watched: frozenset[bytes]) -> list[Finding]:
        """Return what is written with digits."""
        streets, codes = not _STREETS.isdisjoint(seen.words), seen.codes()
        found: list[Finding] = []
        mail, mixed = seen.has_mail(), seen.digits > 4 and seen.like_digits()
        if streets or codes or mail or mixed or seen.digits > 8:
            found = find_contacts(seen.folded, seen.digits, mail=mail, streets=streets, codes=codes, mixed=mixed)
        if not watched.isdisjoint(_BIRTH):
            found += find_dates_of_birth(seen.folded)
        return found

    def content(self, findings: Iterable[Finding]) -> Content:
        """Return which words of the fact `content` the findings of a text settle."""
        return content(findings, roles=self.roster.roles, knows_school=bool(self.schools.own))

    @property
    def looks_for(self) -> dict[Kind, frozenset[str]]:
        """Return for each kind of finding the words of the vocabulary that it looks for with this roster."""
        names = frozenset(NAMES_OF[role] for role in self.roster.roles)
        return LOOKS_FOR | {Kind.NAME: names}

    def _in_earnest(self, names: set[bytes], line: bytes) -> set[bytes]:
        """Leave out words that are no names as they stand: "rose" before no last name, "Hill" after no first name."""
        wordy, weak = self.roster.wordy, self.roster.weak
        if weak.isdisjoint(names) and wordy.keys().isdisjoint(names):
            return names
        return {
            word
            for word in names
            if not (word in wordy and not _followed(word, wordy[word], line))
            and not (word in weak and not any(self._of_a_person(*beside) for beside in _beside(word.lower(), line)))
        }

    def _of_a_person(self, before: bytes, after: bytes) -> bool:
        """Say whether a last name between these words may be somebody's."""
        if len(before) < 4 or len(after) == 1 or before in _TITLES or after in _FAMILY:
            return True
        one, other = before.decode(), after.decode()
        return one in GIVEN_NAMES or bool(self.names.lookup.given(one) or self.names.lookup.given(other))


def _beside(word: bytes, line: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the words before and after each place where a word stands in a line of words."""
    wanted = b" " + word + b" "
    at = line.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield line[line.rfind(b" ", 0, at) + 1 : at], line[end : line.find(b" ", end)] if end < len(line) else b""
        at = line.find(wanted, at + 1)


def _followed(word: bytes, others: set[bytes], line: bytes) -> bool:
    """Say whether one of the other words comes right after the word somewhere in the line."""
    return any(after in others for _, after in _beside(word, line))
