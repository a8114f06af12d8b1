"""How old somebody is, and which school year: "shes 17", "aged 12", "a 15 year old", "(19)", "my Year 8 form"."""

from __future__ import annotations

from handrail.understanding.text.lists import small_words
from handrail.understanding.text.phrases import Text

YOUNGEST, OLDEST = 2, 99
_LEADS = small_words("ages", "leads")
_ADULT = 19
_WHO = small_words("ages", "who")
_UNITS = small_words("ages", "units")
_FALSE = small_words("ages", "false")
_CHILDREN = small_words("ages", "children")
_RECEPTION_AFTER = small_words("ages", "reception_after")
_RECEPTION_MEANS = small_words("ages", "reception_means")


def ages(text: Text) -> set[int]:
    """Return the ages of the other person that the text states."""
    return {
        token.number
        for place, token in enumerate(text.tokens)
        if token.number is not None and YOUNGEST <= token.number <= OLDEST and _is_age(text, place)
    }


def _is_age(text: Text, place: int) -> bool:
    token = text.tokens[place]
    before = text.tokens[place - 1].text if place else ""
    after = text.tokens[place + 1 : place + 3]
    if before in ("under", "over", "below", "above", "top"):
        return False
    if after and after[0].year is not None:
        return False  # "2 year 7s"
    if token.text.endswith(("yr", "yrs", "yo", "yrold", "yearold")):
        return True
    if [one.text.rstrip("s") for one in after] == ["year", "old"] or (after and after[0].text in ("yearold", "yr")):
        return True
    if _alone(text, place):
        return token.bracketed or place > 0
    if before in ("aged", "age") or (before == "of" and not text.forms[place - 2].isdisjoint(_CHILDREN)):
        return True
    if (
        place
        and text.tokens[place - 1].owner
        and not (after and after[0].part == token.part and after[0].text != "and")
    ):
        return True  # "my pupil's 16"
    if after and after[0].text == "now" and text.tokens[place - 1].part != token.part:
        return True  # ", 24 now"
    if after and (not text.forms[place + 1].isdisjoint(_UNITS) or after[0].number is not None):
        return False  # "is 18 in March" is not 18 yet
    return before in _LEADS and _said_of_another(text, place)


def _said_of_another(text: Text, place: int) -> bool:
    """Whether "is 17" is said of him, her or a person named, and not as a lie or of the asker."""
    at = place - 1
    while at >= 0 and text.tokens[at].text in _LEADS:
        at -= 1
    if at < 0 or text.tokens[at].sentence != text.tokens[place].sentence:
        return False
    if text.tokens[at].text in ("i", "am", "we"):
        return is_a_child(text)
    earlier = {word for forms in text.forms[max(0, at - 2) : at] for word in forms}
    return _FALSE.isdisjoint(earlier - {"i"}) or text.tokens[at].text not in _WHO | {"to"}


def is_a_child(text: Text) -> bool:
    """Whether the asker says to be a child: "I'm 13", "am in yr 8"; and nobody only pretends."""
    for place, token in enumerate(text.tokens):
        after = text.tokens[place + 1 : place + 4]
        if token.text != "am" or len(after) < 1 or not _FALSE.isdisjoint(_before(text, place)):
            continue
        if after[0].number is not None and 4 <= after[0].number < _ADULT and not _counts(text, place + 2):
            return True
        if after[0].year is not None or (len(after) > 1 and after[0].text == "in" and after[1].year is not None):
            return True
    return False


def _before(text: Text, place: int) -> set[str]:
    """Return the words before, without "I" itself."""
    return {word for forms in text.forms[max(0, place - 4) : place] for word in forms} - {"i"}


def _counts(text: Text, place: int) -> bool:
    return place < len(text.tokens) and not text.forms[place].isdisjoint(_UNITS)


def _alone(text: Text, place: int) -> bool:
    """Whether nothing else stands between two commas or brackets: "(19)", ", 19,"."""
    part = text.tokens[place].part
    return all(token.part != part for at, token in enumerate(text.tokens) if at != place and abs(at - place) < 3)


def school_years(text: Text) -> set[int]:
    """Return the school years that the text names; reception is 0."""
    years = {token.year for token in text.tokens if token.year is not None}
    if any(token.text == "reception" and _is_year(text, place) for place, token in enumerate(text.tokens)):
        years.add(0)
    return years


def _is_year(text: Text, place: int) -> bool:
    """Whether "reception" is the first school year, and not the desk where visitors are met."""
    before = text.tokens[place - 1].text if place else ""
    after = text.tokens[place + 1].text if place + 1 < len(text.tokens) else ""
    if after in _RECEPTION_AFTER:
        return False
    return before in ("my", "our") or (before == "in" and after != "the") or after in _RECEPTION_MEANS
