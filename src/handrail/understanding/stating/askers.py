"""Who asks, or who would do it: said outright, standing alone at the head, or the one for whom leave is asked."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.ages import is_a_child
from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.text.lists import small_words

ROLES = ("governor", "volunteer", "contractor", "leaver", "parent", "pupil", "staff")
"""Where the words speak for several, the first is the asker: a parent governor asks as a governor."""
DOERS = {
    "parent": "parent",
    "relative": "parent",
    "pupil": "pupil",
    "governor": "governor",
    "volunteer": "volunteer",
    "contractor": "contractor",
}
OF_A_CHILD = frozenset(
    {
        "cyberbullying",
        "bring-phone",
        "indecent-image",
        "staff-misuse",
        "misuse",
        "data-breach",
        "suspected-crime",
        "online-safety-concern",
    }
)
"""Where somebody who speaks of an own child asks as a parent."""
OPENERS = frozenset({"governor", "volunteer", "contractor", "parent", "relative", "staff"})
FEW = frozenset({"governor", "volunteer", "contractor"})
BEFORE_OPENER = small_words("asking", "before_opener")
AFTER_OPENER = small_words("asking", "after_opener")
FINITE = small_words("people", "after_subject") - {"contact"}
LONGEST = 10
"""Words: nobody says at greater length who they are before they ask."""
SKIPPED = small_words("people", "skipped")
ASKED_OF = small_words("stance", "asked_of")
STATING = small_words("stance", "stating")
WISHING = frozenset({"want", "wants", "asks", "asking", "would", "fancies", "hopes", "wishes", "is", "are"})
LETTING = small_words("stance", "letting")
AT_FIRST = frozenset({"here", "of"})
LEFT = frozenset({"left", "finished", "retired"})
LEFT_WHEN = frozenset({"school", "here", "last", "there", "teaching", "job", "in"})
WORKING_HERE = frozenset({"teach", "work", "colleague"})


def role(scene: Scene) -> Iterator[Statement]:
    """Yield who asks, or who would do it."""
    if scene.word in OF_A_CHILD and (child := _own_child(scene)) is not None:
        yield Statement("role", "parent", child.start, child.end)
        return
    marks = [mark for mark in scene.marked("role") if not mark.denied and not _is_elsewhere(scene, mark)]
    found = {mark.value: (mark.start, mark.end) for mark in reversed(marks)}
    if _has_left(scene):
        found["leaver"] = (0, 1)
    if (first := opener(scene)) is not None:
        found[DOERS.get(first.group, "staff")] = (first.start, first.end)
    if is_a_child(scene.text):
        found["pupil"] = (0, 1)
    for value in ROLES:
        if value in found:
            yield Statement("role", value, *found[value])
            return
    for one in scene.people:
        if one.group in DOERS and not scene.asking.is_event and (would_do_it(scene, one) or _brings(scene, one)):
            yield Statement("role", DOERS[one.group], one.start, one.end)
            return


def _has_left(scene: Scene) -> bool:
    """Whether the text opens with it: "Left the school at Easter, can I ...", "retired last year"."""
    words = [token.text for token in scene.text.tokens[:4]]
    return words[0] in LEFT and not LEFT_WHEN.isdisjoint(words[1:]) and "my" not in words


def _own_child(scene: Scene) -> Person | None:
    if not scene.says("my our son daughter") or scene.says("teach work colleague"):
        return None
    children = (one for one in scene.people if one.group == "own")
    return next((one for one in children if not scene.text.group_ends("own-adult", one.end - 1)), None)


def _is_elsewhere(scene: Scene, mark: Mark) -> bool:
    """Whether the words are not of the asker: "half of them are parents here", "is a parent allowed to ring me"."""
    said = [token.text for token in scene.text.tokens[mark.start : mark.end]]
    after = [token.text for token in scene.text.tokens[mark.end : mark.end + 5]]
    of_others = "me" in after or scene.word == "give-personal-number"
    if of_others and "i" not in said and mark.value in ("parent", "pupil"):
        return True
    return said[-1] in AT_FIRST and mark.start > 2 and "i" not in said


def opener(scene: Scene) -> Person | None:
    """Return somebody who stands alone at the head, as people say who they are: "Roofer on site, can I ..."."""
    tokens = scene.text.tokens
    one = next((one for one in scene.people if one.group in OPENERS), None)
    if one is None or one.end >= len(tokens) or one.case == "owner":
        return None
    if any(token.text not in BEFORE_OPENER for token in tokens[: one.start]):
        return None
    part = [at for at in range(one.end, len(tokens)) if tokens[at].part == tokens[one.end - 1].part]
    here = "here" in [tokens[at].text for at in part[:3]] and tokens[part[0]].text != "i"
    if not part or here:
        return one
    if len(part) > LONGEST or one.end + len(part) >= len(tokens) or scene.asking.is_event:
        return None
    if any(not scene.text.forms[at].isdisjoint(FINITE) and not tokens[at].text.endswith("ing") for at in part):
        return None
    if one.group in FEW:
        return one
    return (
        one
        if tokens[part[0]].text in AFTER_OPENER and one.start == 0 and scene.word not in TALKS - {"connect"}
        else None
    )


def _brings(scene: Scene, one: Person) -> bool:
    """Whether a pupil is the one who would bring a telephone."""
    return scene.word == "bring-phone" and one.group == "pupil"


TALKS = frozenset({"connect", "message", "give-personal-number", "contact-attempt", "contact-ended"})
"""Where "let a parent have my mobile" names the other person, and not the one who acts."""


def _is_given_to(scene: Scene, one: Person, before: str) -> bool:
    """Whether somebody is to have a number or to see a page, and does not act: "may I let a parent have my mobile"."""
    return one.group not in FEW and (
        scene.word == "give-personal-number" or (scene.word in TALKS and before in LETTING | {"for"})
    )


def would_do_it(scene: Scene, one: Person) -> bool:
    """Whether leave is asked for this person: "can visiting builders"; or nobody says I, and they come first."""
    tokens = scene.text.tokens
    place = one.start - 1
    while place >= 0 and tokens[place].text in SKIPPED:
        place -= 1
    following = [token.text for token in tokens[one.end : one.end + 5]]
    if "me" in following or following[:2] == ["be", "in"]:  # "can her lad be in the picture"
        return False
    before = tokens[place].text if place >= 0 and tokens[place].sentence == tokens[one.start].sentence else ""
    after = tokens[one.end].text if one.end < len(tokens) else ""
    if _is_given_to(scene, one, before):
        return False
    if before in LETTING or (before == "for" and after == "to"):
        return True
    if before == "if" and one.group in FEW and one.case == "subject":
        return True
    if one.group in FEW and after in WISHING and place < 0:
        return True
    if before in STATING:  # "is a governor" says who somebody is, and asks only where it opens the sentence
        return place == 0 or tokens[place - 1].part != tokens[place].part
    if before in ASKED_OF:
        return True
    if scene.word in TALKS and one.group not in FEW:
        return False
    is_a_thing = one.end < len(tokens) and bool(scene.text.group_ends("media", one.end))
    return one.case == "subject" and place < 0 and not is_a_thing and not scene.says("i we my me our us")
