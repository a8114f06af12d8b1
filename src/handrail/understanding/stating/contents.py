"""What a post, picture, profile or group would contain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.stating.pictures import pictured
from handrail.understanding.text.lists import read, small_words

SOMEBODY = "names-somebody"
NAMES = {
    "pupil": "names-pupil",
    "former-pupil": "names-pupil",
    "parent": "names-parent",
    "staff": "names-colleague",
    "governor": "names-colleague",
}
GROWN = ("parent", "staff", "governor")
"""Who may be called Mr, Mrs, Miss or Ms."""
PUPIL = "image-of-pupil"
NAMES_PUPIL = NAMES["pupil"]
IMAGE = "image-of-"
OWN = "image-of-own-family"
NO_PUPIL = frozenset({"parent", "relative", "own", "mate-family", "former-pupil"})
"""A picture of a pupil's mum shows no pupil; one's own child or somebody who has left is nobody's pupil here."""
SHOWN = small_words("people", "shown")
TITLES = frozenset({"mr", "mrs", "miss", "ms"})
BEFORE_PLACES = frozenset({"on", "to", "the", "via", "from", "in", "at", "my", "our", "school", *TITLES})
"""Before a capital that begins no child's name: "on Facebook in Year 6"."""
FEMALE, MALE = small_words("pictures", "female"), small_words("pictures", "male")
PICTURES = frozenset({"post", "react", "photograph", "breach-found", "misuse", "staff-misuse"})
"""Where it matters whom a picture shows."""


def content(scene: Scene) -> Iterator[Statement]:
    """Yield each feature that the words name; none that is denied, and none that another one says better."""
    found: dict[str, Mark | Statement] = {value: mark for mark, value in reversed(list(_held(scene)))}
    for said in (*_shown(scene), *(_called(scene) if scene.word == "post" else ())):
        found.setdefault(str(said.value), said)
    for value, place in sorted(found.items(), key=lambda item: item[1].start):
        if not any(better in found for better in _said_better(value)) and not _is_only_an_event(scene, place, found):
            yield Statement("content", value, place.start, place.end)


def _shown(scene: Scene) -> Iterator[Statement]:
    meant = _meant(scene.word)
    for said in pictured(scene) if scene.word in PICTURES else ():
        if not meant or said.value in meant:
            yield said


def _held(scene: Scene) -> Iterator[tuple[Mark, str]]:
    """Yield what the phrases of the text say that it holds, in order."""
    meant = _meant(scene.word)
    others = [mark for mark in scene.marked("content") if mark.value == OWN]
    others_shown: list[Mark | Person] = [*others, *(one for one in scene.people if one.group in NO_PUPIL)]
    for mark in scene.marked("content"):
        value = _named(scene, mark) if mark.value == SOMEBODY else mark.value
        if mark.denied or not value or (meant and value not in meant) or _is_a_thing(scene, mark):
            continue
        if value == PUPIL and any(_ends_within(mark, one) for one in others_shown):
            continue
        if value != NAMES_PUPIL or not any(_starts_within(mark, one) for one in scene.people if one.group in NO_PUPIL):
            yield mark, value


def _called(scene: Scene) -> Iterator[Statement]:
    """Yield whom a post names: "how useless Mr Patel is", "little Alfie in my class"."""
    tokens = scene.text.tokens
    aside = {place for mark in scene.marked("met") for place in range(mark.start, mark.end)}
    grown = any(one.group == "parent" for one in scene.people)
    for place in range(len(tokens) - 1):
        after = tokens[place + 1]
        if tokens[place].text in TITLES:
            is_somebody = after.part == tokens[place].part and not scene.text.group_ends("staff", place + 1)
            if is_somebody and place not in aside and not grown:
                yield Statement("content", NAMES["staff"], place, place + 2)
            continue
        is_name = tokens[place].name and tokens[place].year is None and after.text in ("in", "from")
        before = tokens[place - 1].text if place else ""
        if (
            is_name
            and before not in BEFORE_PLACES
            and any(one.group == "pupil" and one.start in (place + 2, place + 3) for one in scene.people)
        ):
            yield Statement("content", NAMES_PUPIL, place, place + 1)


@cache
def _meant(word: str) -> frozenset[str]:
    """Return the features that are read for an action or event; nothing where all of them are."""
    return frozenset(str(read("relevant")["contents"].get(word, "")).replace(",", " ").split())


@cache
def _said_better(value: str) -> tuple[str, ...]:
    """Return the features beside which this one says nothing more."""
    return tuple(str(read("relevant")["said_better"].get(value, "")).replace(",", " ").split())


def _named(scene: Scene, mark: Mark) -> str:
    """Return whose name "with her name" is: that of the last person before it, or of the first one after."""
    title = any(token.text in TITLES for token in scene.text.tokens[mark.start : mark.end])
    people = [one for one in scene.people if one.group in NAMES and not (title and one.group not in GROWN)]
    before = [one for one in people if one.start < mark.end]
    before = [one for one in before if _fits(scene, one, mark)] or before
    after = [one for one in people if one.start >= mark.end]
    nearest = after[:1] + before[-1:] if title else before[-1:] + after[:1]
    return NAMES[nearest[0].group] if nearest else ""


def _fits(scene: Scene, one: Person, mark: Mark) -> bool:
    """Whether "her" can be this person: the mum and not her boy."""
    said = {token.text for token in scene.text.tokens[mark.start : mark.end]}
    words = {form for forms in scene.text.forms[one.start : one.end] for form in forms}
    if not said.isdisjoint({"she", "her"}):
        return not words.isdisjoint(FEMALE)
    return said.isdisjoint({"he", "his", "him"}) or not words.isdisjoint(MALE)


def _is_a_thing(scene: Scene, mark: Mark) -> bool:
    """Whether a picture shows what belongs to somebody, and not the person: "a photo of a child's reading record"."""
    tokens = scene.text.tokens
    if (
        not mark.value.startswith(IMAGE)
        or mark.value == OWN
        or mark.end >= len(tokens)
        or not tokens[mark.end - 1].owner
    ):
        return False
    return tokens[mark.end].part == tokens[mark.end - 1].part and scene.text.forms[mark.end].isdisjoint(SHOWN)


def _is_only_an_event(scene: Scene, place: Mark | Statement, found: Mapping[str, object]) -> bool:
    """Whether pictures of an event, which are mostly of pupils, are said to show somebody else."""
    if place.value != PUPIL or not any(value.startswith(IMAGE) for value in found if value != PUPIL):
        return False
    return not any(_overlaps(place, one) for one in scene.people if one.group == "pupil")


def _overlaps(mark: Mark | Statement, other: Mark | Person) -> bool:
    return other.start < mark.end and mark.start < other.end


def _ends_within(mark: Mark, other: Mark | Person) -> bool:
    if isinstance(other, Mark):
        return _overlaps(mark, other)
    return other.start < mark.end <= other.end or (other.group == "former-pupil" and _starts_within(mark, other))


def _starts_within(mark: Mark, person: Person) -> bool:
    return person.start <= mark.start < person.end - 1
