"""Who acts when nobody is signed in: somebody at the terminal of the machine, as in `handrail setup`.

Whoever has the terminal has the database: checking their role would prove nothing. The ledger names nobody then.
"""

from __future__ import annotations

from dataclasses import dataclass

from handrail.web.people.models import Person


@dataclass(frozen=True)
class Terminal:
    """Acts in place of a person; never made by a view."""

    name: str = "the terminal"


TERMINAL = Terminal()


def person_of(by: Person | Terminal) -> Person | None:
    """Give whom the ledger names: nobody where the terminal acted."""
    return None if isinstance(by, Terminal) else by
