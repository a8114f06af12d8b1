"""The short check of understanding: three scenes for each person, and what is wrong with their answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from uuid import UUID

from handrail.web.handbook import reading
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing.scenes import Scene, scenes

QUESTIONS = 3
KEPT, PEOPLE = 256, 4096


def questions(edition: Edition, person: UUID, changed: Collection[str] = ()) -> tuple[Scene, ...]:
    """Give somebody's questions: the same each time, first of what changed, and of different verdicts where it can be.

    Colleagues get other ones, so that an answer is not passed on.
    """
    place = (edition.digest, person, frozenset(changed))
    kept = _asked.get(place)
    if kept is None:
        kept = _asked[place] = _chosen(edition, person, changed)
        while len(_asked) > PEOPLE:
            _asked.pop(next(iter(_asked)), None)
    return kept


_asked: dict[tuple[str, UUID, frozenset[str]], tuple[Scene, ...]] = {}


def _chosen(edition: Edition, person: UUID, changed: Collection[str]) -> tuple[Scene, ...]:
    drawn = sorted(_known(edition), key=lambda scene: _lot(edition, person, scene))
    chosen: list[Scene] = [scene for scene in drawn if scene.clause in changed][:QUESTIONS]
    for scene in drawn:
        if len(chosen) < QUESTIONS and scene.right not in {one.right for one in chosen}:
            chosen.append(scene)
    rest = (scene for scene in drawn if scene not in chosen)
    return tuple([*chosen, *rest][:QUESTIONS])


def wrong(asked: Collection[Scene], answers: Mapping[str, str]) -> tuple[Scene, ...]:
    """Give the scenes that were not answered as the policy has it."""
    return tuple(scene for scene in asked if answers.get(scene.rule) != scene.right)


def _lot(edition: Edition, person: UUID, scene: Scene) -> bytes:
    return sha256(f"{edition.digest} {person} {scene.rule}".encode()).digest()


def _known(edition: Edition) -> tuple[Scene, ...]:
    kept = _kept.get(edition.digest)
    if kept is None:
        kept = _kept[edition.digest] = scenes(reading.page(edition).policy)
        while len(_kept) > KEPT:
            _kept.pop(next(iter(_kept)))
    return kept


_kept: dict[str, tuple[Scene, ...]] = {}
