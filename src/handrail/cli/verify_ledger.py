"""`handrail verify-ledger`: check a ledger from outside, with none of the web app's code but the form of its bytes."""

from __future__ import annotations

import time
from pathlib import Path

import click

from handrail.web.ledger.proof.findings import Finding, Report
from handrail.web.ledger.proof.heads import PUBLIC_KEY, BadHeads, Heads, read_public_key
from handrail.web.ledger.proof.series import read_series
from handrail.web.ledger.proof.sources import Unreadable, opened
from handrail.web.ledger.proof.verify import verify

SHOWN = 20
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("verify-ledger")
@click.argument("ledger")
@click.option("--heads", type=FOLDER, help="The folder of exported heads.")
@click.option("--key", "keys", multiple=True, type=FILE, help="The public key that signed them; may be given twice.")
def command(ledger: str, heads: Path | None, keys: tuple[Path, ...]) -> None:
    """Verify LEDGER: a SQLite file, a PostgreSQL address (postgresql://...) or an export.

    Reads it without changing anything, and names the first bad entry.

    \b
    Example:
      handrail verify-ledger handrail-data/handrail.sqlite3 --heads kept-elsewhere/heads --key ledger-key.pub
    """
    started = time.perf_counter()
    report = _check(ledger, heads, keys)
    for finding in report.findings[:SHOWN]:
        click.echo(str(finding), err=not finding.is_warning)
    if len(report.findings) > SHOWN:
        click.echo(f"... and {len(report.findings) - SHOWN} more.", err=True)
    seconds = time.perf_counter() - started
    read = f"{report.entries:,} entries in {report.streams:,} streams, {report.heads:,} files of heads, {seconds:.1f} s"
    if not report.holds:
        click.echo(f"The ledger was changed. First bad entry: {report.first}\nRead: {read}.", err=True)
        raise SystemExit(1)
    click.echo(f"The ledger holds. Read: {read}.")
    if heads is None:
        click.echo("Without --heads nobody can tell whether all of it was written anew.")


def _check(ledger: str, folder: Path | None, key_files: tuple[Path, ...]) -> Report:
    faults: list[Finding] = []
    series: list[Heads] = []
    if folder is not None:
        # A key that lies beside the heads proves less: whoever writes to the folder can put both there.
        chosen = key_files or (folder / PUBLIC_KEY,)
        try:
            series, faults = read_series(folder, [read_public_key(path) for path in chosen])
        except (OSError, ValueError, BadHeads) as fault:
            raise click.UsageError(f"The public key cannot be read: {fault}") from None
    try:
        with opened(ledger) as source:
            report = verify(source, series)
    except Unreadable as fault:
        raise click.UsageError(str(fault)) from None
    report.findings[:0] = faults
    return report
