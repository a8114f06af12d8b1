"""Who asks, who the other person is, whether they are family: from the people of a text."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.text.lists import small_words

OTHER = {
    "pupil": "pupil",
    "former-pupil": "former-pupil",
    "parent": "parent",
    "relative": "pupil-family",
    "vulnerable": "vulnerable-person",
    "staff": "colleague",
    "press": "press",
    "stranger": "stranger",
    "public": "stranger",
}
ALWAYS = {"answer-press": "press", "press-contact": "press"}
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
OUTSIDE_ROLES = frozenset({"pupil", "parent"})
ONLY_PUPILS = frozenset({"staff-misuse", "use-tool"})
"""Where the other person is a pupil, whoever else is named."""
TOUCHING = ("message", "add", "friend-word", "message-me")
"""Groups of words for being in touch with somebody."""
NOT_STAFF = frozenset({"family-link", "contact-ended", "use-tool"})
"""Where the other person is never a colleague."""
OF_A_CHILD = frozenset({"cyberbullying", "bring-phone"})
"""Where somebody who speaks of an own child asks as a parent."""
CLOSE_PEOPLE = frozenset({"own", "mate-family"})
SKIPPED = small_words("people", "skipped")
ASKED_OF = small_words("stance", "asked_of")
STATING = small_words("stance", "stating")
LETTING = small_words("stance", "letting")
WORKS = frozenset({"teach", "work"})
AT_FIRST = frozenset({"here", "of"})
IS = frozenset({"is", "are", "who"})


def role(scene: Scene) -> Iterator[Statement]:
    """Yield who asks, or who would do it."""
    if scene.word in OF_A_CHILD and (child := next((one for one in scene.people if one.group == "own"), None)):
        yield Statement("role", "parent", child.start, child.end)
        return
    marks = [mark for mark in scene.marked("role") if not mark.denied and not _is_elsewhere(scene, mark)]
    found = {mark.value: mark for mark in reversed(marks)}
    for value in ROLES:
        if value in found:
            yield Statement("role", value, found[value].start, found[value].end)
            return
    for one in scene.people:
        if one.group in DOERS and not scene.asking.is_event and (would_do_it(scene, one) or _brings(scene, one)):
            yield Statement("role", DOERS[one.group], one.start, one.end)
            return


def _is_elsewhere(scene: Scene, mark: Mark) -> bool:
    """Whether "parent here" comes too late to say who asks: "half of them are parents here"."""
    return scene.text.tokens[mark.end - 1].text in AT_FIRST and mark.start > 2 and "i" not in _words(scene, mark)


def _words(scene: Scene, mark: Mark) -> list[str]:
    return [token.text for token in scene.text.tokens[mark.start : mark.end]]


def _brings(scene: Scene, one: Person) -> bool:
    """Whether a pupil is the one who would bring a telephone."""
    return scene.word == "bring-phone" and one.group == "pupil"


def would_do_it(scene: Scene, one: Person) -> bool:
    """Whether leave is asked for this person: "can visiting builders"; or nobody says I, and they come first."""
    tokens = scene.text.tokens
    place = one.start - 1
    while place >= 0 and tokens[place].text in SKIPPED:
        place -= 1
    if "me" in (token.text for token in tokens[one.end : one.end + 5]):
        return False
    before = tokens[place].text if place >= 0 and tokens[place].sentence == tokens[one.start].sentence else ""
    if before in LETTING:
        return True
    if before in STATING:  # "is a governor" says who somebody is, and asks only where it opens the sentence
        return place == 0 or tokens[place - 1].part != tokens[place].part
    if before in ASKED_OF:
        return True
    return one.case == "subject" and place < 0 and not scene.says("i we my me our us")


def others(scene: Scene) -> list[Person]:
    """Return the people who are not the asker, nor only named for what they agreed to; the likeliest first."""
    asks = {str(said.value) for said in role(scene)}
    asker = {place for mark in scene.marked("role") if mark.value in asks for place in range(mark.start, mark.end)}
    agreed = {
        place for mark in scene.marked("met") if mark.value != "in-writing" for place in range(mark.start, mark.end)
    }
    sign = scene.asking.found[0]
    found = [
        one
        for one in scene.people
        if not _is_asker(one, asker, asks) and not _comes_first(scene, one)
        if scene.asking.is_event or not would_do_it(scene, one)
    ]
    return sorted(
        found,
        key=lambda one: (
            not agreed.isdisjoint(range(one.start, one.end)),
            not sign.start <= one.start < sign.end,
            one.case in ("about", "owner"),
            one.start,
        ),
    )


def _comes_first(scene: Scene, one: Person) -> bool:
    """Whether a job stands alone at the head, as people say who they are: "Boarding tutor - can I ring ..."."""
    tokens = scene.text.tokens
    if one.group != "staff" or one.start > 2 or one.end >= len(tokens):
        return False
    here = tokens[one.end].text == "here"
    return here or (tokens[one.end].part != tokens[one.end - 1].part and one.case != "owner")


def _is_asker(one: Person, asker: set[int], asks: set[str]) -> bool:
    """Whether this person is the one who asks: named in the words that say who asks, and of that kind."""
    if asker.isdisjoint(range(one.start, one.end)):
        return False
    return one.group not in OTHER or DOERS.get(one.group, one.group) in asks


def other(scene: Scene) -> Iterator[Statement]:
    """Yield who the other person is."""
    if scene.word in ALWAYS:
        yield Statement("with", ALWAYS[scene.word], scene.asking.found[0].start, scene.asking.found[0].end)
        return
    asks = {str(one.value) for one in role(scene)}
    for one in others(scene):
        value = _value(scene, one)
        if value == "colleague" and scene.word in NOT_STAFF:
            continue
        if scene.word in ONLY_PUPILS and (value != "pupil" or not _is_in_touch(scene)):
            continue
        if scene.word == "join-group" and not _in_the_group(scene, one):
            continue
        if value in asks or (scene.word == "react" and not _posted(scene, one)):
            continue
        if value == "colleague" and asks & OUTSIDE_ROLES:
            value = "staff"
        if value:
            yield Statement("with", value, one.start, one.end)
            return


def _value(scene: Scene, one: Person) -> str | None:
    """Return who somebody is to the school; of one's own people, what is said of them."""
    if one.group not in CLOSE_PEOPLE:
        return OTHER.get(one.group)
    for said in scene.people:
        between = [token.text for token in scene.text.tokens[one.end : said.start]]
        if said.start >= one.end and len(between) <= 4 and not IS.isdisjoint(between) and said.group in OTHER:
            return OTHER[said.group]
    if any(not forms.isdisjoint(WORKS) for forms in scene.text.forms[one.end : one.end + 2]):
        return "colleague"
    if scene.text.group_ends("own-adult", one.end - 1) or (one.group == "mate-family" and scene.word == "family-link"):
        return None
    return "pupil" if any(start >= one.end - 1 for start, _ in scene.holds("here")) else None


