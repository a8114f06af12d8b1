"""`handrail compare`: policies side by side, topic by topic, as text, as Markdown or as JSON."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import click

from handrail.cli.console.grid import Grid, as_markdown, as_text
from handrail.cli.console.opening import open_policy
from handrail.cli.console.output import write_json
from handrail.engine import Policy, vocabulary
from handrail.engine.errors import nearest
from handrail.engine.study.compare import Comparison, compare
from handrail.engine.study.positions import Position

PIPE = 100
"""How wide the text is where nobody sits at a terminal."""
SAID = {
    "must-not": "must not",
    "approval": "only once it is agreed or in place",
    "should-not": "is advised against",
    "must": "must",
    "should": "should",
    "may": "may",
    "info": "is said, and nothing is ordered",
}
"""A force in words."""
SILENT, NOT_SAID, DIFFERENT = "nothing is said", "-", " *"
LEGEND = "A row with * is one on which the policies that speak differ; - stands where one of them leaves it open."


@click.command("compare")
@click.argument("names", metavar="POLICY POLICY...", nargs=-1, required=True)
@click.option("--topic", "topics", metavar="TOPIC", multiple=True, help="A topic, or a group of them such as contact.")
@click.option("--markdown", is_flag=True, help="Write Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def command(names: tuple[str, ...], topics: tuple[str, ...], markdown: bool, as_json: bool) -> None:
    """Put policies side by side, topic by topic: what each says, where they differ, and what one has and another lacks.

    \b
    Examples:
      handrail compare hartest daffodil --topic contact.ex-pupil
      handrail compare hartest our-school/policy.toml --markdown
    """
    if len(names) < 2 or len(set(names)) < len(names):
        raise click.UsageError("Name two policies or more, each once.")
    policies = {name: open_policy(name) for name in names}
    found = compare(policies, choose(topics))
    if as_json:
        write_json({"policies": list(names), "topics": [one.as_json() for one in found]})
    elif markdown:
        click.echo("\n".join(tell_markdown(policies, found)))
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE
        click.echo("\n".join(tell_text(policies, found, width)))


def choose(asked: tuple[str, ...]) -> list[str]:
    """Return the topics that are asked for: all, a topic, or every topic of a group."""
    known = vocabulary().topics
    groups = {topic.partition(".")[0] for topic in known}
    if not asked:
        return list(known)
    found = []
    for one in asked:
        if one not in known and one not in groups:
            hint = nearest(one, [*known, *sorted(groups)]) or f"There are groups: {', '.join(sorted(groups))}."
            raise click.UsageError(f'No topic is called "{one}". {hint}')
        found += [one] if one in known else [topic for topic in known if topic.startswith(f"{one}.")]
    return found


def tell_text(policies: dict[str, Policy], found: tuple[Comparison, ...], width: int) -> Iterator[str]:
    """Tell it for a terminal."""
    for one in found:
        yield from ("", one.topic, f"  {one.says}", "")
        yield from (f"  {line}".rstrip() for line in as_text(grid(policies, one), width - 2))
    yield from ("", LEGEND, *lacking(policies, found))


def tell_markdown(policies: dict[str, Policy], found: tuple[Comparison, ...]) -> Iterator[str]:
    """Tell it as a page."""
    yield from (f"# {', '.join(policies)}: side by side", "", LEGEND)
    for one in found:
        yield from ("", f"## {one.topic}", "", one.says, "", *as_markdown(grid(policies, one)))
    yield from ("", "## What one has and another lacks", "", *(f"- {line}" for line in lacking(policies, found)))


def grid(policies: dict[str, Policy], one: Comparison) -> Grid:
    """Return what each policy says of a topic as a table: one column a policy, a row for each parameter."""
    columns = {name: one.positions.get(name, Position(())) for name in policies}
    forces = [[", ".join(SAID[force] for force in column.forces) or SILENT] for column in columns.values()]
    clauses = [
        [f"{clause}: {policies[name].clauses[clause].says}" for clause in column.clauses]
        for name, column in columns.items()
    ]
    rows = [(title("force", one), forces), ("clauses", clauses)]
    parameters = {name: column.parameters() for name, column in columns.items()}
    for key in dict.fromkeys(key for row in parameters.values() for key in row):
        said = [
            ["; ".join(parameters[name].get(key, ())) or NOT_SAID * bool(columns[name].sayings)] for name in columns
        ]
        rows.append((title(key, one), said))
    return Grid(tuple(columns), tuple(rows))


def title(name: str, one: Comparison) -> str:
    """Return the title of a row, marked where the policies differ."""
    return f"{name.replace('_', ' ')}{DIFFERENT if name in one.differ else ''}"


def lacking(policies: dict[str, Policy], found: tuple[Comparison, ...]) -> Iterator[str]:
    """Tell, policy by policy, the topics of which others speak and it does not."""
    if not found:
        yield "None of them says anything of it."
        return
    for name in policies:
        lack = [one.topic for one in found if name in one.lack]
        yield f"{name} lacks: {', '.join(lack)}." if lack else f"{name} lacks none of these topics."
