"""Read a `when` table: what a rule or step asks of each fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handrail.engine.errors import nearest
from handrail.engine.file.shelf import Shelf
from handrail.engine.policy import Table, Test
from handrail.engine.vocabulary import DAY, Fact, Vocabulary, minutes


def read_when(shelf: Shelf, key: str, table: Any, words: Vocabulary) -> Table:
    """Return the tests of one `when` table; every fault of it is noted on the shelf."""
    if not isinstance(table, dict):
        shelf.note("HR104", f'"{key}" must be a table of facts.', f'Write {key} = {{ with = "pupil" }}.')
        return ()
    if not table:
        shelf.note("HR116", f'"{key}" is empty.', "Leave it out, or say what is meant.")
    tests = []
    for name, wanted in table.items():
        fact = words.facts.get(name)
        if fact is None:
            shelf.note("HR105", f'"{key}" names no fact "{name}".', nearest(name, words.facts))
        elif name == "met":
            shelf.note("HR112", f'"{key}" asks what is in place.', "Say it in needs = [...].")
        elif test := READERS[fact.type](shelf, fact, wanted):
            tests.append(test)
    return tuple(tests)


def _one(shelf: Shelf, fact: Fact, wanted: Any) -> Test | None:
    values = shelf.word_list(fact.name, wanted, fact.values, alone=True)
    return Test(fact.name, any_of=values) if values else None


def _yes_no(shelf: Shelf, fact: Fact, wanted: Any) -> Test | None:
    if isinstance(wanted, bool):
        return Test(fact.name, any_of=(wanted,))
    shelf.note("HR104", f'"{fact.name}" must be true or false.')
    return None


def _set(shelf: Shelf, fact: Fact, wanted: Any) -> Test | None:
    if not isinstance(wanted, dict):
        words = shelf.word_list(fact.name, wanted, fact.values, alone=True)
        return Test(fact.name, any_of=words) if words else None
    shelf.inside(wanted, shelf.place).keys(["any", "all", "without"])
    parts = {
        side: shelf.word_list(f"{fact.name}.{side}", wanted[side], fact.values, alone=True)
        for side in ("any", "all", "without")
        if side in wanted
    }
    test = Test(fact.name, parts.get("any", ()), parts.get("all", ()), parts.get("without", ()))
    if set(test.none_of) & set(test.all_of) or (test.any_of and set(test.any_of) <= set(test.none_of)):
        shelf.note("HR117", f'"{fact.name}" both wants and refuses a word.')
    return test


def _years(shelf: Shelf, fact: Fact, wanted: Any) -> Test | None:
    numbers = wanted if isinstance(wanted, list) else [wanted]
    if numbers and all(_is_years(number) for number in numbers):
        return Test(fact.name, any_of=tuple(numbers))
    bounds = _bounds(shelf, fact, wanted, ("at_least", "below"), lambda value: value if _is_years(value) else None)
    if bounds is None:
        return None
    low, high = bounds
    if (low or 0) >= (high if high is not None else DAY):
        shelf.note("HR117", f"No age is at least {low or 0} and below {high}.")
    return Test(fact.name, at_least=low, below=high)


def _time(shelf: Shelf, fact: Fact, wanted: Any) -> Test | None:
    bounds = _bounds(shelf, fact, wanted, ("from", "until"), minutes)
    if bounds is None:
        return None
    low, high = bounds
    if low == high:
        shelf.note("HR117", "From and until are the same time, so that no time lies between them.")
    return Test(fact.name, at_least=low, below=high)


def _bounds(
    shelf: Shelf, fact: Fact, wanted: Any, keys: tuple[str, str], read: Callable[[Any], int | None]
) -> tuple[int | None, int | None] | None:
    if not isinstance(wanted, dict) or not wanted or set(wanted) - set(keys):
        shelf.note(
            "HR104", f'"{fact.name}" cannot be {str(wanted)[:40]}.', f"Write {{ {keys[0]} = ..., {keys[1]} = ... }}."
        )
        return None
    values = {key: read(value) for key, value in wanted.items()}
    for key, value in values.items():
        if value is None:
            what = "a time, HH:MM" if fact.type == "time" else "a whole number"
            shelf.note("HR104", f'"{fact.name}.{key}" must be {what}.')
    if None in values.values():
        return None
    return values.get(keys[0]), values.get(keys[1])


def _is_years(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


READERS: Mapping[str, Callable[[Shelf, Fact, Any], Test | None]] = {
    "one": _one,
    "yes-no": _yes_no,
    "set": _set,
    "years": _years,
    "time": _time,
}
