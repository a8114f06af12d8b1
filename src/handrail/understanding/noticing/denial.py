"""How far a "no" reaches: from where it stands to the end of its part of the sentence, and only a few words."""

from __future__ import annotations

from functools import cache
from typing import Any

from handrail.understanding.text.index import Found, Index, index
from handrail.understanding.text.lists import read
from handrail.understanding.text.phrases import Step, Text

REACH = 5
REACH_OF_NOT = 3
"""A "not" belongs to its verb, and takes back less than a "no" or "without"."""
REACH_BACK = 4
BREAKING = frozenset({"saying", "asking"})
"""A no reaches no further than these: "I have never met, saying they know ..."."""


@cache
def _words() -> Index[str]:
    return index((name, table["phrases"]) for name, table in read("denial").items())


class Denial:
    """Where a text says no, and where it only wishes or asks."""

    def __init__(self, text: Text) -> None:
        self._text = text
        found = list(_words().find(text))
        spared = {place for one in found if one.label == "not_no" for place in range(one.start, one.end)}
        self._no = sorted({one.start for one in found if one.label == "no"} - spared)
        self._refused = [one.start for one in found if one.label == "refused" and one.start not in spared]
        self._wished = [one.start for one in found if one.label == "wished"]

    def denies(self, found: Found[Any]) -> bool:
        """Whether a no before the phrase, or one that it leaps over, takes it back."""
        return any(self._reaches(place, found) for place in self._no)

    def _reaches(self, place: int, found: Found[Any]) -> bool:
        if found.start <= place < found.end:
            return not any(self._is_meant(step, place, found.start) for step in found.phrase.steps)
        reach = REACH_OF_NOT if self._text.tokens[place].text == "not" else REACH
        if not place < found.start <= place + reach or not self._same_part(place, found.start):
            return False
        return BREAKING.isdisjoint(token.text for token in self._text.tokens[place : found.start])

    def _is_meant(self, step: Step, place: int, start: int) -> bool:
        """Whether the no is a word of the phrase itself, or of a list in it: "those with no internet"."""
        if step.group:
            return any(end > place for at in range(start, place + 1) for end in self._text.group_ends(step.group, at))
        return not step.words.isdisjoint(self._text.forms[place])

    def is_open(self, found: Found[Any]) -> bool:
        """Whether what the phrase says is refused, wished for or only asked about."""
        if any(
            found.end <= place < found.end + REACH_BACK and self._same_part(place, found.end - 1)
            for place in self._refused
            if self._text.tokens[place - 1].text != "and"
        ):
            return True
        return any(
            place < found.start <= place + REACH + 2 and self._same_sentence(place, found.start)
            for place in self._wished
        )

    def in_one_part(self, found: Found[Any]) -> bool:
        """Whether the phrase stays within one part of its sentence: "mum's wall, ok" agrees to nothing."""
        return self._same_part(found.start, found.end - 1)

    def _same_part(self, one: int, other: int) -> bool:
        return self._text.tokens[one].part == self._text.tokens[other].part

    def _same_sentence(self, one: int, other: int) -> bool:
        return self._text.tokens[one].sentence == self._text.tokens[other].sentence
