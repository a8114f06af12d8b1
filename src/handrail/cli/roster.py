"""`handrail roster`: people from a CSV file, for one school or all schools of a trust."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handrail.web.serving import starting

if TYPE_CHECKING:
    from handrail.web.people.models import School

SHOWN = 50


@click.command("roster")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sort", type=click.Choice(["staff", "pupils", "carers"]), required=True, help="Who is in the file.")
@click.option("--school", help="The school's short name, as in its address.")
@click.option("--trust", help="The trust's short name: a column of the file then says which school each line is of.")
@click.option("--column", "columns", multiple=True, metavar="OURS=HEADING", help="Name a column that is not guessed.")
@click.option("--everybody", is_flag=True, help="The file lists everybody: whoever is not in it has left.")
@click.option("--write", is_flag=True, help="Write it. Without this, only say what would change.")
def command(
    file: Path, sort: str, school: str | None, trust: str | None, columns: tuple[str, ...], everybody: bool, write: bool
) -> None:
    """Bring in people from FILE, or say what that would change.

    \b
    Example:
      handrail roster staff.csv --sort staff --school ashgrove
      handrail roster pupils.csv --sort pupils --trust alder --everybody --write
    """
    starting.start_django()
    from handrail.web.people.rosters import bulk
    from handrail.web.people.rosters.file.reading import MOST_BYTES, Unreadable

    schools = _schools(school, trust)
    given = dict(one.partition("=")[::2] for one in columns)
    try:
        with file.open("rb") as stream:
            opened = bulk.open_file(stream.read(MOST_BYTES + 1), sort, schools, given)
    except Unreadable as fault:
        raise click.ClickException(str(fault)) from None
    click.echo("Columns: " + ", ".join(f"{ours} = {heading}" for ours, heading in opened.chosen.items()))
    refused = len(opened.bad)
    _list_refused([(bad.line, "", bad.why) for bad in opened.bad])
    for place, plan in bulk.plans(opened, lists_everybody=everybody):
        counts = ", ".join(f"{number} {word}" for word, number in plan.counts.items())
        click.echo(f"{place.name}: {counts}")
        for note in plan.notes:
            click.echo(f"  {note}")
        _list_refused([(one.line, one.who, one.why) for one in plan.refused])
        refused += len(plan.refused)
        if write and (aside := bulk.write(place, opened, plan, lists_everybody=everybody)):
            click.echo(f"  {aside} no longer fitted when they were written: see the roster's page.")
    if not write:
        click.echo("Nothing was written. With --write it is.")
    raise SystemExit(1 if refused else 0)


def _schools(school: str | None, trust: str | None) -> list[School]:
    from handrail.web.people.models import School

    if (school is None) == (trust is None):
        raise click.UsageError("Say which school with --school, or which trust with --trust.")
    found = list(School.objects.filter(slug=school) if school else School.objects.filter(trust__slug=trust))
    if not found:
        known = ", ".join(School.objects.order_by("slug").values_list("slug", flat=True)[:20])
        raise click.UsageError(f"There is none of that name. The schools are: {known or 'none yet'}.")
    return found


def _list_refused(lines: list[tuple[int | None, str, str]]) -> None:
    for line, who, why in lines[:SHOWN]:
        click.echo(f"  {f'line {line}' if line else 'not in the file'}{f', {who}' if who else ''}: {why}", err=True)
    if len(lines) > SHOWN:
        click.echo(f"  ... and {len(lines) - SHOWN} more.", err=True)
