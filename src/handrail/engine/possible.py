"""Which verdicts are still possible, and which facts decide between them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import product

from handrail.engine.inquiry import Inquiry
from handrail.engine.sheet import Start
from handrail.engine.verdicts import Verdicts

LISTED = 6
"""A set with at most this many unknown words that matter is listed whole; of a larger one `SAMPLE` values are taken."""

SAMPLE = 48


def possible(verdicts: Verdicts, inquiry: Inquiry, reached: Iterable[int] = ()) -> list[int]:
    """Return the levels of verdict that some completion reaches, the strictest first.

    `reached` are levels that are known to be among them.
    """
    floor, top = verdicts.bounds(*inquiry.state)
    if floor == top:
        return [floor]
    may, find = inquiry.state[1], inquiry.completions.find
    found = set(reached)
    for level in range(top, floor + 1):
        if level not in found:
            ways = [[]] if level == floor else verdicts.reaches(level, may)
            if ways and any(find([*way, *verdicts.misses(level, may)]) for way in ways):
                found.add(level)
    return sorted(found)


def questions(verdicts: Verdicts, inquiry: Inquiry, levels: list[int]) -> tuple[str, ...]:
    """Return the facts that decide between verdicts, the one that leaves the fewest open on average first.

    For a set of many words the average is an estimate, the same at each call; which facts are asked is exact.
    """
    may = inquiry.state[1]
    facts = inquiry.facts([verdicts.at_least(level, may) for level in levels[:-1]])
    order = [name for name in verdicts.policy.vocabulary.facts if name in facts]
    if len(order) < 2:
        return tuple(order)
    return tuple(sorted(order, key=lambda name: round(_left_open(verdicts, inquiry, name), 9)))


def kinds(verdicts: Verdicts, start: Start, places: list[int]) -> Iterator[tuple[float, Start]]:
    """Yield, for each kind of value of some variables, its share and where a question starts from with it."""
    variables = verdicts.sheet.variables
    matter = [place for place in places if variables[place].touches & start.alive]
    choices = [range(len(variables[place].kills)) for place in matter]
    unknown = [place for place in start.unknown if place not in places]
    if len(matter) <= LISTED:
        picked = list(product(*choices))
    else:
        chance = random.Random(len(matter))  # noqa: S311  # nothing secret: a fixed sample, the same each time
        picked = [tuple(chance.choice(choice) for choice in choices) for _ in range(SAMPLE)]
    for numbers in picked:
        share, alive = 1.0, start.alive
        for place, number in zip(matter, numbers, strict=True):
            share *= variables[place].weights[number]
            alive &= ~variables[place].kills[number]
        yield share if len(matter) <= LISTED else 1 / SAMPLE, start._replace(alive=alive, unknown=unknown)


def _left_open(verdicts: Verdicts, inquiry: Inquiry, fact: str) -> float:
    """Return how many verdicts the values of a fact leave open on average."""
    variables = verdicts.sheet.variables
    places = [place for place in inquiry.start.unknown if variables[place].fact == fact]
    others = [inquiry.completions.rows(completion, places) for completion, _ in inquiry.completions.seen]
    total = 0.0
    for share, start in kinds(verdicts, inquiry.start, places):
        reached = {verdicts.level(start.alive & rows) for rows in others}
        total += share * len(possible(verdicts, Inquiry.of(verdicts.speaking, start), reached))
    return total
