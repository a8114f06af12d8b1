"""Who does what to whom, in a few signals that the word lists use beside phrases ("@pupil + <filter>").

@asks, @tells: the stance. @pupil, @former, @parent, @staff, @stranger, @friend, @press, @someone: who did it, where
somebody did; @other: any of them. @i: the asker did it. @me, @staffharmed, @pupilharmed, @school: whom or what it is
about. @young: too young for most platforms.
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.ages import ages, school_years
from handrail.understanding.noticing.people import Person
from handrail.understanding.text.lists import small_words
from handrail.understanding.text.phrases import Text

ASKING = 2.0
DID = {
    "pupil": "@pupil",
    "former-pupil": "@former",
    "parent": "@parent",
    "relative": "@parent",
    "staff": "@staff",
    "governor": "@staff",
    "contractor": "@staff",
    "volunteer": "@staff",
    "stranger": "@stranger",
    "public": "@stranger",
    "press": "@press",
    "friend": "@friend",
    "own": "@friend",
    "mate-family": "@friend",
    "unnamed": "@someone",
    "vulnerable": "@stranger",
}
OLD_ENOUGH, TEENS = 13, 8
NOT_HARMED = small_words("harm", "not_harmed")
SCHOOL = small_words("harm", "school")
BEFORE_SCHOOL = small_words("harm", "before_school")
SUFFERING = small_words("harm", "suffering")


def signals(text: Text, people: list[Person], asks: float) -> frozenset[str]:
    """Return the signals of a text."""
    found = {"@asks"} if asks >= ASKING else {"@tells"} if asks <= -ASKING else set()
    found.update(_did(text, people, asks))
    found.update(_harmed(text, people))
    if any(age < OLD_ENOUGH for age in ages(text)) or any(year < TEENS for year in school_years(text)):
        found.add("@young")
    return frozenset(found)


def _did(text: Text, people: list[Person], asks: float) -> Iterator[str]:
    for one in people:
        if one.case in ("subject", "by") and asks < ASKING:
            yield DID[one.group]
            yield "@other"
    if any(token.text == "i" and at < 4 for at, token in enumerate(text.tokens)):
        yield "@i"


def _harmed(text: Text, people: list[Person]) -> Iterator[str]:
    for place, token in enumerate(text.tokens):
        before = text.forms[place - 1] if place else frozenset()
        if token.text in ("me", "myself") and before.isdisjoint(NOT_HARMED):
            yield "@me"
        if token.text in SCHOOL and not before.isdisjoint(
            {"about", "our", "of", "against", "on", "at", "the", "call", "to"}
        ):
            yield "@school"
    for one in people:
        if one.case in ("about", "of", "object", "with", "to", "owner"):
            if one.group == "staff":
                yield "@staffharmed"
            if one.group in ("pupil", "own"):
                yield "@pupilharmed"
        if one.group in ("pupil", "own") and one.case == "subject":
            after = {token.text for token in text.tokens[one.end : one.end + 4]}
            if after & SUFFERING:
                yield "@pupilharmed"
