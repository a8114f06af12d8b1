"""`handrail new`: a commented policy file to start from, with scenarios beside it. Nothing is ever written over."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from handrail import policies
from handrail.cli.console.opening import DAY
from handrail.cli.health import today
from handrail.policies.scenarios import FILE as SCENARIOS

POLICY = "policy.toml"
EXAMPLE_ID, EXAMPLE_ADOPTED, EXAMPLE_REVIEW = "our-school", "2000-01-01", "2001-01-01"
"""What stands in the blank file, to be replaced."""
YEAR = datetime.timedelta(days=365)


@click.command("new")
@click.argument("name")
@click.option("--adopted", type=DAY, metavar="DATE", help="The day from which the policy holds: today unless given.")
def command(name: str, adopted: datetime.datetime | None) -> None:
    """Start a policy file of your own: a folder NAME with a commented policy and scenarios that it passes.

    Where NAME ends in .toml, that one file is written. A file that is there already is never touched.

    \b
    Examples:
      handrail new our-school
      handrail new our-school/2026-09
    """
    file = Path(name) if name.endswith(".toml") else Path(name) / POLICY
    day = adopted.date() if adopted else today()
    written = {file: policy_text(identifier(file), day)}
    if not name.endswith(".toml"):
        written[file.parent / SCENARIOS] = blank("blank-scenarios.toml")
    if there := [str(path) for path in written if path.exists()]:
        raise click.UsageError(f'"{there[0]}" is there already, and is not written over. Choose another name.')
    for path, text in written.items():
        write_new(path, text)
        click.echo(f"{path} written")
    click.echo(f"Read it, replace the example clauses with your own, and run: handrail check {file}")


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
    text = blank("blank.toml").replace(EXAMPLE_REVIEW, str(day + YEAR)).replace(EXAMPLE_ADOPTED, str(day))
    return text.replace(f'id = "{EXAMPLE_ID}" ', f'id = "{name}" ')


def blank(name: str) -> str:
    """Return the text of a blank file."""
    return (Path(policies.__file__).parent / name).read_text(encoding="utf-8")
