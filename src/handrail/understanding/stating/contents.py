"""What a post, picture, profile or group would contain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.stating.pictures import pictured
from handrail.understanding.text.lists import read, small_words

FORMER = "former-pupil"
SOMEBODY = "names-somebody"
NAMES = {
    "pupil": "names-pupil",
    "former-pupil": "names-pupil",
    "parent": "names-parent",
    "staff": "names-colleague",
    "governor": "names-colleague",
}
PICTURES = frozenset({"post", "react", "photograph", "breach-found", "misuse", "staff-misuse"})
"""Where it matters whom a picture shows."""
SHOWN = small_words("people", "shown")


def content(scene: Scene) -> Iterator[Statement]:
    """Yield each feature that the words name; none that is denied."""
    given: set[str] = set()
    meant = _meant(scene.word)
    marks = list(scene.marked("content"))
    own = [mark for mark in marks if mark.value == "image-of-own-family"]
    former = [one for one in scene.people if one.group == FORMER]
    for mark in marks:
        if mark.value == "image-of-pupil" and (_overlaps(mark, own) or _overlaps(mark, former)):
            continue  # one's own children are nobody's pupils here, nor is somebody who has left
        value = _named(scene, mark) if mark.value == SOMEBODY else mark.value
        if mark.denied or value in given or (meant and value not in meant) or _is_a_thing(scene, mark):
            continue
        if value:
            given.add(value)
            yield Statement("content", value, mark.start, mark.end)
    for said in pictured(scene) if scene.word in PICTURES else ():
        if said.value not in given and (not meant or said.value in meant):
            given.add(str(said.value))
            yield said


@cache
def _meant(word: str) -> frozenset[str]:
    """Return the features that are read for an action or event; nothing where all of them are."""
    return frozenset(str(read("relevant")["contents"].get(word, "")).replace(",", " ").split())


def _named(scene: Scene, mark: Mark) -> str:
    """Return whose name "with her name" is: that of the last person before it, or of the first one after."""
    before = [one for one in scene.people if one.group in NAMES and one.start < mark.end]
    after = [one for one in scene.people if one.group in NAMES and one.start >= mark.end]
    nearest = before[-1] if before else after[0] if after else None
    return NAMES[nearest.group] if nearest else ""


def _is_a_thing(scene: Scene, mark: Mark) -> bool:
    """Whether a picture shows what belongs to somebody, and not the person: "a photo of a child's reading record"."""
    tokens = scene.text.tokens
    if not mark.value.startswith("image-of-") or mark.end >= len(tokens) or not tokens[mark.end - 1].owner:
        return False
    return tokens[mark.end].part == tokens[mark.end - 1].part and scene.text.forms[mark.end].isdisjoint(SHOWN)


def _overlaps(mark: Mark, others: Sequence[Mark | Person]) -> bool:
    return any(one.start < mark.end and mark.start < one.end for one in others)
