"""Which verdicts are still possible, and which facts decide between them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

from handrail.engine.formulas import State
from handrail.engine.inquiry import Inquiry
from handrail.engine.search import Completions
from handrail.engine.sheet import Start
from handrail.engine.verdicts import Verdicts

LISTED = 6
"""A set with at most this many unknown words that matter is listed whole; of a larger one `SAMPLE` values are taken."""

SAMPLE = 48


def possible(verdicts: Verdicts, inquiry: Inquiry) -> list[int]:
    """Return the levels of verdict that some completion reaches, the strictest first."""
    floor, top = verdicts.bounds(*inquiry.state)
    return [floor] if floor == top else _reached(verdicts, inquiry.completions, inquiry.state, set())


def _reached(
    verdicts: Verdicts, completions: Completions, state: State, found: set[int], within: int = -1
) -> list[int]:
    """Add to the levels that are known to be reached all others that are, within what is left of the fields."""
    floor, top = verdicts.bounds(*state)
    if floor == top:
        return [floor]
    may = state[1]
    for level in range(top, floor + 1):
        if level not in found:
            ways = [(0, [])] if level == floor else verdicts.reaches(level, may)
            misses = verdicts.misses(level, may)
            if any(completions.find([*way, *misses], within=within) for _, way in ways):
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


def kinds(verdicts: Verdicts, start: Start, places: list[int]) -> Iterator[tuple[float, list[tuple[int, int]]]]:
    """Yield each kind of values of some variables: its share, and the class of each variable that matters."""
    variables = verdicts.sheet.variables
    matter = [place for place in places if variables[place].touches & start.alive]
    choices = [range(len(variables[place].kills)) for place in matter]
    if len(matter) <= LISTED:
        for numbers in product(*choices):
            share = 1.0
            for place, number in zip(matter, numbers, strict=True):
                share *= variables[place].weights[number]
            yield share, list(zip(matter, numbers, strict=True))
        return
    chance = random.Random(len(matter))  # noqa: S311  # nothing secret: a fixed sample, the same each time
    for _ in range(SAMPLE):
        yield 1 / SAMPLE, [(place, chance.choice(choice)) for place, choice in zip(matter, choices, strict=True)]


def narrowed(verdicts: Verdicts, start: Start, kind: list[tuple[int, int]], places: list[int]) -> Start:
    """Return where a question starts from once some variables have a kind of values."""
    dead = 0
    for place, number in kind:
        dead |= verdicts.sheet.variables[place].kills[number]
    unknown = [place for place in start.unknown if place not in places]
    return start._replace(alive=start.alive & ~dead, unknown=unknown)


def _left_open(verdicts: Verdicts, inquiry: Inquiry, fact: str) -> float:
    """Return how many verdicts the values of a fact leave open on average."""
    sheet, completions = verdicts.sheet, inquiry.completions
    places = [place for place in inquiry.start.unknown if sheet.variables[place].fact == fact]
    others = [completions.rows(completion, places) for completion, _ in completions.seen]
    total = 0.0
    for share, kind in kinds(verdicts, inquiry.start, places):
        start = narrowed(verdicts, inquiry.start, kind, places)
        within = -1
        for place, number in kind:
            within &= completions.only(place, number)
        state = sheet.settle(start.alive, start.alive & ~sheet.touched(start.unknown))
        reached = {verdicts.level(start.alive & rows) for rows in others}
        total += share * len(_reached(verdicts, completions, state, reached, within))
    return total
