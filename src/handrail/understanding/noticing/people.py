"""The people whom a text names: who they are to the school, and how they stand in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.understanding.text.lists import read, small_words
from handrail.understanding.text.phrases import Text

GROUPS = (
    "former-pupil",
    "vulnerable",
    "stranger",
    "mate-family",
    "own",
    "governor",
    "contractor",
    "volunteer",
    "press",
    "relative",
    "parent",
    "staff",
    "pupil",
    "public",
    "friend",
    "unnamed",
)
"""Where two groups find the same words, the first is right."""

CASES = {word: case for case, words in read("grammar")["cases"].items() for word in words.split()}
_SKIPPED = small_words("people", "skipped")
_AFTER_SUBJECT = small_words("people", "after_subject")
_CONTRACTED = small_words("people", "contracted")
_OFF_VERBS = small_words("people", "off_verbs")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the text: the group, the words, and how they stand (`subject`, `by`, `about` and so on)."""

    group: str
    start: int
    end: int
    case: str


def people(text: Text) -> list[Person]:
    """Return the people of a text in order; where two readings overlap, the longer one."""
    spans = []
    for rank, group in enumerate(GROUPS):
        for start in text.starts(text.groups[group].first):
            if ends := text.group_ends(group, start):
                spans.append((start - max(ends), rank, start, max(ends), group))
    taken: set[int] = set()
    chosen = []
    for _, _, start, end, group in sorted(spans):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end, group))
    return [Person(group, start, end, _case(text, start, end)) for start, end, group in sorted(chosen)]


def _case(text: Text, start: int, end: int) -> str:
    place = start - 1
    while place >= 0 and _skipped(text, place) and text.tokens[place].sentence == text.tokens[start].sentence:
        if text.tokens[place].text == "of" and not (place and text.tokens[place - 1].text in _SKIPPED):
            break
        place -= 1
    before = text.tokens[place] if place >= 0 and text.tokens[place].sentence == text.tokens[start].sentence else None
    if before is not None and before.text in CASES:
        particle = before.text == "off" and place and not text.forms[place - 1].isdisjoint(_OFF_VERBS)
        return "about" if particle else CASES[before.text]
    if text.tokens[end - 1].owner:
        return "subject" if _is_contracted(text, end) else "owner"
    after = (
        text.forms[end]
        if end < len(text.tokens) and text.tokens[end].sentence == text.tokens[start].sentence
        else frozenset()
    )
    is_subject = not after.isdisjoint(_AFTER_SUBJECT) or any(word.endswith("ed") for word in after)
    return "subject" if is_subject or (before is None and after) else "object"


def _is_contracted(text: Text, end: int) -> bool:
    """Whether "'s" stands for "is" or "has": "the caretaker's been posting"."""
    if end >= len(text.tokens):
        return False
    after = text.tokens[end].text
    return after in _CONTRACTED or (after.endswith("ing") and len(after) > 5)


def _skipped(text: Text, place: int) -> bool:
    token = text.tokens[place]
    return token.text in _SKIPPED or token.year is not None or token.number is not None
