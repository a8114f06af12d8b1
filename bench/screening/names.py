"""Invented rosters: people whose first and last names are put together by chance from lists of common parts.

The lists hold ordinary names of many origins, names that are also words, and surnames made from syllables, so that a
million people can be had. Nobody in particular is meant.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

PARTS = {
    name: text.split()
    for name, text in tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8")).items()
}


@dataclass(frozen=True)
class Pupil:
    """A row of an invented roster."""

    id: str
    first: str
    last: str
    known: str = ""
    restricted: bool = False

    @property
    def full(self) -> str:
        """Return the first and the last name as the roster writes them."""
        return f"{self.first} {self.last}"


def surnames() -> list[str]:
    """Return all surnames, the common ones and the ones made from syllables."""
    plain = [
        name.replace("-", " ") if name[0].islower() else name.replace("St-John", "St John") for name in PARTS["last"]
    ]
    made = [front + back for front in PARTS["front"] for back in PARTS["back"]]
    made += [one + two for one in PARTS["sound_one"] for two in PARTS["sound_two"]]
    made += [front + back for front in PARTS["sound_ski"] for back in ("ski", "owski", "czak", "ewicz", "iak")]
    return plain * 4 + sorted(set(made))  # the common ones come up more often


def first_names(size: int) -> list[str]:
    """Return first names; a big roster has rare ones too, made from syllables."""
    plain = PARTS["first"]
    rare = (
        sorted({one.capitalize() + two for one in PARTS["sound_one"] for two in PARTS["sound_two"]})
        if size > 20_000
        else []
    )
    return plain * 3 + rare


def roster(size: int, seed: int = 7) -> list[Pupil]:
    """Return a roster of this many people; a bigger one starts with the smaller one's kind, not with its people."""
    chance = Random(f"{seed}-{size}")
    firsts, lasts = first_names(size), surnames()
    people = []
    for number in range(size):
        first, last = chance.choice(firsts), chance.choice(lasts)
        if chance.random() < 0.06:
            last = f"{last.split()[-1]}-{chance.choice(lasts).split()[-1]}"
        known = chance.choice(firsts) if chance.random() < 0.04 else ""
        people.append(Pupil(f"P{number:07d}", first, last, known, chance.random() < 0.02))
    return people
