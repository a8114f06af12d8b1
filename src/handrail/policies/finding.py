"""Find the file of a policy: by a built-in name, by name and edition, by the day it was in force, or by path.

find("hartest")                  the newest edition
find("hartest@2020-01")          that edition
find("hartest", on=date(2021, 5, 1))   the edition that was in force on that day
find("our-school/policy.toml")   a file of one's own
find("our-school")               the policy.toml in a folder of one's own
"""

from __future__ import annotations

import datetime
import os
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FILE = "policy.toml"


class UnknownPolicy(LookupError):
    """No such policy, edition or file; `hint` says what there is."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message} {hint}")


def names() -> list[str]:
    """Return the names of the built-in policies."""
    return sorted({file.parent.parent.name for file in FOLDER.glob(f"*/*/{FILE}")})


def editions(name: str) -> list[str]:
    """Return the editions of a built-in policy, the oldest first."""
    return sorted(file.parent.name for file in FOLDER.glob(f"*/*/{FILE}") if file.parent.parent.name == name)


def head(file: Path) -> dict[str, Any]:
    """Return the `[policy]` table of a file, without a look at its clauses."""
    table = tomllib.loads(file.read_text(encoding="utf-8")).get("policy", {})
    return dict(table)


def find(policy: str, on: datetime.date | None = None) -> Path:
    """Return the file of a policy. Raises UnknownPolicy with what there is instead."""
    if _is_path(policy):
        return _file(policy, on)
    name, at, edition = policy.partition("@")
    if name not in names():
        near = get_close_matches(name, names(), n=1, cutoff=0.5)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(names())}; or give the path of a file."
        raise UnknownPolicy(f'No policy is called "{name}".', hint)
    known = editions(name)
    if at and on:
        raise UnknownPolicy("An edition and a day were both given.", "Give one of them.")
    if at and edition not in known:
        raise UnknownPolicy(f'{name} has no edition "{edition}".', f"There are: {', '.join(known)}.")
    return FOLDER / name / (edition if at else _in_force(name, known, on)) / FILE


def _is_path(policy: str) -> bool:
    return policy.endswith(".toml") or "/" in policy or "\\" in policy or _is_folder(policy)


def _is_folder(policy: str) -> bool:
    """Say whether a folder of that name holds a policy, and no built-in one has the name."""
    return policy not in names() and os.path.isfile(Path(policy) / FILE)


def _file(policy: str, on: datetime.date | None) -> Path:
    path = Path(policy)
    file = path / FILE if os.path.isdir(path) else path  # of `os`: no path is too long for it to say no
    if not os.path.isfile(file):
        raise UnknownPolicy(f'There is no file "{policy}".', "Give a built-in name, or the path of a policy file.")
    if on:
        raise UnknownPolicy(
            "A day chooses among the editions of a built-in policy, and this is a file.", "Leave it out."
        )
    return file


def _in_force(name: str, known: list[str], on: datetime.date | None) -> str:
    if on is None:
        return known[-1]
    adopted = {edition: head(FOLDER / name / edition / FILE)["adopted"] for edition in known}
    past = [edition for edition in known if adopted[edition] <= on]
    if not past:
        raise UnknownPolicy(f"{name} was not in force on {on}.", f"Its first edition is of {adopted[known[0]]}.")
    return past[-1]
