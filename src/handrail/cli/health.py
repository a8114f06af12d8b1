"""`handrail health`: what is at fault in a policy, each thing with its clauses, why, and what to do about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import click

from handrail import policies
from handrail.cli.console.opening import DAY, open_policy
from handrail.cli.console.output import Line, write, write_json
from handrail.cli.console.sentences import clauses
from handrail.engine import Policy
from handrail.engine.study.health import health
from handrail.policies.measure import measure


@click.command("health")
@click.argument("policy")
@click.option("--on", type=DAY, metavar="DATE", help="The day to look at it, as 2026-11-20: today unless given.")
@click.option("--json", "as_json", is_flag=True, help="Write the faults as JSON.")
@click.pass_context
def command(ctx: click.Context, policy: str, on: datetime.datetime | None, as_json: bool) -> None:
    """Check the health of a policy: overdue reviews, contradictions, dead services, gaps, conflicts with guidance.

    Of a built-in policy, the edition in force on the day is looked at. The exit status is 1 where something is found.

    \b
    Examples:
      handrail health hartest
      handrail health our-school/policy.toml --on 2026-09-01
    """
    opened = open_policy(policy, on if policy in policies.names() else None)
    day = on.date() if on else today()
    faults = [fault.as_json() for fault in health(opened, day, measure())]
    if as_json:
        write_json({"policy": opened.id, "on": str(day), "faults": faults})
    else:
        write(tell(opened, policy, day, faults))
    ctx.exit(1 if faults else 0)


def today() -> datetime.date:
    """Return the day on the clock of whoever sits at the terminal, from which all else takes it."""
    return datetime.datetime.now().astimezone().date()  # noqa: TID251  # here is where the day comes from


def tell(policy: Policy, name: str, day: datetime.date, faults: list[dict[str, Any]]) -> Iterator[Line]:
    """Tell the faults, kind by kind, the gravest kind first."""
    count = f"{len(faults)} thing{'' if len(faults) == 1 else 's'} to look at" if faults else "nothing found"
    yield Line(f"{policy.title}, {policy.publisher}: {count} on {day}", style="heading")
    for (code, title), group in groupby(faults, key=lambda fault: (fault["code"], fault["title"])):
        rows = list(group)
        yield Line("")
        yield Line(f"{title} ({code}, {len(rows)})", style="heading")
        for (why, do), alike in groupby(rows, key=lambda fault: (fault["why"], fault["do"])):
            yield from tell_alike(name, list(alike), why, do)


def tell_alike(name: str, rows: list[dict[str, Any]], why: str, do: str) -> Iterator[Line]:
    """Tell faults that have their reason in common, with the reason once."""
    for row in rows:
        where = f" {clauses(row)}" if row["clauses"] else ""
        yield Line(f"- {row['says']}{where}", indent=2)
        if row["case"]:
            yield Line(f"Ask it: handrail ask {name} {' '.join(said(row['case']))}", indent=4, style="quiet")
    yield Line(f"Why: {why}", indent=4)
    yield Line(f"What to do: {do}", indent=4)


def said(case: dict[str, Any]) -> Iterable[str]:
    """Return a question as the command line takes it."""
    facts = dict(case)
    yield facts.pop("action", None) or facts.pop("event")
    for name, value in facts.items():
        if isinstance(value, bool):
            yield f"{name}={'yes' if value else 'no'}"
        else:
            yield f"{name}={','.join(value) or 'none' if isinstance(value, list) else value}"
