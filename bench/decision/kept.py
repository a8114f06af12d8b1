"""Questions as a school might keep them: on every action and event, few frequent, many rare, some new each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from handrail.engine import vocabulary
from handrail.engine.vocabulary import Asking, Fact

SEED = 20261120
DIFFERENT = 20_000
"""Different questions among the kept ones."""


def kept(count: int, new_share: float) -> Iterator[dict[str, Any]]:
    """Yield kept questions; `new_share` of them never came before."""
    chance = random.Random(SEED)
    askings = list(vocabulary().askings.values())
    pool = [made(chance, chance.choice(askings)) for _ in range(DIFFERENT)]
    for number in range(count):
        if chance.random() < new_share:
            row = made(chance, chance.choice(askings))
        else:
            row = pool[int(DIFFERENT ** chance.random()) - 1]
        yield {"id": f"q{number}", **row}


def made(chance: random.Random, asking: Asking) -> dict[str, Any]:
    """Return one question: what the action asks for, mostly, and one or two other facts."""
    words = vocabulary()
    asked = [name for name in words.facts if name in asking.asks and chance.random() < 0.9]
    others = chance.sample([name for name in words.facts if name not in asked], chance.randint(0, 3))
    row = {name: value_of(chance, words.facts[name]) for name in (*asked, *others)}
    return {"event" if asking.is_event else "action": asking.name, **row}


def value_of(chance: random.Random, fact: Fact) -> Any:
    """Return a value of a fact, as a line of JSON gives it."""
    if fact.type == "set":
        return chance.sample(fact.values, chance.randint(0, 2))
    if fact.type == "yes-no":
        return chance.random() < 0.5
    if fact.type == "years":
        return chance.randint(4, 40)
    if fact.type == "time":
        return f"{chance.randint(7, 20):02}:{chance.choice((0, 30)):02}"
    return chance.choice(fact.values)
