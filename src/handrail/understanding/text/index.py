"""An index of labelled phrases, which finds those that a text holds without trying each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from handrail.understanding.text.groups import first_words, phrases
from handrail.understanding.text.phrases import Phrase, Text

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

    def __init__(self, rows: list[tuple[Label, Phrase]]) -> None:
        counts = Counter(word for _, phrase in rows for words in phrase.needed for word in words)
        self._by_word: defaultdict[str, list[tuple[Label, Phrase]]] = defaultdict(list)
        self._by_first: list[tuple[Label, Phrase]] = []
        for row in rows:
            if row[1].needed:
                needed = row[1].needed
                rarest = (
                    needed[0]
                    if len(needed) == 1
                    else min(needed, key=lambda words: sum(map(counts.__getitem__, words)))
                )
                for word in rarest:
                    self._by_word[word].append(row)
            else:
                self._by_first.append(row)

    def find(self, text: Text) -> Iterator[Found[Label]]:
        """Yield every phrase that the text holds, at each place where it begins."""
        seen: set[int] = set()
        for row in self._candidates(text):
            label, phrase = row
            if id(row) in seen or not text.may_hold(phrase):
                continue
            seen.add(id(row))
            for start in text.starts(first_words(phrase)):
                if ends := text.ends(phrase, start):
                    yield Found(label, start, min(ends) if phrase.has_gap else max(ends), phrase)

    def _candidates(self, text: Text) -> Iterator[tuple[Label, Phrase]]:
        for word in text.all_forms & self._by_word.keys():
            yield from self._by_word[word]
        yield from self._by_first


def index(labelled: Iterable[tuple[Label, str]]) -> Index[Label]:
    """Return an index of lists of phrases, each list under its label."""
    return Index([(label, phrase) for label, text in labelled for phrase in phrases(text)])
