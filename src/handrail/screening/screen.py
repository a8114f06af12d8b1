"""One look at a text by all detectors: a cheap first pass that clears most texts, and an exact second one for the rest.

The first pass folds the text, cuts it into words and asks two sets which of them may begin a finding. Its cost does not
depend on how many people are on the roster. Only what it does not clear is read closely.
"""

from __future__ import annotations

from collections.abc import Iterable

from .birth import WORDS as BIRTH
from .birth import find_dates_of_birth
from .contacts import STREETS, find_contacts
from .content import LOOKS_FOR, Content, content
from .findings import Finding, Kind
from .folding import Folded
from .naming import NAMES_OF, SPACED, Names
from .roster import Roster
from .schools import WORDS as SCHOOLS
from .schools import Schools
from .tags import ENDINGS, Tags
from .terms import Terms
from .whereabouts import DAYS, find_whereabouts
from .whereabouts import WORDS as MOVES


def _shapes(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(shape.encode() for word in words for shape in (word, word.capitalize(), word.upper()))


_BIRTH, _STREETS, _FILES = _shapes(BIRTH), _shapes(STREETS), _shapes(ENDINGS)
_DAYS, _MOVES = _shapes(DAYS), _shapes(MOVES)
_SPACED_LETTERS = frozenset(letter.encode() for letter in "bcfghjklnpqrvwxzBCFGHJKLNPQRVWXZ")
_SHAPE = bytes(
    ord("a") if chr(byte).islower() else ord("A") if chr(byte).isupper() else ord("0") if chr(byte).isdigit() else byte
    for byte in range(128)
) + bytes(range(128, 256))


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
        own = _shapes(word.lower() for word in self.schools.own_words)
        self._schools = frozenset(word.encode() for word in SCHOOLS) | own
        self._watched = self._terms.words | _BIRTH | _FILES | _DAYS | _SPACED_LETTERS | self._schools

    def findings(self, text: str) -> list[Finding]:
        """Return what somebody should look at before the text goes out, in the order of the text."""
        folded = Folded(text)
        raw = folded.text.encode()
        words = raw.translate(SPACED).split()
        names = self.roster.triggers.intersection(words)
        watched = self._watched.intersection(words)
        shape = raw.translate(_SHAPE)
        digits = b"0" in shape
        humps = b"aA" in shape
        mixed = digits and (b"a0" in shape or b"0a" in shape or b"A0" in shape)
        found: list[Finding] = []
        if names or watched:
            line = b" " + b" ".join(words).lower() + b" "
            if names and (names := self._in_earnest(names, line)):
                found += self.names.find(folded, names, humps=humps, mixed=mixed)
            if watched:
                found += self._by_words(folded, watched, line, digits=digits)
        if not names and (humps or (mixed and (b"a0a" in shape or b"A0a" in shape or b"A0A" in shape))):
            found += self.names.find(folded, names, humps=humps, mixed=mixed)
        files = bool(watched) and not watched.isdisjoint(_FILES)
        spaced = bool(watched) and len(watched & _SPACED_LETTERS) > 1
        if files or spaced or b"#" in raw or b"@" in raw:
            named = [finding for finding in found if finding.kind is Kind.NAME]
            found += self._tags.find(folded, named, files=files, spaced=spaced)
        if digits or b"@" in raw or b"at)" in raw or b"at]" in raw:
            streets = digits and not _STREETS.isdisjoint(words)
            codes = digits and (b"0AA" in shape or b"0aa" in shape or b"0Aa" in shape)
            found += find_contacts(folded, shape.count(b"0"), streets=streets, codes=codes)
        days = watched & _DAYS if watched else watched
        if (digits or days) and not _MOVES.isdisjoint(words):
            found += find_whereabouts(folded, days)
        if b"*" in raw or mixed:
            found += self._terms.find_disguised(folded)
        if b"%" in raw:
            found += self._terms.find_reductions(folded)
        if len(found) > 1:
            found.sort(key=lambda finding: (finding.start, finding.end))
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
        """Leave out small words such as "rose" that only a certain next word makes a name."""
        wordy = self.roster.wordy
        return {word for word in names if word not in wordy or _followed(word, wordy[word], line)}

    def _by_words(self, folded: Folded, watched: frozenset[bytes], line: bytes, *, digits: bool) -> list[Finding]:
        found = self._terms.find(folded, watched, line)
        if digits and not watched.isdisjoint(_BIRTH):
            found += find_dates_of_birth(folded)
        if not watched.isdisjoint(self._schools):
            found += self.schools.find(folded)
        return found


def _followed(word: bytes, others: set[bytes], line: bytes) -> bool:
    """Say whether one of the other words comes right after the word somewhere in the line."""
    wanted = b" " + word + b" "
    at = line.find(wanted)
    while at >= 0:
        start = at + len(wanted)
        if line[start : line.index(b" ", start)] in others if start < len(line) else False:
            return True
        at = line.find(wanted, at + 1)
    return False
