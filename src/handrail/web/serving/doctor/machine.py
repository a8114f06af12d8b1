"""Look at the machine: who else can read keys and data, whether signed heads leave it, and whether its disk is full."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from handrail.web import environment
from handrail.web.serving.doctor.complaints import Check, Complaint

FULL, NEARLY_FULL = 50_000_000, 1_000_000_000
"""Bytes left on a disk: with the first nothing more can be kept, with the second that day is near."""


def folder() -> Iterator[Complaint]:
    """Look at who else on this machine can read the data and the keys, and whether we can write there."""
    data: Path = settings.DATA
    if not data.is_dir():
        yield Complaint(f"There is no folder {data}.", "Run `handrail setup`, or set HANDRAIL_DATA.")
        return
    for path in (data, *_files_of_secrets()):
        if path.exists() and _open_to_others(path):
            yield Complaint(f"Others on this machine can read {path}.", f"Run: chmod go-rwx {path}")
    if not os.access(data, os.W_OK):
        yield Complaint(f"Handrail may not write to {data}.", "Make it the folder of the account that runs Handrail.")


def _files_of_secrets() -> Iterator[Path]:
    yield from (settings.DATA / "secret-key", environment.openid_file(settings.DATA), settings.LEDGER_KEY)
    if name := _sqlite_file():
        yield from (name, name.with_name(f"{name.name}-wal"))


def _sqlite_file() -> Path | None:
    database = settings.DATABASES["default"]
    name = str(database["NAME"])
    return Path(name) if database["ENGINE"].endswith("sqlite3") and name.startswith("/") else None


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def key_beside_the_data() -> Iterator[Complaint]:
    """Look where the key lies that seals what waits in the database: one copy of a folder should not hold both."""
    kept, database = settings.DATA / "secret-key", _sqlite_file()
    used = kept.is_file() and not environment.text("HANDRAIL_SECRET_KEY")
    if used and database and database.parent == kept.parent:
        hint = f"Keep it elsewhere and set HANDRAIL_SECRET_KEY from there, or leave {kept.name} out of backups."
        yield Complaint("The signing key lies beside the database that it seals.", hint, unsafe=False)


def heads() -> Iterator[Complaint]:
    """Look whether signed heads leave: where they lie beside the ledger, both can be written anew together."""
    key, place = settings.LEDGER_KEY.resolve(), settings.LEDGER_HEADS.resolve()
    if key.is_relative_to(place):
        hint = "Set HANDRAIL_LEDGER_KEY to a file elsewhere: whoever fetches the heads must not get the key."
        yield Complaint("The key that signs the ledger's heads lies among them.", hint)
    if place.is_relative_to(settings.DATA):
        hint = "Set HANDRAIL_LEDGER_HEADS to a folder outside the data that another machine keeps or fetches."
        yield Complaint("The signed heads of the ledger do not leave this machine.", hint, unsafe=False)
    elif not (place.is_dir() and os.access(place, os.W_OK)):
        hint = "Make the folder, and let the account that runs Handrail write there."
        yield Complaint(f"The signed heads of the ledger cannot be written to {place}.", hint, unsafe=False)
    if not key.exists() and any(place.glob("heads-*.json")):
        hint = "Bring it back from where you keep it."
        yield Complaint(f"There are signed heads in {place}, and their key {key} is gone.", hint)


def files() -> Iterator[Complaint]:
    """Look whether style sheet and fonts are in place."""
    if settings.IN_PRODUCTION and not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        yield Complaint("Style sheet and fonts are not in place.", "Run `handrail migrate`.")


def disk() -> Iterator[Complaint]:
    """Look how much room is left where we write."""
    database = _sqlite_file()
    seen: set[int] = set()
    for path in (settings.DATA, database.parent if database else settings.DATA, settings.LEDGER_HEADS):
        if not path.is_dir() or path.stat().st_dev in seen:
            continue
        seen.add(path.stat().st_dev)
        left = shutil.disk_usage(path).free
        if left < NEARLY_FULL:
            says = f"The disk of {path} is {'' if left < FULL else 'nearly '}full: {left // 1_000_000} MB are left."
            yield Complaint(says, "Make room: what cannot be written is refused.", unsafe=left < FULL)


CHECKS: tuple[Check, ...] = (folder, key_beside_the_data, heads, files, disk)
