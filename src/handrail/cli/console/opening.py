"""Turn what stands on the command line into a policy or a day, or into a clear refusal.

A name that leads nowhere is misuse (exit status 2); a file with findings prints all of them (exit status 1).
"""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from handrail import policies
from handrail.engine import Policy, PolicyError, load

DAY = click.DateTime(formats=["%Y-%m-%d"])
ON_HELP = "The day it happened, as 2021-05-31: the edition in force on that day answers."


class Unusable(click.ClickException):
    """A policy file with findings: they are printed, one a line, and the exit status is 1."""

    def __init__(self, error: PolicyError) -> None:
        self.findings = error.findings
        super().__init__(str(error))

    def format_message(self) -> str:
        """Say all findings, each on its own line."""
        count = len(self.findings)
        found = "one finding" if count == 1 else f"{count} findings"
        return f"this policy cannot be used: {found}.\n" + "\n".join(str(finding) for finding in self.findings)


def find_file(name: str, on: datetime.date | None = None) -> Path:
    """Return the file of a policy, or refuse with the nearest name."""
    day = on.date() if isinstance(on, datetime.datetime) else on
    try:
        return policies.find(name, on=day)
    except policies.UnknownPolicy as unknown:
        raise click.UsageError(str(unknown)) from unknown


def open_policy(name: str, on: datetime.date | None = None) -> Policy:
    """Return the policy of that name, ready to answer."""
    try:
        return load(find_file(name, on), laws=policies.laws())
    except PolicyError as error:
        raise Unusable(error) from error
