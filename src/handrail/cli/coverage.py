"""`handrail coverage`: for every clause, what answers it, or why nothing does."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from handrail.cli.console.opening import DAY, ON_HELP, open_policy
from handrail.cli.console.output import Line, write, write_json
from handrail.engine import Policy, vocabulary
from handrail.engine.policy import Clause, Rule, Step


@click.command("coverage")
@click.argument("policy")
@click.option("--on", type=DAY, metavar="DATE", help=ON_HELP)
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
def command(policy: str, on: datetime.datetime | None, as_json: bool) -> None:
    """Say for every clause which rule or step answers it and on what topic, or why it is silent.

    \b
    Example:
      handrail coverage barleyhurst-park
    """
    opened = open_policy(policy, on)
    rows = [account(clause) for clause in opened.clauses.values()]
    if as_json:
        write_json({"policy": opened.id, "clauses": rows, "totals": totals(rows)})
        return
    write(tell(opened, rows))


def account(clause: Clause) -> dict[str, Any]:
    """Return what answers a clause, or why nothing does."""
    parts: list[Rule | Step] = [*clause.rules, *clause.steps]
    topics = dict.fromkeys([*clause.topics, *(part.topic for part in parts if part.topic)])
    return {
        "clause": clause.id,
        "rules": [rule.id for rule in clause.rules],
        "steps": [step.id for step in clause.steps],
        "topics": list(topics),
        "silent": clause.silent,
        "why": clause.why,
    }


def totals(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how many clauses are answered, and how many are silent for which reason."""
    silent = Counter(row["silent"] for row in rows if row["silent"])
    return {
        "clauses": len(rows),
        "answered": sum(1 for row in rows if not row["silent"]),
        "rules": sum(len(row["rules"]) for row in rows),
        "steps": sum(len(row["steps"]) for row in rows),
        "silent": {reason: silent[reason] for reason in vocabulary().silences if silent[reason]},
    }


def tell(policy: Policy, rows: list[dict[str, Any]]) -> Iterator[Line]:
    """Tell it clause by clause, and then in sum."""
    width = max((len(name) for name in policy.clauses), default=0)
    for row in rows:
        yield Line(f"{row['clause']:{width}}  {_answered(row)}", style="quiet" if row["silent"] else "")
    sums = totals(rows)
    silent = ", ".join(f"{reason} {count}" for reason, count in sums["silent"].items())
    yield Line("")
    yield Line(
        f"{sums['clauses']} clauses: {sums['answered']} answered by {sums['rules']} rules and {sums['steps']} steps; "
        f"{sums['clauses'] - sums['answered']} silent{f' ({silent})' if silent else ''}",
        style="heading",
    )


def _answered(row: dict[str, Any]) -> str:
    if row["silent"]:
        return f"silent ({row['silent']}). {vocabulary().silences[row['silent']]}. {row['why']}".rstrip()
    parts = [f"{kind} {', '.join(row[kind])}" for kind in ("rules", "steps") if row[kind]]
    return f"answered by {'; '.join(parts)} ({', '.join(row['topics'])})"
