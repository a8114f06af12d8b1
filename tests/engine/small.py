"""Write a small policy in a few lines of a test."""

from __future__ import annotations

from handrail.engine import Answer, Pathway, Policy, Question, decide, loads, pathway

HEAD = """
[policy]
id = "small"
title = "Small"
publisher = "Example Primary School"
adopted = 2025-09-01
source = "Made for a test"
binds = ["staff", "governor"]
"""


def policy(clauses: str, head: str = HEAD) -> Policy:
    """Return the policy with these clauses.

    A clause starts with a line `# ID`; what follows is the rest of its TOML, in which `says` may be left out.
    """
    text = [head]
    for line in clauses.strip().splitlines():
        line = line.strip()
        text.append(f'[[clause]]\nid = "{line[2:]}"\nsays = "Clause {line[2:]}."' if line.startswith("# ") else line)
    return loads("\n".join(text))


def rule(**keys: object) -> str:
    """Return one rule as TOML, on `connect` where it says nothing else."""
    return _table("rule", {"topic": "contact.pupil", "on": "connect", **keys})


def step(**keys: object) -> str:
    """Return one step as TOML, after `breach-found` where it says nothing else."""
    return _table("step", {"topic": "case.record", "on": "breach-found", **keys})


def ask(made: Policy, **facts: object) -> Answer:
    """Ask about connecting; `with_` stands for the fact `with`."""
    return decide(made, Question("connect", {name.rstrip("_"): value for name, value in facts.items()}))


def walk(made: Policy, event: str = "breach-found", **facts: object) -> Pathway:
    """Ask for the pathway after an event."""
    return pathway(made, Question(event, {name.rstrip("_"): value for name, value in facts.items()}))


def steps(found: Pathway) -> list[str]:
    """Return the duties of a pathway, in order."""
    return [line.duty for line in found.steps]


def _table(kind: str, keys: dict[str, object]) -> str:
    return f"[[clause.{kind}]]\n" + "\n".join(f"{key} = {value(item)}" for key, item in keys.items())


def value(item: object) -> str:
    """Write a Python value as TOML."""
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, dict):
        return "{ " + ", ".join(f"{key} = {value(inner)}" for key, inner in item.items()) + " }"
    if isinstance(item, list):
        return "[" + ", ".join(map(value, item)) + "]"
    return f'"{item}"' if isinstance(item, str) else str(item)
