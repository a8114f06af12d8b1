"""What a post, picture, profile or group would contain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement

ONLY = {
    "photograph": frozenset({"image-of-pupil", "school-event"}),
    "name-employer": frozenset({"no-disclaimer"}),
    "use-logo": frozenset({"school-logo"}),
    "edit-encyclopaedia": frozenset({"about-school"}),
    "answer-press": frozenset({"about-school"}),
    "press-contact": frozenset({"about-school"}),
    "data-breach": frozenset({"personal-information"}),
    "indecent-image": frozenset({"sexual"}),
}
"""For some actions and events only these words are read from the text."""

FORMER = "former-pupil"


def content(scene: Scene) -> Iterator[Statement]:
    """Yield each feature that the words name; none that is denied."""
    given: set[str] = set()
    marks = list(scene.marked("content"))
    own = [mark for mark in marks if mark.value == "image-of-own-family"]
    for mark in marks:
        if mark.value == "image-of-pupil" and _overlaps(mark, own):
            continue  # one's own children are nobody's pupils here
        if mark.value == "image-of-pupil" and _overlaps(mark, [one for one in scene.people if one.group == FORMER]):
            continue
        if mark.denied or mark.value in given or mark.value not in ONLY.get(scene.word, {mark.value}):
            continue
        given.add(mark.value)
        yield Statement("content", mark.value, mark.start, mark.end)


def _overlaps(mark: Mark, others: Sequence[Mark | Person]) -> bool:
    return any(one.start < mark.end and mark.start < one.end for one in others)
