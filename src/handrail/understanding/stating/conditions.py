"""What is already in place: only what the words say is there, in writing only where they say so."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.marks import WRITING, Mark
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.text.lists import read

NEAR = 6
"""Words: how far from an agreement its "in writing" may stand."""
TALKING = frozenset({"message", "connect", "contact-ended"})
CHANNELS = frozenset({"open-channel", "run-channel"})
SHOWING = frozenset({"post", "photograph", "react"})
ELSEWHERE = {
    "families-told": CHANNELS,
    "parent-informed": TALKING | SHOWING | {"use-tool", "join-group", "give-personal-number", "bring-phone"},
    "school-device": frozenset({"message", "give-personal-number"}) | CHANNELS,
    "school-email": CHANNELS,
    "staff-consent": SHOWING,
    "subject-agreement": SHOWING,
    "justified-concern": frozenset({"monitor"}),
    "good-reason": frozenset(
        {"use-personal-device", "give-personal-number", "monitor", "connect", "message", "bring-phone", "use-tool"}
    ),
    "contact-log": TALKING | {"give-personal-number"},
    "second-reader": SHOWING | CHANNELS | {"edit-encyclopaedia"},
    "restricted-list-check": SHOWING | CHANNELS,
    "online-use-stated": SHOWING | CHANNELS | {"monitor", "use-tool"},
    "dedicated-account": CHANNELS | TALKING | {"follow-channel", "use-tool"},
    "leadership-login": CHANNELS | {"use-tool"},
    "named-administrator": CHANNELS | {"use-tool", "post"},
    "website-link": CHANNELS,
    "account-protected": CHANNELS | {"use-tool", "keep-account"},
    "offline-alternative": CHANNELS | {"use-tool"},
    "platform-age-terms": CHANNELS | {"use-tool"},
    "approved-tool": frozenset({"use-tool", "message", "open-channel", "photograph"}),
    "disclaimer": frozenset({"post", "name-employer", "keep-account", "react", "join-group", "use-logo"}),
}
"""Conditions that the same words state in some actions alone."""
NO_DISCLAIMER = "no-disclaimer"

WEAKER = frozenset({"prior-agreement", "leader-agreement"})
STRONGER = frozenset({"head-agreement", "line-manager-agreement"})
"""Where it is said who agreed, that it was agreed says no more."""

SOMEBODY = "somebody-agrees"
LEADERS = {
    "head": "head-agreement",
    "line-manager": "line-manager-agreement",
    "leaders-people": "leader-agreement",
}
"""Whose agreement is more than that of a colleague in the picture."""
DEPUTY = frozenset({"deputy", "assistant", "associate"})
LETTING = frozenset({"let", "letting", "tell", "telling", "inform", "informing"})
AGREEING = {"parent": "parent-consent", "relative": "parent-consent", "staff": "staff-consent"}


def met(scene: Scene) -> Iterator[Statement]:
    """Yield each condition that is in place."""
    upgrade, otherwise = read("conditions")["upgrade"], read("conditions")["otherwise"]
    holding = [mark for mark in scene.marked("met") if not mark.denied and not mark.is_open and mark.value != WRITING]
    writing = [mark for mark in scene.marked("met") if mark.value == WRITING and not mark.denied]
    given: set[str] = set()
    if any(mark.value == NO_DISCLAIMER and not mark.denied for mark in scene.marked("content")):
        given.add("disclaimer")
    for mark in sorted(holding, key=lambda mark: (mark.value in WEAKER, not _written(mark, writing, holding))):
        value = _of_whom(scene, mark) if mark.value == SOMEBODY else mark.value
        if value == "families-told" and scene.word in SHOWING:
            value = "parent-informed"
        if value == "parent-consent" and _is_shown(scene):
            value = "subject-agreement"
        if (value in WEAKER and given & STRONGER) or (value == "parent-informed" and _is_told(scene, mark)):
            continue
        if scene.word not in ELSEWHERE.get(value, {scene.word}) or value in given:
            continue
        if value == "second-reader" and _is_i(scene, mark):
            continue
        if value.startswith("head-") and (_of_a_deputy(scene, mark) or _says_more(scene, mark)):
            continue
        given.add(value)
        if value in upgrade or value in otherwise:
            value = (
                upgrade[value] if _written(mark, writing, holding) and value in upgrade else otherwise.get(value, "")
            )
        if value:
            yield Statement("met", value, mark.start, mark.end)


def _of_whom(scene: Scene, mark: Mark) -> str:
    """Return whose agreement "they've said yes" is: that of the last person who was named before it."""
    before = [one for one in scene.people if one.group in AGREEING and one.start <= mark.start]
    if not before:
        return "staff-consent"
    for group, value in LEADERS.items():
        if scene.text.group_ends(group, before[-1].start):
            return value
    return AGREEING[before[-1].group]


def _is_told(scene: Scene, mark: Mark) -> bool:
    """Whether "parents know" says something else: that is what is asked about, or they know of a picture's use."""
    others = (one for one in scene.marked("met") if one.value == "online-use-stated")
    if any(one.start < mark.end and mark.start < one.end for one in others):
        return True
    return scene.word in TALKING and scene.text.tokens[mark.start].text in LETTING


def _is_shown(scene: Scene) -> bool:
    """Whether the parent who agrees is the one in the picture, and no child is."""
    shown = {mark.value for mark in scene.marked("content") if not mark.denied}
    return scene.word == "post" and "image-of-parent" in shown and "image-of-pupil" not in shown


def _is_i(scene: Scene, mark: Mark) -> bool:
    """Whether the asker has read it, and nobody else: "I've read it through twice"."""
    before = [token.text for token in scene.text.tokens[max(0, mark.start - 2) : mark.start]]
    return before[-1:] == ["i"] or before == ["i", "have"]


def _says_more(scene: Scene, mark: Mark) -> bool:
    """Whether "the head knows and is happy" says that the head agrees, and not only knows."""
    agreed = (one for one in scene.marked("met") if one.value == "head-agreement" and not one.denied)
    return mark.value == "head-informed" and any(one.start < mark.end and mark.start < one.end for one in agreed)


def _of_a_deputy(scene: Scene, mark: Mark) -> bool:
    """Whether the head of these words is a deputy, or the head of a department."""
    tokens = scene.text.tokens
    for place in range(mark.start, min(mark.end, len(tokens))):
        if tokens[place].text == "head":
            before = tokens[place - 1].text if place else ""
            after = [token.text for token in tokens[place + 1 : place + 3]]
            return before in DEPUTY or (after[:1] == ["of"] and after[1:] != ["school"])
    return False


def _written(mark: Mark, writing: list[Mark], holding: list[Mark]) -> bool:
    """Whether a word for writing stands nearer to this agreement than to any other person's."""
    upgrade = read("conditions")["upgrade"]
    for word in writing:
        if any(_holds(one, word) for one in holding if one.value != mark.value and not _is_agreement(one)):
            continue  # "the purpose is written up, and the head agrees"
        distance = _distance(mark, word)
        rivals = [one for one in holding if one.value != mark.value and one.value in upgrade]
        if distance <= NEAR and all(distance <= _distance(one, word) for one in rivals):
            return True
    return False


def _is_agreement(mark: Mark) -> bool:
    table = read("conditions")
    return mark.value in {*table["upgrade"], *table["otherwise"], *AGREEING.values(), *WEAKER, SOMEBODY}


def _holds(one: Mark, word: Mark) -> bool:
    return one.start <= word.start and word.end <= one.end


def _distance(mark: Mark, word: Mark) -> int:
    return max(0, word.start - mark.end + 1, mark.start - word.end + 1)
