"""What must hold for a rule to speak, and for it to keep silent, as formulas over the rows of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from handrail.engine.sheet import Sheet

AND, OR, HOLDS, FAILS = range(4)

Formula = tuple[int, Any]
"""(AND or OR, formulas), or (HOLDS or FAILS, number of a row). An OR of nothing never holds."""

State = tuple[int, int, int, int]
"""The rules that certainly speak, those that may, the rows alive, the rows that certainly hold."""

Goal = Callable[[int, int, int, int], int | None]
"""Takes a state; returns the value once it is settled, else None."""


def rows_in(formula: Formula) -> int:
    """Return the mask of the rows that a formula looks at."""
    kind, what = formula
    return 1 << what if kind in (HOLDS, FAILS) else reduce(or_, map(rows_in, what), 0)


def bits(mask: int) -> list[int]:
    """Return the numbers of the bits of a mask, the lowest first."""
    numbers = []
    while mask:
        low = mask & -mask
        numbers.append(low.bit_length() - 1)
        mask ^= low
    return numbers


def speaking(sheet: Sheet) -> tuple[tuple[Formula, ...], tuple[Formula, ...]]:
    """Return for each rule when it speaks (and is not silenced), and for each when it does not."""
    rows = {number: [number] for number in bits(sheet.plain)}
    rows.update({rule.bit_length() - 1: bits(mask) for mask, rule in sheet.split})
    excepted = {rule.bit_length() - 1: bits(mask) for rule, mask in sheet.excepted.items()}
    yes: dict[int, Formula] = {}
    no: dict[int, Formula] = {}
    silencers: dict[int, list[int]] = {number: [] for number in rows}
    for rule, silenced in sheet.silencers:
        for number in bits(silenced):
            silencers[number].append(rule.bit_length() - 1)

    def define(number: int) -> None:
        if number in yes:
            return
        for other in silencers[number]:
            define(other)
        holds = tuple((HOLDS, row) for row in rows[number])
        fails: Formula = (AND, tuple((FAILS, row) for row in rows[number]))
        unless = excepted.get(number, [])
        quiet = [no[other] for other in silencers[number]]
        holds_one = holds[0] if len(holds) == 1 else (OR, holds)
        yes[number] = (AND, (holds_one, *((FAILS, row) for row in unless), *quiet))
        loud = [*((HOLDS, row) for row in unless), *(yes[other] for other in silencers[number])]
        no[number] = (OR, (fails, *loud)) if loud else fails

    for number in range(len(sheet.rules)):
        define(number)
    return tuple(yes[number] for number in range(len(yes))), tuple(no[number] for number in range(len(no)))
