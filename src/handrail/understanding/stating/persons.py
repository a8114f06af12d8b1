"""Who the other person is, and whether they are family: from the people of a text."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.stating.askers import DOERS, opener, role, would_do_it

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
OUTSIDE_ROLES = frozenset({"pupil", "parent"})
ONLY_PUPILS = frozenset({"staff-misuse", "use-tool"})
"""Where the other person is a pupil, whoever else is named."""
TOUCHING = ("message", "add", "friend-word", "message-me")
"""Groups of words for being in touch with somebody."""
TOUCH = "send ask dm snap like flirt friend request chat"
"""Words for it that need no company."""
NOT_STAFF = frozenset({"family-link", "contact-ended", "use-tool"})
"""Where the other person is never a colleague."""
OUTWARD = frozenset({"connect", "message", "give-personal-number", "contact-attempt"})
"""Where a colleague is only meant where nobody else is: "can our mentor text a pupil"."""
HAVING = frozenset({"have", "has", "run", "made", "got", "started"})
SAID = frozenset({"saying", "says", "that", "about"})
ALLOWING = frozenset({"say", "agree", "know", "let", "approve", "okay", "allow", "reckon", "want"})
CLOSE_PEOPLE = frozenset({"own", "mate-family"})
WORKS = frozenset({"teach", "work"})
IS = frozenset({"is", "are", "who"})


def others(scene: Scene) -> list[Person]:
    """Return the people who are not the asker, nor only named for what they agreed to; the likeliest first."""
    asks = {str(said.value) for said in role(scene)}
    asker = {place for mark in scene.marked("role") if mark.value in asks for place in range(mark.start, mark.end)}
    agreed = {
        place for mark in scene.marked("met") if mark.value != "in-writing" for place in range(mark.start, mark.end)
    }
    sign, first = scene.asking.found[0], opener(scene)
    found = [
        one
        for one in scene.people
        if not _is_asker(one, asker, asks) and one is not first and not _is_i(scene, one)
        if not (scene.word in OUTWARD and (one.group == "public" or _has_a_child(scene, one)))
        if not (scene.word in OUTWARD | {"monitor"} and _only_allows(scene, one))
        if scene.asking.is_event or not would_do_it(scene, one)
    ]
    return sorted(
        found,
        key=lambda one: (
            one.case == "about",
            scene.word in OUTWARD and one.group == "staff",
            scene.word == "monitor" and one.case != "owner",
            not agreed.isdisjoint(range(one.start, one.end)),
            not sign.start <= one.start < sign.end,
            one.case == "owner" and scene.word != "monitor",
            one.start,
        ),
    )


def _is_i(scene: Scene, one: Person) -> bool:
    """Whether the asker is this person: "I was her nursery nurse"."""
    before = [token.text for token in scene.text.tokens[max(0, one.start - 3) : one.start]]
    return one.group == "staff" and before[:1] == ["i"] and not {"am", "was"}.isdisjoint(before)


def _only_allows(scene: Scene, one: Person) -> bool:
    """Whether somebody is named for what they said of it: "the head hasn't said anything"."""
    after = range(one.end, min(one.end + 4, len(scene.text.tokens)))
    return one.group == "staff" and any(
        not scene.text.forms[at].isdisjoint(ALLOWING) and scene.text.tokens[at - 1].text != "to" for at in after
    )


def _has_a_child(scene: Scene, one: Person) -> bool:
    """Whether it is somebody's child that is meant: "our head's daughter"."""
    return one.group == "staff" and one.case == "owner" and bool(scene.text.group_ends("offspring", one.end))


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
        if scene.word == "staff-misuse" and one.case == "about":
            continue
        if scene.word == "join-group" and not _in_the_group(scene, one):
            continue
        if scene.word == "family-link" and one.start and scene.text.tokens[one.start - 1].text == "in":
            continue  # "is in my class" says where
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
        if (
            said.start >= one.end
            and len(between) <= 4
            and not IS.isdisjoint(between)
            and said.group in OTHER
            and "in" not in between
        ):
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
    return scene.says(TOUCH) or any(next(scene.holds(group), None) is not None for group in TOUCHING)


def _in_the_group(scene: Scene, one: Person) -> bool:
    """Whether a group is these people's, and not only about them: "a parents' group", "a chat with pupils"."""
    if one.group == "pupil" and scene.text.tokens[one.end - 1].text == "class":
        return False  # a class group is of pupils or of parents
    if one.case in ("with", "by", "to") or (one.case == "subject" and scene.says("their")):
        return True
    if one.case == "subject" and scene.text.tokens[one.end].text in HAVING:
        return True  # "the pupils have a Discord"
    if scene.text.tokens[one.start - 1].text == "are" and scene.says("it"):
        return True  # "60 people in it, and seven are parents"
    return any(one.end <= start <= one.end + 1 or start <= one.start < end for start, end in scene.holds("group"))


def _posted(scene: Scene, one: Person) -> bool:
    """Whether what is liked or shared is this person's."""
    near = scene.asking.found[0].start - 1 <= one.start < scene.asking.found[0].end + 1
    is_owner = scene.text.tokens[one.end - 1].owner
    if one.start and not SAID.isdisjoint(token.text for token in scene.text.tokens[max(0, one.start - 2) : one.start]):
        return False  # "an article saying teachers are lazy"
    return is_owner or one.case in ("owner", "by", "subject") or (near and one.case == "object")


def family(scene: Scene) -> Iterator[Statement]:
    """Yield whether the other person is the asker's own family."""
    marks = [
        mark
        for mark in scene.marked("family")
        if not _owns(scene, mark) and not (mark.denied and mark.written == "<own>")
    ]
    near = {mark.value == "yes" and not mark.denied: mark for mark in reversed(marks)}
    if len(near) == 1:
        ((value, mark),) = near.items()
        yield Statement("family", value, mark.start, mark.end)


def _owns(scene: Scene, mark: Mark) -> bool:
    """Whether it is somebody of theirs that is meant: "my godson's dad", but not "my cousin's starting here"."""
    after = scene.text.tokens[mark.end].text if mark.end < len(scene.text.tokens) else ""
    if any(one.group == "staff" and one.start == mark.end for one in scene.people):
        return True  # "my sons teacher", without its sign
    return (
        scene.text.tokens[mark.end - 1].owner and not after.endswith("ing") and after not in ("in", "a", "now", "been")
    )
