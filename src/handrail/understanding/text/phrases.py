"""Phrases as the word lists write them, and where a text holds them.

word        any form of it        (word)    may be left out        one/other   either
..          up to two words       ...       up to six words        <group>     any phrase of that list
A phrase never reaches from one sentence into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from handrail.understanding.text.tokens import Token, written_out

GAPS = {"..": 2, "...": 6}
NOWHERE: frozenset[int] = frozenset()
_STEP = re.compile(r"\(([^()]*)\)|(\S+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a phrase: some words of which one fits, a group, or a gap."""

    words: frozenset[str] = frozenset()
    group: str = ""
    gap: int = 0
    optional: bool = False


@dataclass(slots=True, eq=False)
class Phrase:
    """A phrase of a word list, ready to be looked for."""

    written: str
    steps: tuple[Step, ...]
    needed: tuple[frozenset[str], ...]
    """The words without which it is not worth looking for."""
    has_gap: bool
    groups: tuple[str, ...] = ()
    """The lists of which something must be there."""
    plain: tuple[frozenset[str], ...] = ()
    """The words one by one, where the phrase is nothing else: most are, and need no search."""


class WrongPhrase(ValueError):
    """A phrase that cannot be read."""


def read_phrase(written: str) -> Phrase:
    """Return the phrase that a row of a word list writes.

    >>> [step.optional for step in read_phrase("put (up) a/the photo ... on <media>").steps]
    [False, True, False, False, False, False, False]
    """
    if written.replace(" ", "").isalpha():  # most are nothing but words
        steps = [step for word in written.split() for step in _steps(word, optional=False)]
        plain = tuple(step.words for step in steps)
        return Phrase(written, tuple(steps), plain, has_gap=False, plain=plain)
    steps = []
    for in_brackets, bare in _STEP.findall(written):
        steps += [step for part in (in_brackets or bare).split() for step in _steps(part, optional=bool(in_brackets))]
    if not any(not step.optional and not step.gap for step in steps):
        raise WrongPhrase(f'"{written}" says nothing: it needs a word that must be there.')
    needed = tuple(sorted((step.words for step in steps if step.words and not step.optional), key=len))
    is_plain = not any(step.gap or step.group or step.optional for step in steps)
    plain = tuple(step.words for step in steps) if is_plain else ()
    groups = tuple(dict.fromkeys(step.group for step in steps if step.group and not step.optional))
    return Phrase(written, tuple(steps), needed, any(step.gap for step in steps), groups, plain)


@cache
def _steps(part: str, *, optional: bool) -> tuple[Step, ...]:
    if part in GAPS:
        return (Step(gap=GAPS[part]),)
    if part.startswith("<") and "/" not in part:
        return (Step(group=part.strip("<>"), optional=optional),)
    if "/" in part:
        return (Step(words=frozenset(word for one in part.split("/") for word in written_out(one)), optional=optional),)
    # a contraction is written out here as it is in the texts
    return tuple(Step(words=frozenset({word}), optional=optional) for word in written_out(part))


@dataclass(frozen=True, slots=True)
class Group:
    """The phrases of one list, by the words with which they may begin, and the lists that it holds as a whole."""

    by_first: Mapping[str, tuple[Phrase, ...]]
    own: frozenset[str]
    """The words with which its own phrases may begin."""
    within: tuple[str, ...]
    first: frozenset[str]
    """The words with which its phrases or those of the lists within may begin."""


class Text:
    """A text that phrases are looked for in. Each group is looked for once at each place."""

    def __init__(self, tokens: list[Token], forms: Sequence[frozenset[str]], groups: Mapping[str, Group]) -> None:
        self.tokens, self.forms, self.groups = tokens, forms, groups
        self.where: dict[str, list[int]] = {}
        for place, found in enumerate(forms):
            for form in found:
                self.where.setdefault(form, []).append(place)
        self.all_forms = frozenset(self.where)
        self._places: dict[str, Mapping[int, frozenset[int]]] = {}
        self._last = self._last_of_sentence()

    def _last_of_sentence(self) -> list[int]:
        last = [0] * len(self.tokens)
        for place in range(len(self.tokens) - 1, -1, -1):
            same = place + 1 < len(self.tokens) and self.tokens[place + 1].sentence == self.tokens[place].sentence
            last[place] = last[place + 1] if same else place + 1
        return last

    def starts(self, first: Set[str]) -> Iterable[int]:
        """Return the places where a word of these stands."""
        words = self.all_forms & first
        if len(words) == 1:
            return self.where[next(iter(words))]
        return sorted({place for word in words for place in self.where[word]})

    def may_hold(self, phrase: Phrase) -> bool:
        """Whether all that the phrase needs may be somewhere in the text."""
        forms = self.all_forms
        for words in phrase.needed:
            if words.isdisjoint(forms):
                return False
        for name in phrase.groups:  # noqa: SIM110
            if not self.places(name):
                return False
        return True

    def places(self, name: str) -> Mapping[int, frozenset[int]]:
        """Return where phrases of a group begin, and every place where each may end."""
        known = self._places.get(name)
        if known is None:
            self._places[name] = {}  # a group within itself finds nothing
            group = self.groups[name]
            by_first = group.by_first
            known = {}
            for within in group.within:
                for place, ends in self.places(within).items():
                    known[place] = known[place] | ends if place in known else ends
            for place in self.starts(group.own):
                begun = [phrase for form in self.forms[place] for phrase in by_first.get(form, ())]
                if own := frozenset([end for phrase in begun for end in self.ends(phrase, place)]):
                    known[place] = known[place] | own if place in known else own
            self._places[name] = known
        return known

    def group_ends(self, name: str, place: int) -> frozenset[int]:
        """Return every place where a phrase of the group that begins here may end."""
        return self.places(name).get(place, NOWHERE)

    def ends(self, phrase: Phrase, place: int) -> set[int]:
        """Return every place where the phrase may end if it begins here; none where it does not."""
        stop = self._last[place]
        if phrase.plain:
            end = place + len(phrase.plain)
            return {end} if end <= stop and self._stands(phrase.plain, place) else set()
        at = {place}
        for step in phrase.steps:
            at = self._take(step, at, stop)
            if not at:
                break
        return at

    def _stands(self, words: tuple[frozenset[str], ...], place: int) -> bool:
        for one in words:
            if one.isdisjoint(self.forms[place]):
                return False
            place += 1
        return True

    def _take(self, step: Step, at: set[int], stop: int) -> set[int]:
        if step.gap:
            return {reached for start in at for reached in range(start, min(start + step.gap, stop) + 1)}
        reached = set(at) if step.optional else set()
        if step.group:
            places = self.places(step.group)
            for start in at & places.keys() if places else ():
                if start < stop:
                    reached |= places[start]
            return reached
        for start in at:
            if start < stop and not step.words.isdisjoint(self.forms[start]):
                reached.add(start + 1)
        return reached
