"""Rows of the word lists that need several phrases at once, in any order: "<filter> + <pupil> + !@asks".

A part that begins with @ is a signal (who does what: see `weighing.signals`), and ! says that a part must not be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import chain
from typing import Generic

from handrail.understanding.text.groups import PLUS, first_words, is_together
from handrail.understanding.text.index import Found, Label
from handrail.understanding.text.lists import rows
from handrail.understanding.text.phrases import Phrase, Text, read_phrase


@dataclass(frozen=True, slots=True)
class Together(Generic[Label]):
    """What a row speaks for, and all that it needs."""

    label: Label
    row: Phrase
    """The row as it is written; it stands at no one place of the text."""
    signals: frozenset[str]
    absent_signals: frozenset[str]
    parts: tuple[Phrase, ...]
    absent: tuple[Phrase, ...]


class Gathering(Generic[Label]):
    """Rows of several phrases. A row is looked at where the phrase that is rarest in it may begin in the text."""

    def __init__(self, labelled: Iterable[tuple[Label, str]]) -> None:
        rows_of = [_read(label, row) for label, text in labelled for row in rows(text) if is_together(row)]
        self._without: list[Together[Label]] = [row for row in rows_of if not row.parts]
        self._by_part: dict[str, list[Together[Label]]] = {}
        self._parts: dict[str, list[Phrase]] = {}
        for row in rows_of:
            if not row.parts:
                continue
            rarest = min(row.parts, key=lambda part: len(first_words(part)))
            if rarest.written not in self._by_part:
                for word in first_words(rarest):
                    self._parts.setdefault(word, []).append(rarest)
            self._by_part.setdefault(rarest.written, []).append(row)

    def find(self, text: Text, signals: Set[str]) -> Iterator[Found[Label]]:
        """Yield the rows that hold; each begins and ends where its first phrase begins."""
        places: dict[str, int | None] = {}

        def place(phrase: Phrase) -> int | None:
            if phrase.written not in places:
                places[phrase.written] = _first(text, phrase)
            return places[phrase.written]

        parts = {part.written: part for word in text.all_forms for part in self._parts.get(word, ())}
        within = (row for part in parts.values() if place(part) is not None for row in self._by_part[part.written])
        for row in chain(self._without, within):
            if not row.signals <= signals or not row.absent_signals.isdisjoint(signals):
                continue
            if any(place(part) is None for part in row.parts) or any(place(part) is not None for part in row.absent):
                continue
            at = (place(row.parts[0]) if row.parts else None) or 0
            yield Found(row.label, at, at, row.row)


def _read(label: Label, row: str) -> Together[Label]:
    named = [part.strip() for part in row.split(PLUS.strip())]
    absent = [part[1:] for part in named if part.startswith("!")]
    return Together(
        label,
        Phrase(row, (), (), has_gap=False),
        frozenset(part for part in named if part.startswith("@")),
        frozenset(part for part in absent if part.startswith("@")),
        tuple(read_phrase(part) for part in named if part[0] not in "@!"),
        tuple(read_phrase(part) for part in absent if not part.startswith("@")),
    )


def _first(text: Text, phrase: Phrase) -> int | None:
    if not text.may_hold(phrase):
        return None
    return next((place for place in text.starts(first_words(phrase)) if text.ends(phrase, place)), None)


def words_of(table: str) -> set[str]:
    """Return every word that a list's rows of several phrases name."""
    named = [part.strip().lstrip("!") for row in rows(table) if is_together(row) for part in row.split(PLUS.strip())]
    parts = [read_phrase(part) for part in named if not part.startswith("@")]
    return {word for phrase in parts for step in phrase.steps for word in step.words}
