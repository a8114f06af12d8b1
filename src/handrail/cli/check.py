"""`handrail check`: read policy files and say all that is wrong with them, at once."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from handrail import policies
from handrail.cli.console.opening import find_file
from handrail.cli.console.output import write_json
from handrail.engine import Finding, Policy, PolicyError, load


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON.")
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Check policy files (or built-in policies) and say all that is wrong with them.

    \b
    Example:
      handrail check our-school/policy.toml
    """
    findings: list[Finding] = []
    for name in files:
        try:
            policy = load(find_file(name), laws=policies.laws())
        except PolicyError as error:
            findings += error.findings
            continue
        if not as_json:
            click.echo(f"{name}: {said(policy)}, no findings")
    if as_json:
        write_json([dict[str, Any](asdict(finding)) for finding in findings])
    else:
        for finding in findings:
            click.echo(str(finding))
    ctx.exit(1 if findings else 0)


def said(policy: Policy) -> str:
    """Say how much there is in a policy."""
    rules, steps = sum(1 for _ in policy.rules()), sum(1 for _ in policy.steps())
    return f"{len(policy.clauses)} clauses, {rules} rules, {steps} steps"
