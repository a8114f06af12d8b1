"""Who does what to whom, in a few signals that the word lists use beside phrases ("@pupil + <filter>").

@asks, @tells: the stance. @pupil, @former, @parent, @staff, @stranger, @friend, @press, @someone: who did it, where
somebody did; @other: any of them. @i: the asker did it. @me, @staffharmed, @pupilharmed, @school: whom or what it is
about. @content: something is named that a post may hold. @young: too young for most platforms. @child: a child asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from handrail.understanding.noticing.ages import ages, school_years
from handrail.understanding.noticing.marks import Mark
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
PICTURED = ("image-of-", "about-", "school-")
ANYWHERE = frozenset({"personal-information", "illegal", "abusive", "grooming", "unwelcome", "threatening", "sexual"})
"""Contents that are spoken of in many other matters."""
OLD_ENOUGH, TEENS = 13, 8
NOT_HARMED = small_words("harm", "not_harmed")
SCHOOL = small_words("harm", "school")
BEFORE_SCHOOL = small_words("harm", "before_school")
ADULT = 18
ADVERBS = small_words("harm", "adverbs")
NOT_DEEDS = small_words("harm", "not_deeds")
BEING_AT = small_words("harm", "being_at")
SUFFERING = small_words("harm", "suffering")


def signals(text: Text, people: list[Person], marks: list[Mark], asks: float, agreed: Set[int]) -> frozenset[str]:
    """Return the signals of a text."""
    found = {"@asks"} if asks >= ASKING else {"@tells"} if asks <= -ASKING else set()
    if any(_is_content(mark) for mark in marks):
        found.add("@content")
    found.update(_did(text, [one for one in people if one.start not in agreed], asks))
    found.update(_harmed(text, people))
    if any(age < OLD_ENOUGH for age in ages(text)) or any(year < TEENS for year in school_years(text)):
        found.add("@young")
    return frozenset(found)


def _is_content(mark: Mark) -> bool:
    if mark.fact != "content" or mark.denied or mark.value in ANYWHERE:
        return False
    return mark.value == "image-of-home" or not mark.value.startswith(PICTURED)


def _did(text: Text, people: list[Person], asks: float) -> Iterator[str]:
    for one in people:
        if one.case in ("subject", "by") and asks < ASKING and _does(text, one):
            yield DID[one.group]
            yield "@other"
    if any(_is_child(text, place) for place in range(len(text.tokens))):
        yield "@child"
    if any(token.text == "i" and at < 4 for at, token in enumerate(text.tokens)):
        yield "@i"


def _does(text: Text, one: Person) -> bool:
    """Whether the words after somebody say that they did something, rather than said, wanted or were something."""
    if one.case == "by":
        return True
    after = [
        place for place in range(one.end, min(one.end + 5, len(text.tokens))) if text.tokens[place].text not in ADVERBS
    ]
    if not after or not text.forms[after[0]].isdisjoint(NOT_DEEDS):
        return False
    second = text.tokens[after[1]].text if len(after) > 1 else ""
    if "be" in text.forms[after[0]]:
        return second.endswith("ing") or second in BEING_AT
    return not ("have" in text.forms[after[0]] and second == "to")


def _is_child(text: Text, place: int) -> bool:
    """Whether the asker is a child: "I'm 13", "I am in Year 8"."""
    words = [token.text for token in text.tokens[place : place + 2]]
    if words != ["i", "am"]:
        return False
    after = text.tokens[place + 2 : place + 4]
    number = after[0].number if after else None
    return (number is not None and number < ADULT) or (
        len(after) > 1 and after[0].text == "in" and after[1].year is not None
    )


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
        if one.group == "staff" and one.case == "subject" and not _does(text, one) and _is_said(text, one.start):
            yield "@staffharmed"
        if one.case in ("about", "of", "object", "with", "to", "owner"):
            if one.group == "staff":
                yield "@staffharmed"
            if one.group in ("pupil", "own"):
                yield "@pupilharmed"
        if one.group in ("pupil", "own") and one.case == "subject":
            after = {token.text for token in text.tokens[one.end : one.end + 4]}
            if after & SUFFERING:
                yield "@pupilharmed"


def _is_said(text: Text, place: int) -> bool:
    """Whether it is somebody else's word: "tweeted that our head of year is a bully"."""
    return any(token.text in ("that", "saying", "says") for token in text.tokens[max(0, place - 3) : place])
