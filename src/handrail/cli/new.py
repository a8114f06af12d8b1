"""`handrail new`: a commented policy file to start from, blank or a copy of a built-in one, with scenarios beside it.

Nothing is ever written over. A copy keeps its clauses and comments to the letter; its head says whose it is now.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import click

from handrail import policies
from handrail.cli.console.opening import DAY, find_file
from handrail.cli.health import today
from handrail.engine.errors import nearest
from handrail.policies.scenarios import FILE as SCENARIOS

POLICY = "policy.toml"
EXAMPLE_ID, EXAMPLE_ADOPTED, EXAMPLE_REVIEW = "our-school", "2000-01-01", "2001-01-01"
"""What stands in the blank file, to be replaced."""
YEAR = datetime.timedelta(days=365)
FOLDER = Path(policies.__file__).parent
OF_ITS_OWN = frozenset({"about", "approved", "approved_by", "note", "owner", "restatement", "signed"})
"""What a head says of its own document alone."""


@click.command("new")
@click.argument("name")
@click.option("--from", "origin", metavar="POLICY", help="Start from a copy of a built-in policy.")
@click.option("--adopted", type=DAY, metavar="DATE", help="The day from which the policy holds: today unless given.")
def command(name: str, origin: str | None, adopted: datetime.datetime | None) -> None:
    """Start a policy file of your own: a folder NAME with a commented policy and scenarios that it passes.

    Where NAME ends in .toml, that one file is written. A file that is there already is never touched.

    \b
    Examples:
      handrail new our-school
      handrail new our-school/2026-09 --from starter
    """
    if not name.strip():
        raise click.UsageError("NAME is empty. Give a folder, such as our-school.")
    file = Path(name) if name.endswith(".toml") else Path(name) / POLICY
    day = adopted.date() if adopted else today()
    source = built_in(origin) if origin else None
    text = copied(source, identifier(file), day) if source else policy_text(identifier(file), day)
    written = {file: text}
    if not name.endswith(".toml"):
        scenarios = source.parent / SCENARIOS if source else FOLDER / "blank-scenarios.toml"
        written[file.parent / SCENARIOS] = scenarios.read_text(encoding="utf-8")
    if there := [str(path) for path in written if path.exists()]:
        raise click.UsageError(f'"{there[0]}" is there already, and is not written over. Choose another name.')
    for path, text in written.items():
        write_new(path, text)
        click.echo(f"{path} written")
    todo = "make each clause your own" if source else "replace the example clauses with your own"
    click.echo(f"Read it, {todo}, and run: handrail check {file}")


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as target:
            target.write(text)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror or error}.") from error


def identifier(file: Path) -> str:
    """Return a policy's id from its path: the folder's name, leaving out an edition such as 2026-09.

    >>> identifier(Path("Our School/2026-09/policy.toml")), identifier(Path("oakfield.toml"))
    ('our-school', 'oakfield')
    """
    names = [file.stem] if file.name != POLICY else [*reversed(file.resolve().parts[:-1])]
    words = (re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in names)
    return next((word for word in words if re.search(r"[a-z]", word)), EXAMPLE_ID)


def policy_text(name: str, day: datetime.date) -> str:
    """Return the blank policy with its id and days."""
    text = (
        (FOLDER / "blank.toml")
        .read_text(encoding="utf-8")
        .replace(EXAMPLE_REVIEW, str(day + YEAR))
        .replace(EXAMPLE_ADOPTED, str(day))
    )
    return text.replace(f'id = "{EXAMPLE_ID}" ', f'id = "{name}" ')


def built_in(name: str) -> Path:
    """Return the file of a built-in policy to start from. A file of one's own can simply be copied."""
    if name.partition("@")[0] not in policies.names():
        near = nearest(name, policies.names()) or f"There are: {', '.join(policies.names())}."
        raise click.UsageError(f'No built-in policy is called "{name}". {near}')
    return find_file(name)


def copied(source: Path, name: str, day: datetime.date) -> str:
    """Return the text of a built-in policy under a new head, its clauses and comments as they are.

    What the old head says of its own document (who approved it, who owns it) does not hold for the copy and goes out.
    """
    old = policies.head(source)
    lines, clauses, rest = source.read_text(encoding="utf-8").partition("[[clause]]")
    of = f"{old['title']}, {old['publisher']} (the built-in policy {old['id']}, edition {source.parent.name})"
    new = {
        "id": f'"{name}"',
        "publisher": '"Our School"',
        "adopted": str(day),
        "review_due": str(day + YEAR),
        "source": json.dumps(f"Started from: {of}", ensure_ascii=False),
    }
    head = [line for line in lines.splitlines(keepends=True) if line.partition(" = ")[0] not in {*new, *OF_ITS_OWN}]
    place = head.index("[policy]\n") + 1
    head[place:place] = [f"{key} = {value}\n" for key, value in new.items()]
    return "".join(head) + clauses + rest
