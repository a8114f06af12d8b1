"""Everything that was found in a text, together: what the facts are read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handrail.understanding.noticing.denial import Denial
from handrail.understanding.noticing.marks import WRITING, Mark, marks
from handrail.understanding.noticing.people import Person, people
from handrail.understanding.text.phrases import Text
from handrail.understanding.weighing.weigh import Weighed


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that the words state, and the words that state it (from one up to another)."""

    fact: str
    value: object
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A text, the people and marks in it, and the action or event that it is read as."""

    text: Text
    people: list[Person]
    marks: list[Mark]
    asking: Weighed

    @property
    def word(self) -> str:
        """Return the action or event."""
        return self.asking.word

    def marked(self, fact: str) -> Iterator[Mark]:
        """Yield what the text says of a fact."""
        return (mark for mark in self.marks if mark.fact == fact)

    def says(self, words: str) -> bool:
        """Whether any of these words is in the text."""
        return not self.text.all_forms.isdisjoint(words.split())

    def holds(self, group: str) -> Iterator[tuple[int, int]]:
        """Yield every place of the text where a phrase of a group stands."""
        for start in self.text.starts(self.text.groups[group].first):
            if ends := self.text.group_ends(group, start):
                yield start, max(ends)


def look(text: Text) -> tuple[list[Person], list[Mark]]:
    """Return the people and the marks of a text."""
    return people(text), marks(text, Denial(text))


def agreed_words(marks: list[Mark]) -> frozenset[int]:
    """Return the places of the words that say what is agreed or in place, and so neither ask nor tell."""
    return frozenset(
        place
        for mark in marks
        if mark.fact == "met" and mark.value not in NOT_AGREED and mark.end - mark.start > 1
        for place in range(mark.start, mark.end)
    )


NOT_AGREED = frozenset(
    {
        WRITING,
        "authorised",
        "school-device",
        "head-informed",
        "parent-informed",
        "families-told",
        "good-reason",
        "justified-concern",
    }
)
"""Conditions whose words may be all that somebody tells."""
