"""Say what is unsafe or missing in this installation. In production nothing starts while something is unsafe."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from handrail.web import environment


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: what, what to do, and whether production may start all the same."""

    says: str
    hint: str
    unsafe: bool = True


Check = Callable[[], Iterator[Complaint]]


def examine() -> list[Complaint]:
    """Run every check."""
    return [complaint for check in CHECKS for complaint in check()]


def secret() -> Iterator[Complaint]:
    """Look at the signing key: with a known one anybody can make a session."""
    key = environment.secret_key(settings.DATA)
    if not key:
        yield Complaint("There is no signing key.", "Run `handrail setup`, or set HANDRAIL_SECRET_KEY.")
    elif len(key) < 50 or len(set(key)) < 10:
        yield Complaint("The signing key is too easy to guess.", "Make a new one: at least 50 random characters.")


def address() -> Iterator[Complaint]:
    """Look at the address: over plain HTTP passwords travel openly."""
    parts = urlsplit(settings.ADDRESS)
    if parts.scheme != "https":
        yield Complaint(f"The address is {settings.ADDRESS}, without HTTPS.", "Set HANDRAIL_ADDRESS=https://...")
    if parts.path:
        yield Complaint(f"The address has a path: {parts.path}.", "Give Handrail a host name of its own.")


def folder() -> Iterator[Complaint]:
    """Look at who else on this machine can read the data."""
    if not settings.DATA.is_dir():
        yield Complaint(f"There is no folder {settings.DATA}.", "Run `handrail setup`, or set HANDRAIL_DATA.")
        return
    for path in (settings.DATA, settings.DATA / "secret-key", settings.DATA / "openid.toml"):
        if path.exists() and _open_to_others(path):
            yield Complaint(f"Others on this machine can read {path}.", f"Run: chmod go-rwx {path}")


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def database() -> Iterator[Complaint]:
    """Look whether the database answers, and has the shape that this version needs."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        yield Complaint(f"The database does not answer: {fault}.", "Look at DATABASE_URL, and whether it runs.")
        return
    if missing:
        yield Complaint(f"The database lacks {len(missing)} changes of this version.", "Run `handrail migrate`.")
    elif not apps.get_model("people", "School").objects.exists():
        yield Complaint("There is no school yet.", "Run `handrail setup`.", unsafe=False)


def files() -> Iterator[Complaint]:
    """Look whether style sheet and fonts are in place."""
    if settings.IN_PRODUCTION and not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        yield Complaint("Style sheet and fonts are not in place.", "Run `handrail migrate`.")


def mail() -> Iterator[Complaint]:
    """Look whether anybody would get a letter."""
    if not environment.text("HANDRAIL_MAIL"):
        hint = "Set HANDRAIL_MAIL=smtp://name:password@host:587"
        yield Complaint("Mail is not set up: nobody can get a link for a new password.", hint, unsafe=False)


def single_sign_on() -> Iterator[Complaint]:
    """Look at who else may vouch for people: a provider open to everybody vouches for anybody."""
    for provider in settings.OPENID_PROVIDERS:
        server = provider["server"]
        if not server.startswith("https://"):
            yield Complaint(f"The sign-in service {provider['id']} is asked without HTTPS.", f"It is at {server}.")
        if "microsoftonline.com/common" in server or "microsoftonline.com/organizations" in server:
            hint = "Put the id of your own tenant in place of `common`."
            yield Complaint(f"The sign-in service {provider['id']} lets in every Microsoft account.", hint)
        if not provider["domains"]:
            yield Complaint(f"The sign-in service {provider['id']} names no mail domains.", "Set domains = [...]")


def switches() -> Iterator[Complaint]:
    """Look at what only tests and the demo may switch."""
    if settings.DEBUG:
        yield Complaint("Faults are shown to visitors (DEBUG).", "Take it away.")
    if not settings.SECOND_FACTOR_REQUIRED:
        yield Complaint("Nobody needs a second factor.", "Take HANDRAIL_MODE=demo away.")
    if settings.MODE == "development":
        yield Complaint("The mode is development.", "Take HANDRAIL_MODE away: production is what it is without.")
    if environment.text("HANDRAIL_CRASH"):
        yield Complaint("HANDRAIL_CRASH makes Handrail kill itself, for tests.", "Take it away.")


CHECKS: tuple[Check, ...] = (secret, address, folder, database, files, mail, single_sign_on, switches)
