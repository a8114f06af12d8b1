"""The command line: one module a command, loaded when its command is called, and not before.

The table below names them all. What commands share is in `console`; what is right or wrong is for `handrail.engine`.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "ask": "Ask whether something is allowed, or what to do now",
    "answer": "Answer questions in bulk: JSON Lines in, JSON Lines out",
    "show": "Read a policy clause by clause, with its rules in words",
    "check": "Check policy files and say all that is wrong with them",
    "coverage": "Say for every clause what answers it, or why nothing does",
    "scenarios": "Put scenarios to the policies and say which fall short",
    "health": "Say what is at fault in a policy, why, and what to do",
    "compare": "Put policies side by side, topic by topic",
    "replay": "Put kept questions to two editions and list what changes",
    "new": "Start a policy file of your own",
    "understand": "Turn what people type into structured questions",
    "screen": "Find names, contacts and places in posts, before they go out",
    "policies": "List the built-in policies",
    "tour": "Take a short tour with real questions",
    "demo": "Try the web app with five invented schools",
    "setup": "Make the first school and its administrator",
    "doctor": "Say what is unsafe or missing in this installation",
    "roster": "Bring people in from a CSV file",
    "migrate": "Bring the database to the shape that this version needs",
    "serve": "Run the web app and its worker on this machine",
    "web": "Run the pages alone",
    "worker": "Run a worker alone",
    "verify-ledger": "Verify the ledger of a database or an export",
}


class Lazy(click.Group):
    """A group that imports `handrail.cli.<command>` only when that command is called or asked for its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"handrail.cli.{cmd_name.replace('-', '_')}").command
        if not isinstance(command, click.Command):  # a module without a command is a fault of ours
            raise TypeError(f"handrail.cli.{cmd_name} has no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named first, or name the nearest one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f'No command is called "{args[0]}". {hint}', ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What the machine refuses (a file, a full disk) is said in a sentence, not as a traceback."""
        if sys.stdout is None:
            raise click.ClickException("There is nowhere to write to: standard output is closed.")
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()  # a full disk shows here, while there is still somebody to say it
        except BrokenPipeError:  # whoever reads has seen enough: click ends quietly
            raise
        except OSError as error:
            about = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{about}{error.strerror or error}.") from error
        return done

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all well, 1 something was found, 2 the command was not used rightly.",
)
@click.version_option(package_name="handrail", message="handrail %(version)s")
def main() -> None:
    """Put a school's social media policy to work.

    \b
    Example:
      handrail ask barleyhurst-park connect with=pupil family=no
    """
