"""`handrail scenarios`: put scenarios to the policies, and say which answers fall short of what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click

from handrail import policies
from handrail.cli.console.opening import find_file, open_policy
from handrail.cli.console.output import write_json
from handrail.engine import Policy
from handrail.policies.scenarios import FILE, BadScenario, Scenario, answer, built_in, read_lines, read_toml, shortfalls

ENDINGS = (".jsonl", ".toml")


@click.command("scenarios")
@click.argument("words", metavar="[POLICY] [FILE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Write what falls short as JSON.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """Put scenarios to the policies and say which answers fall short.

    Without a file: the scenarios that stand beside the built-in policies, or beside the one that is named. With files:
    those in them. A .jsonl file may hold scenarios for several policies; where POLICY is given, only its own count.

    \b
    Examples:
      handrail scenarios
      handrail scenarios barleyhurst-park
      handrail scenarios our-school/policy.toml our-school/scenarios.toml
      handrail scenarios kept.jsonl
    """
    try:
        found, total = put(gather(words))
    except BadScenario as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        write_json({"passed": total - len(found), "failed": len(found), "short": found})
    else:
        for row in found:
            click.echo(f"{row['name']} ({row['why']}): {'; '.join(row['short'])}")
        click.echo(f"{total - len(found)} passed, {len(found)} failed")
    ctx.exit(1 if found else 0)


def gather(words: tuple[str, ...]) -> Iterator[Scenario]:
    """Yield the scenarios that the command line names."""
    policy, files = split(words)
    if files:
        for file in files:
            yield from read(Path(file), policy)
    elif policy is None:
        yield from built_in()
    elif (name := policy.partition("@")[0]) in policies.names():
        find_file(policy)
        yield from (one for one in built_in(name) if "@" not in policy or one.policy == policy)
    else:
        yield from read(find_file(policy).parent / FILE, policy)


def split(words: tuple[str, ...]) -> tuple[str | None, list[str]]:
    """Tell the policy from the files: a policy's path is one that ends in .toml and holds no scenarios."""
    if not words or words[0].endswith(".jsonl") or Path(words[0]).name == FILE:
        return None, list(words)
    return words[0], list(words[1:])


def read(file: Path, policy: str | None) -> Iterator[Scenario]:
    """Yield the scenarios of a file; of those that name a policy, only the one that is asked for."""
    if file.suffix not in ENDINGS:
        raise BadScenario(f'"{file}" is neither a .jsonl nor a .toml file.')
    if file.suffix == ".toml":
        yield from read_toml(file, policy or str(file.parent / "policy.toml"))
        return
    wanted = opened(policy).id if policy else None
    for scenario in read_lines(file, policy):
        if wanted is None or scenario.policy in (wanted, policy):
            yield Scenario(scenario.name, policy or scenario.policy, scenario.ask, scenario.expect, scenario.why)


def put(scenarios: Iterable[Scenario]) -> tuple[list[dict[str, Any]], int]:
    """Put each scenario to its policy; return those that fall short, and how many there were."""
    found, total = [], 0
    for scenario in scenarios:
        total += 1
        if short := shortfalls(scenario.expect, answer(opened(scenario.policy), scenario.ask)):
            found.append({"name": scenario.name, "ask": dict(scenario.ask), "why": scenario.why, "short": short})
    return found, total


@cache
def opened(policy: str) -> Policy:
    """Return a policy, opened once for all its scenarios."""
    return open_policy(policy)
