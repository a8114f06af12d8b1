"""Who is in a picture: read from how the people of a text stand to the word for the picture."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.text.lists import small_words

SHOWING = {
    "pupil": "image-of-pupil",
    "parent": "image-of-parent",
    "staff": "image-of-colleague",
    "governor": "image-of-colleague",
    "own": "image-of-own-family",
    "relative": "image-of-pupil-family",
}
LINKS = small_words("pictures", "links")
STOPS = small_words("pictures", "stops")
ORIGINS = frozenset({"from", "at", "by"})
"""After these comes where a picture is from; who is in it may still follow: "from my wedding of a mum"."""
BEHIND = small_words("pictures", "behind")
NOT = frozenset({"no", "not", "without", "nobody", "none", "never", "minus"})
REACH = 10
"""Words: how far from the picture somebody in it may be named."""
SHOWN = small_words("people", "shown")


def pictured(scene: Scene) -> Iterator[Statement]:
    """Yield whom a picture shows: "a clip of me dancing with our cook", "a pupil's nan in the background"."""
    for start, end in scene.holds("pic"):
        if not scene.text.forms[start].isdisjoint({"screenshot"}):
            continue  # a screenshot shows a page, and is kept as evidence
        for one in _linked(scene, end):
            yield Statement("content", SHOWING[one.group], one.start, one.end)
    for one in scene.people:
        if one.group in SHOWING and _is_behind(scene, one):
            yield Statement("content", SHOWING[one.group], one.start, one.end)


def _linked(scene: Scene, end: int) -> Iterator[Person]:
    """Yield the people named after "of", "with" and the like, up to where the picture goes or comes from."""
    tokens = scene.text.tokens
    linked = False
    for place in range(end, min(end + REACH, len(tokens))):
        word = tokens[place].text
        if tokens[place].part != tokens[end - 1].part or word in STOPS or word in NOT:
            return
        linked = word not in ORIGINS and (linked or word in LINKS)
        one = next((one for one in scene.people if one.start == place), None)
        if linked and one is not None and one.group in SHOWING and not _owns_a_thing(scene, one):
            yield one


def _owns_a_thing(scene: Scene, one: Person) -> bool:
    """Whether it is a thing of somebody's: "a photo of a child's reading record"."""
    tokens = scene.text.tokens
    if one.end >= len(tokens) or not tokens[one.end - 1].owner or tokens[one.end].part != tokens[one.end - 1].part:
        return False
    return scene.text.forms[one.end].isdisjoint(SHOWN)


def _is_behind(scene: Scene, one: Person) -> bool:
    """Whether somebody is "in the background", "in shot", "in it"."""
    after = [
        token for token in scene.text.tokens[one.end : one.end + 6] if token.part == scene.text.tokens[one.start].part
    ]
    words = [token.text for token in after]
    if "in" not in words[:4] or not NOT.isdisjoint(words) or _is_denied(scene, one):
        return False
    return not BEHIND.isdisjoint(words[words.index("in") + 1 : words.index("in") + 3])


def _is_denied(scene: Scene, one: Person) -> bool:
    before = scene.text.tokens[max(0, one.start - 3) : one.start]
    return any(token.text in NOT and token.part == scene.text.tokens[one.start].part for token in before)
