"""The policy and the questions of the bench: 80 rules, 45 exceptions, 30 facts, the same for every engine."""

from __future__ import annotations

import random
from typing import Any

from handrail.engine import Policy, loads, vocabulary

SEED = 20261120
RULES, EXCEPTIONS, TESTS, QUESTIONS = 80, 45, 356, 10_000
NUMBERS = {"age": (5, 60), "year_group": (0, 13), "clock": (0, 24 * 60 - 1)}
KINDS = ["prohibited"] * 30 + ["approval"] * 20 + ["advised-against"] * 10 + ["permitted"] * 20
ACTION = "keep-account"
"""An action that asks for nothing, so that what a question leaves out is a matter of the bench alone."""

Test = tuple[str, str, Any]
"""(fact, "in" or "between", values or bounds)."""
Row = dict[str, Any]


def facts() -> dict[str, list[Any]]:
    """Return 30 facts with their values: 9 of one word, 18 yes or no, 3 numbers."""
    known = vocabulary().facts
    words = {name: list(fact.values) for name, fact in known.items() if fact.type == "one" and name != "role"}
    words["role"] = ["staff", "governor", "contractor", "volunteer"]
    flags = {name: [False, True] for name, fact in known.items() if fact.type == "yes-no"}
    chosen: dict[str, list[Any]] = {**words, **dict(list(flags.items())[:18])}
    for name, (low, high) in NUMBERS.items():
        chosen[name] = list(range(low, high + 1))
    assert len(chosen) == 30, len(chosen)
    return chosen


def rows(chance: random.Random) -> list[Row]:
    """Return the rules: kind, tests, exceptions."""
    values = facts()
    names = list(values)
    made: list[Row] = [{"id": f"c{n}", "kind": kind, "when": [], "unless": []} for n, kind in enumerate(KINDS)]
    slots = [row["when"] for row in made for _ in range(3)]
    for row in chance.sample(made, EXCEPTIONS):
        row["unless"].append([])
        slots.append(row["unless"][0])
    slots += [chance.choice(made)["when"] for _ in range(TESTS - len(slots))]
    for slot in slots:
        taken = {test[0] for test in slot}
        slot.append(_test(chance, chance.choice([name for name in names if name not in taken]), values))
    return made


def _test(chance: random.Random, name: str, values: dict[str, list[Any]]) -> Test:
    if name in NUMBERS:
        low, high = sorted(chance.sample(values[name], 2))
        return name, "between", (low, high)
    if values[name] == [False, True]:
        return name, "in", [chance.random() < 0.5]
    return name, "in", chance.sample(values[name], chance.randint(1, max(1, len(values[name]) // 2)))


def policy(made: list[Row]) -> Policy:
    """Return the rules as a policy of ours."""
    text = [
        '[policy]\nid = "bench"\ntitle = "Bench"\npublisher = "A bench"\nadopted = 2026-11-20\n'
        'source = "Made by chance"\n'
        f"binds = {_toml(list(vocabulary().facts['role'].values))}\n"
    ]
    for row in made:
        text.append(
            f'[[clause]]\nid = "{row["id"]}"\nsays = "Rule {row["id"]}."\n[[clause.rule]]\ntopic = "contact.pupil"\n'
        )
        text.append(f'on = "{ACTION}"\nthen = "{"permitted" if row["kind"] == "approval" else row["kind"]}"\n')
        if row["kind"] == "approval":
            text.append('needs = ["head-agreement"]\n')
        text.append(f"when = {_table(row['when'])}\n")
        if row["unless"]:
            text.append(f"unless = [{', '.join(map(_table, row['unless']))}]\n")
    return loads("".join(text))


def _table(tests: list[Test]) -> str:
    return "{ " + ", ".join(f"{name} = {_value(name, kind, value)}" for name, kind, value in tests) + " }"


def _value(name: str, kind: str, value: Any) -> str:
    if kind == "in":
        return _toml(value if len(value) > 1 else value[0])
    low, high = value
    if name == "clock":
        return f'{{ from = "{clock(low)}", until = "{clock(high)}" }}'
    return f"{{ at_least = {low}, below = {high} }}"


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def clock(at: int) -> str:
    """Return minutes after midnight as HH:MM."""
    return f"{at // 60:02}:{at % 60:02}"


def questions(chance: random.Random, unknown: float = 0.0) -> list[dict[str, Any]]:
    """Return questions: every fact given, or each left out with a chance; clock in minutes."""
    values = facts()
    return [
        {name: chance.choice(options) for name, options in values.items() if chance.random() >= unknown}
        for _ in range(QUESTIONS)
    ]
