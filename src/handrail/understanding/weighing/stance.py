"""Whether somebody asks leave for something, or tells what has happened.

From the phrases of `words/stance.toml`, and from how the text opens: "Putting the badge on ..." means to do it, "A dad
has ..." tells of somebody else. What only says that a condition is in place ("the head has agreed") tells nothing.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from handrail.understanding.noticing.people import Person
from handrail.understanding.text.index import Index, index
from handrail.understanding.text.lists import read, small_words
from handrail.understanding.text.phrases import Text
from handrail.understanding.weighing.adding import Sign, add_up

MOST = 6.0
OPENING = 4.0
AUXILIARIES = small_words("stance", "auxiliaries")
QUESTION = small_words("stance", "question")
ASKED_OF = small_words("stance", "asked_of") | {"am"}
ASKING = small_words("stance", "asking_subject")
BETWEEN = small_words("stance", "between")
REPORT = small_words("stance", "report")
NOT_MEANT = small_words("stance", "not_meant")
"""Words in -ing with which nobody says what they mean to do."""


@cache
def _stances() -> Index[Sign]:
    return index(
        (Sign(word, tier), phrases) for word, table in read("stance").items() for tier, phrases in table.items()
    )


def stance(text: Text, people: list[Person], agreed: Set[int]) -> float:
    """Return how far the text asks (below nought: tells what happened), from -6 to 6."""
    found = [one for one in _stances().find(text) if one.start not in agreed]
    asks = add_up([one for one in found if one.label.word == "may"])
    tells = add_up([one for one in found if one.label.word == "happened"])
    return max(
        -MOST,
        min(MOST, asks - tells + _opening(text, [one for one in people if one.start not in agreed]) + _asked(text)),
    )


def _asked(text: Text) -> float:
    """Read "may I ...", "do we ...": whether leave is asked, or what is to be done about what happened."""
    total = 0.0
    for place, token in enumerate(text.tokens[:-2]):
        if token.text not in ASKED_OF or text.tokens[place + 1].text not in ASKING:
            continue
        verb = next((forms for forms in text.forms[place + 2 : place + 6] if forms.isdisjoint(BETWEEN)), frozenset())
        if not verb.isdisjoint(REPORT) or text.tokens[place - 1].text in ("what", "who", "how"):
            total -= 2.0
        elif place == 0 or text.tokens[place - 1].text not in ("as", "so", "if"):
            total += 2.0
    return total


def _opening(text: Text, people: list[Person]) -> float:
    first = text.tokens[0].text
    if first.endswith("ing") and len(first) > 4 and first not in NOT_MEANT:
        return OPENING
    if first in QUESTION or not people:
        return 0.0
    someone = people[0]
    if someone.group == "own" or someone.start > 4 or someone.case not in ("subject", "object"):
        return 0.0
    if any(token.text in ("i", "we") for token in text.tokens[: someone.start]):
        return 0.0
    after = text.forms[someone.end] if someone.end < len(text.tokens) else frozenset()
    tells = not after.isdisjoint(AUXILIARIES) or any(word.endswith("ed") for word in after)
    return -OPENING if tells or someone.case == "subject" else 0.0


def asks_something(text: Text) -> bool:
    """Whether the text opens as a question does."""
    return text.tokens[0].text in QUESTION or text.tokens[0].text in ("where", "which", "whose", "why")
