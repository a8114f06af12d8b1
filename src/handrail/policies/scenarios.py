"""Scenarios: questions with what their answers must show, and what an answer falls short of.

`scenarios.toml` beside a policy holds its own; a file of JSON Lines may hold some for any policy, each naming its own.
What each key of `expect` means is in `docs/reference/policy-file.md`.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handrail.engine import Policy, Question, QuestionError, decide, pathway, read_question
from handrail.engine.errors import unreadable
from handrail.policies.finding import editions, find, names

FILE = "scenarios.toml"
ALL_THERE = ("outstanding", "ask", "duties", "steps", "never")
NONE_THERE = {"not_steps": "steps", "not_duties": "duties"}
EXPECT = frozenset({"outcome", "clauses", "order", *ALL_THERE, *NONE_THERE})


class BadScenario(ValueError):
    """A scenario file that cannot be read, or a scenario that expects something that no answer has."""


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "outcome": lambda value: isinstance(value, str),
    "order": lambda value: isinstance(value, list) and all(_is_list(pair) and len(pair) == 2 for pair in value),
}
"""What may stand under a key of `expect`; a list of words where nothing is said here."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A question, what its answer must show, and why. Raises BadScenario where no answer could show it."""

    name: str
    """Where it stands, or its own id."""
    policy: str
    """A policy's name, with its edition where it belongs to one."""
    ask: Mapping[str, Any]
    expect: Mapping[str, Any]
    why: str = ""

    def __post_init__(self) -> None:
        if unknown := set(self.expect) - EXPECT:
            raise BadScenario(f'{self.name}: no answer shows "{min(unknown)}".')
        for key, value in self.expect.items():
            if not SHAPES.get(key, _is_list)(value):
                raise BadScenario(f'{self.name}: "{key}" cannot be {str(value)[:40]}.')


def built_in(name: str | None = None) -> Iterator[Scenario]:
    """Yield the scenarios that stand beside the built-in policies, every edition of each."""
    for policy in [name] if name else names():
        for edition in editions(policy):
            own = f"{policy}@{edition}"
            if (file := find(own).parent / FILE).exists():
                yield from read_toml(file, own)


def read_toml(file: Path, policy: str) -> Iterator[Scenario]:
    """Yield the scenarios of a TOML file, all for one policy. Raises BadScenario."""
    _look(file)
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("scenario", [])
    except (OSError, ValueError, RecursionError) as error:
        raise BadScenario(f"{file.name}: {unreadable(error)}.") from error
    if not isinstance(rows, list):
        raise BadScenario(f"{file.name}: scenarios stand one by one under [[scenario]].")
    for number, row in enumerate(rows, start=1):
        yield _scenario(row, f"{policy} scenario {number}", policy)


def read_lines(file: Path, policy: str | None = None) -> Iterator[Scenario]:
    """Yield the scenarios of a file of JSON Lines; each names its policy unless one is given. Raises BadScenario."""
    _look(file)
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    place = f"{file.name} line {number}"
                    yield _scenario(_parsed(line, place), place, policy)
    except OSError as error:
        raise BadScenario(f"{file.name}: {unreadable(error)}.") from error


def _parsed(line: bytes, place: str) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadScenario(f"{place}: this is not JSON: {unreadable(error)}.") from error


def _look(file: Path) -> None:
    if not os.path.isfile(file):  # of `os`: no path is too long for it to say no
        raise BadScenario(f'There is no file "{file}".')


def _scenario(row: Any, place: str, policy: str | None) -> Scenario:
    if not isinstance(row, dict) or not isinstance(row.get("ask"), dict) or not isinstance(row.get("expect"), dict):
        raise BadScenario(f"{place}: a scenario has an `ask` and an `expect`.")
    named = row.get("policy") or policy
    if not named:
        raise BadScenario(f"{place}: the scenario names no policy.")
    return Scenario(str(row.get("id") or place), str(named), row["ask"], row["expect"], str(row.get("why", "")))


def answer(policy: Policy, ask: Mapping[str, Any]) -> dict[str, Any]:
    """Answer the question of a scenario, or say what is wrong with it."""
    try:
        question = read_question(dict(ask))
    except QuestionError as error:
        return {"error": error.as_json()}
    return reply(policy, question)


def reply(policy: Policy, question: Question) -> dict[str, Any]:
    """Answer a question about an action with a verdict, and one about an event with a pathway."""
    return pathway(policy, question).as_json() if question.is_event else decide(policy, question).as_json()


def shortfalls(expect: Mapping[str, Any], answered: Mapping[str, Any]) -> list[str]:
    """Say in what an answer falls short of what a scenario expects; nothing where it does not."""
    if "error" in answered:
        return [f"error: {answered['error']['message']} {answered['error']['hint']}".rstrip()]
    found = []
    if "outcome" in expect and answered.get("outcome") != expect["outcome"]:
        found.append(f"the outcome is {answered.get('outcome', 'a pathway')}, not {expect['outcome']}")
    shown = clauses(expect, answered)
    if "clauses" in expect and answered.get("outcome") != "depends" and not shown & set(expect["clauses"]):
        found.append(f"the clauses are {_list(shown)}, none of {_list(expect['clauses'])}")
    for key in ALL_THERE:
        if missing := set(expect.get(key, ())) - set(words(answered, key)):
            found.append(f"{key} lacks {_list(missing)}")
    for key, where in NONE_THERE.items():
        if extra := set(expect.get(key, ())) & set(words(answered, where)):
            found.append(f"{where} has {_list(extra)}")
    steps = words(answered, "steps")
    for first, then in expect.get("order", ()):
        if first not in steps or then not in steps or steps.index(first) > steps.index(then):
            found.append(f"{first} does not come before {then}")
    return found


def clauses(expect: Mapping[str, Any], answered: Mapping[str, Any]) -> set[str]:
    """Return the clauses that count: what decided; where no outcome is expected, whatever spoke."""
    keys = ["steps", "never"] if "steps" in answered else ["reasons"]
    if "outcome" not in expect:
        keys += ["advice", "duties"]
    return {clause for key in keys for row in answered.get(key, ()) for clause in row["clauses"]}


def words(answered: Mapping[str, Any], key: str) -> list[str]:
    """Return a list of an answer as its words: `ask` and `outstanding` hold words, the others rows with a duty."""
    return [row if isinstance(row, str) else row["duty"] for row in answered.get(key, ())]


def _list(found: Iterable[str]) -> str:
    return ", ".join(sorted(found)) or "none"