def _is_in_touch(scene: Scene) -> bool:
    """Whether a pupil is written to, and not only written about; a tool always is for pupils."""
    if not scene.asking.is_event or any(mark.value == "grooming" for mark in scene.marked("content")):
        return True
    return any(next(scene.holds(group), None) is not None for group in TOUCHING)


def _in_the_group(scene: Scene, one: Person) -> bool:
    """Whether a group is these people's, and not only about them: "a parents' group", "a chat with pupils"."""
    if scene.text.tokens[one.end - 1].text == "class":
        return False  # a class group is of pupils or of parents
    if one.case in ("with", "by", "to"):
        return True
    return any(one.end <= start <= one.end + 1 or start <= one.start < end for start, end in scene.holds("group"))


def _posted(scene: Scene, one: Person) -> bool:
    """Whether what is liked or shared is this person's."""
    near = scene.asking.found[0].start - 1 <= one.start < scene.asking.found[0].end + 1
    is_owner = scene.text.tokens[one.end - 1].owner
    return is_owner or one.case in ("owner", "by", "subject") or (near and one.case == "object")


def family(scene: Scene) -> Iterator[Statement]:
    """Yield whether the other person is the asker's own family."""
    marks = [mark for mark in scene.marked("family") if not scene.text.tokens[mark.end - 1].owner]
    near = {mark.value == "yes" and not mark.denied: mark for mark in reversed(marks)}
    if len(near) == 1:
        ((value, mark),) = near.items()
        yield Statement("family", value, mark.start, mark.end)
