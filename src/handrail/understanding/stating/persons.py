"""Who asks, who the other person is, whether they are family: from the people of a text."""

from __future__ import annotations

from collections.abc import Iterator

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
SKIPPED = small_words("people", "skipped")
ASKED_OF = small_words("stance", "asked_of")
NOT_ASKED = small_words("stance", "not_asked")
OUTSIDE_ROLES = frozenset({"pupil", "parent"})
NOT_STAFF = frozenset({"staff-misuse", "family-link", "contact-ended"})
"""Where the other person is never a colleague."""
OF_A_CHILD = frozenset({"cyberbullying", "bring-phone"})
"""Where somebody who speaks of an own child asks as a parent."""
CLOSE_PEOPLE = frozenset({"own", "mate-family"})


def role(scene: Scene) -> Iterator[Statement]:
    """Yield who asks, or who would do it."""
    found = {mark.value: mark for mark in reversed(list(scene.marked("role"))) if not mark.denied}
    for value in ROLES:
        if value in found:
            yield Statement("role", value, found[value].start, found[value].end)
            return
    if scene.word in OF_A_CHILD:
        for one in scene.people:
            if one.group == "own":
                yield Statement("role", "parent", one.start, one.end)
                return
    if scene.asking.is_event:
        return
    for one in scene.people:
        if one.group in DOERS and _would_do_it(scene, one):
            yield Statement("role", DOERS[one.group], one.start, one.end)
            return


def _would_do_it(scene: Scene, one: Person) -> bool:
    """Whether leave is asked for this person: "can visiting builders", or the text begins with them and nobody says I."""
    place = one.start - 1
    while place >= 0 and scene.text.tokens[place].text in SKIPPED:
        place -= 1
    before = scene.text.tokens[place].text if place >= 0 else ""
    if before in ASKED_OF and scene.text.tokens[place].sentence == scene.text.tokens[one.start].sentence:
        return place == 0 or scene.text.tokens[place - 1].text not in NOT_ASKED
    return one.case == "subject" and place < 0 and not scene.says("i we my me our us")


def asker_words(scene: Scene) -> set[int]:
    """Return the places of the words that say who asks."""
    asker = {str(one.value) for one in role(scene)}
    places = {place for one in role(scene) for place in range(one.start, one.end)}
    for mark in scene.marked("role"):
        if mark.value in asker:
            places.update(range(mark.start, mark.end))
    return places


def others(scene: Scene) -> list[Person]:
    """Return the people who are not the asker, nor only named for what they agreed to; the likeliest first."""
    asker = asker_words(scene)
    agreed = {
        place for mark in scene.marked("met") if mark.value != "in-writing" for place in range(mark.start, mark.end)
    }
    sign = scene.asking.found[0]
    found = [one for one in scene.people if not _is_asker(scene, one, asker)]
    return sorted(
        found,
        key=lambda one: (
            not agreed.isdisjoint(range(one.start, one.end)),
            not sign.start <= one.start < sign.end,
            one.case in ("about", "owner"),
            one.start,
        ),
    )


def _is_asker(scene: Scene, one: Person, asker: set[int]) -> bool:
    """Whether this person is the one who asks: named in the words that say who asks, and of that kind."""
    if asker.isdisjoint(range(one.start, one.end)):
        return False
    asks = {str(said.value) for said in role(scene)}
    return one.group not in OTHER or DOERS.get(one.group, one.group) in asks or one.group in asks


def other(scene: Scene) -> Iterator[Statement]:
    """Yield who the other person is."""
    asks = {str(one.value) for one in role(scene)}
    for one in others(scene):
        value = "pupil" if _is_child_here(scene, one) else OTHER.get(one.group)
        if value == "colleague" and scene.word in NOT_STAFF:
            continue
        if value == "colleague" and asks & OUTSIDE_ROLES:
            value = "staff"
        if value:
            yield Statement("with", value, one.start, one.end)
            return


def _is_child_here(scene: Scene, one: Person) -> bool:
    """Whether a child of the asker's, or of a friend's, is said to be a pupil."""
    if one.group not in CLOSE_PEOPLE or scene.text.group_ends("own-adult", one.end - 1):
        return False
    return any(start >= one.end - 1 for start, _ in scene.holds("here"))


def family(scene: Scene) -> Iterator[Statement]:
    """Yield whether the other person is the asker's own family."""
    marks = [mark for mark in scene.marked("family") if not scene.text.tokens[mark.end - 1].owner]
    near = {mark.value == "yes" and not mark.denied: mark for mark in reversed(marks)}
    if len(near) == 1:
        ((value, mark),) = near.items()
        yield Statement("family", value, mark.start, mark.end)
