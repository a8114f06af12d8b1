"""All word lists together: the groups, and an index that finds the phrases a text may hold without trying each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from handrail.understanding.text.lists import read, rows
from handrail.understanding.text.phrases import Group, Phrase, Text, WrongPhrase, read_phrase

PLUS = " + "
GROUP_FILES = ("people", "platforms", "groups")
FILES = (*GROUP_FILES, "actions", "events", "stance", "facts", "content", "conditions", "denial", "outside", "risk")

Label = TypeVar("Label", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Found(Generic[Label]):
    """A phrase of a word list, found in a text from one word up to another."""

    label: Label
    start: int
    end: int
    phrase: Phrase


class Index(Generic[Label]):
    """Labelled phrases. Only those whose rarest word is in the text are looked for."""

    def __init__(self, rows: list[tuple[Label, Phrase]], groups: Mapping[str, Group]) -> None:
        counts = Counter(word for _, phrase in rows for step in phrase.steps for word in step.words)
        self._by_word: defaultdict[str, list[tuple[Label, Phrase]]] = defaultdict(list)
        self._by_group: defaultdict[str, list[tuple[Label, Phrase]]] = defaultdict(list)
        self._groups = groups
        for row in rows:
            sets = [step.words for step in row[1].steps if step.words and not step.optional]
            if sets:
                for word in min(sets, key=lambda words: sum(counts[word] for word in words)):
                    self._by_word[word].append(row)
            else:
                group = next(step.group for step in row[1].steps if step.group and not step.optional)
                self._by_group[group].append(row)

    def find(self, text: Text) -> Iterator[Found[Label]]:
        """Yield every phrase that the text holds: the longest at each place where it begins."""
        seen: set[int] = set()
        for row in self._candidates(text):
            if id(row) in seen:
                continue
            seen.add(id(row))
            label, phrase = row
            for start in _starts(text, phrase):
                if ends := text.ends(phrase, start):
                    yield Found(label, start, min(ends) if any(s.gap for s in phrase.steps) else max(ends), phrase)

    def _candidates(self, text: Text) -> Iterator[tuple[Label, Phrase]]:
        for word in text.all_forms & self._by_word.keys():
            yield from self._by_word[word]
        for group, named in self._by_group.items():
            if not text.all_forms.isdisjoint(self._groups[group].by_first):
                yield from named


def _starts(text: Text, phrase: Phrase) -> Iterable[int]:
    first: set[str] = set()
    for step in phrase.steps:
        first |= text.groups[step.group].by_first.keys() if step.group else step.words
        if not step.optional:
            break
    return text.starts(first)


def first_words(phrase: Phrase, written: Mapping[str, tuple[Phrase, ...]], within: tuple[str, ...] = ()) -> set[str]:
    """Return the words with which a phrase may begin. Raises WrongPhrase where it names no list, or itself."""
    first: set[str] = set()
    for step in phrase.steps:
        if step.gap:
            raise WrongPhrase(f'"{phrase.written}" begins with a gap.')
        if step.group:
            if step.group not in written or step.group in within:
                raise WrongPhrase(f'"{phrase.written}" uses <{step.group}>, which is no list or holds this one.')
            for inner in written[step.group]:
                first |= first_words(inner, written, (*within, step.group))
        first |= step.words
        if not step.optional:
            return first
    return first


@cache
def _phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(read_phrase(row) for row in rows(text) if PLUS not in row)


@cache
def groups() -> dict[str, Group]:
    """Return every group of the word lists."""
    written = {name: _phrases(table["phrases"]) for file in GROUP_FILES for name, table in read(file).items()}
    found = {}
    for name, phrases in written.items():
        by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for word in first_words(phrase, written, (name,)):
                by_first[word].append(phrase)
        found[name] = Group({word: tuple(starting) for word, starting in by_first.items()})
    return found


@cache
def words_written() -> frozenset[str]:
    """Return every word that some phrase of some list names."""
    found: set[str] = set()
    for file in FILES:
        for table in _texts(read(file)):
            phrases = [
                *_phrases(table),
                *(part for row in together([("", table)]) for part in (*row.parts, *row.absent)),
            ]
            found.update(word for phrase in phrases for step in phrase.steps for word in step.words)
    return frozenset(found)


def _texts(table: Mapping[str, object]) -> Iterator[str]:
    """Yield every list of phrases in a file, however deep it stands."""
    for value in table.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value)


def index(labelled: Iterable[tuple[Label, str]]) -> Index[Label]:
    """Return an index of lists of phrases, each list under its label."""
    return Index([(label, phrase) for label, text in labelled for phrase in _phrases(text)], groups())


@dataclass(frozen=True, slots=True)
class Together(Generic[Label]):
    """Phrases that speak for something where all of them are in the text, in any order: "<filter> + <pupil>"."""

    label: Label
    written: Phrase
    signals: frozenset[str]
    parts: tuple[Phrase, ...]
    absent: tuple[Phrase, ...]

    def find(self, text: Text, signals: Set[str]) -> Found[Label] | None:
        """Return where it is found; it begins and ends where its first part begins."""
        if not self.signals <= signals:
            return None
        places = [text.first(part) for part in self.parts]
        if None in places or any(text.first(part) is not None for part in self.absent):
            return None
        place = next((place for place in places if place is not None), 0)
        return Found(self.label, place, place, self.written)


def together(labelled: Iterable[tuple[Label, str]]) -> list[Together[Label]]:
    """Return the rows of the lists that name several phrases with a plus between."""
    return [_together(label, row) for label, text in labelled for row in rows(text) if PLUS in row]


def _together(label: Label, row: str) -> Together[Label]:
    named = [part.strip() for part in row.split(PLUS)]
    return Together(
        label,
        Phrase(row, ()),
        frozenset(part for part in named if part.startswith("@")),
        tuple(read_phrase(part) for part in named if part[0] not in "@!"),
        tuple(read_phrase(part[1:]) for part in named if part.startswith("!")),
    )
