"""`handrail policies`: the built-in policies with their editions."""

from __future__ import annotations

from typing import Any

import click

from handrail import policies
from handrail.cli.console.output import Line, write, write_json


@click.command("policies")
@click.option("--json", "as_json", is_flag=True, help="Write the list as JSON.")
def command(as_json: bool) -> None:
    """List the built-in policies with their editions.

    \b
    Example:
      handrail policies
    """
    rows = [describe(name) for name in policies.names()]
    if as_json:
        write_json(rows)
        return
    for row in rows:
        write(
            [
                Line(str(row["name"]), style="heading"),
                Line(f"{row['title']}, {row['publisher']}", indent=2),
                Line(f"Editions: {', '.join(row['editions'])}", indent=2),
            ]
        )


def describe(name: str) -> dict[str, Any]:
    """Return what stands in the head of a policy's newest edition."""
    head = policies.head(policies.find(name))
    return {
        "name": name,
        "editions": policies.editions(name),
        "title": head["title"],
        "publisher": head["publisher"],
        "adopted": str(head["adopted"]),
        "review_due": str(head["review_due"]) if "review_due" in head else None,
    }
