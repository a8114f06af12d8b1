"""The safety line: whether words may mean that a child is at risk.

Whoever shows an answer shows first whom to go to (the safeguarding lead, a deputy, 999), and keeps nothing of the
words. A false alarm costs a glance, a silence may cost a child: no "not" takes anything back here, and slips of the pen
are mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from handrail.understanding.noticing.scene import agreed_words, look
from handrail.understanding.text.index import Index, index
from handrail.understanding.text.lists import read
from handrail.understanding.text.phrases import Text
from handrail.understanding.text.reader import read_text
from handrail.understanding.text.together import Gathering
from handrail.understanding.understanding import is_said_outright
from handrail.understanding.weighing.stance import asks_something, stance

PIECE, OVERLAP = 1_500, 200
"""Letters: a long text is read piece by piece; each shares some with the next, so that nothing falls between."""

UNCLEAR = "unclear"
"""Something is told of a child that asks nothing of the policy: nobody knows what it is, so somebody should look."""
CHILD = "a-child"


@cache
def _phrases() -> Index[str]:
    return index((name, table["phrases"]) for name, table in read("risk").items())


@cache
def _together() -> Gathering[str]:
    return Gathering((name, table["phrases"]) for name, table in read("risk").items())


def concerns(words: str) -> tuple[str, ...]:
    """Return what the words may speak of, as `words/risk.toml` names it; mostly nothing.

    >>> concerns("somebody wants to die"), concerns("can i post a picture of my lunch")
    (('self-harm',), ())
    """
    found: set[str] = set()
    for text in _pieces(words):
        found.update(one.label for one in _phrases().find(text))
        found.update(one.label for one in _together().find(text, frozenset()))
    if not found and _is_told_of_a_child(words):
        return (UNCLEAR,)
    return tuple(name for name in read("risk") if name in found)


def may_be_at_risk(words: str) -> bool:
    """Whether the words may mean that a child is at risk."""
    return bool(concerns(words))


def _pieces(words: str) -> Iterator[Text]:
    for start in range(0, max(len(words) - OVERLAP, 1), PIECE - OVERLAP):
        yield read_text(words[start : start + PIECE])


def _is_told_of_a_child(words: str) -> bool:
    text = read_text(words[:PIECE])
    starts = text.starts(text.groups[CHILD].first)
    if not any(text.group_ends(CHILD, place) for place in starts) or is_said_outright(words[:PIECE]):
        return False
    people, marks = look(text)
    return not asks_something(text) and stance(text, people, agreed_words(marks)) <= 0
