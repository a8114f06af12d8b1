"""What is planted besides names, from `plants.toml`, and what is planted to mislead: other people's names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

_PLANTS = tomllib.loads(Path(__file__).with_name("plants.toml").read_text(encoding="utf-8"))
FOUND: dict[str, list[str]] = _PLANTS["found"]
MISLEADING: list[str] = _PLANTS["misleading"]["texts"]


def strangers(chance: Random, firsts: list[str], lasts: list[str], taken: set[tuple[str, str]]) -> str:
    """Return the name of somebody who is not on the roster, though each half of it may be."""
    while True:
        first, last = chance.choice(firsts), chance.choice(lasts)
        if (first, last) not in taken:
            return f"{first} {last}"


def longer_names(full: str, chance: Random, lasts: list[str]) -> str:
    """Return the name of somebody else that begins or ends as a roster name does."""
    other = chance.choice(lasts)
    return chance.choice((f"{full}-{other}", f"{full}\u2013{other}", f"Sophie-{full}", f"{full}-{other}"))
