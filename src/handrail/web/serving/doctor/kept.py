"""Look at what the database holds: its shape, no open secret in it, and no time later than that of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max, OuterRef, Subquery

from handrail.web import clock
from handrail.web.ledger.proof import chain
from handrail.web.people.signing_in.sealing import is_sealed, unseal
from handrail.web.serving.doctor.complaints import Check, Complaint

SEALED = {"totp": "secret", "recovery_codes": "seed"}
"""Where a second factor's secret stands in its row."""
LOOKED_AT = 50


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


def school() -> Iterator[Complaint]:
    """Look whether anybody could sign in."""
    if not apps.get_model("people", "School").objects.exists():
        yield Complaint("There is no school yet.", "Run `handrail setup`.", unsafe=False)


def secrets() -> Iterator[Complaint]:
    """Look for secrets that lie open in the database, and whether our key opens those that are sealed."""
    if apps.get_model("socialaccount", "SocialApp").objects.exists():
        hint = "Name the service in openid.toml, and delete the rows of socialaccount_socialapp."
        yield Complaint("The secret of a sign-in service lies open in the database.", hint)
    factors = apps.get_model("mfa", "Authenticator").objects.filter(type__in=SEALED).order_by("-pk")
    texts = [str(data.get(SEALED[sort], "")) for sort, data in factors.values_list("type", "data")[:LOOKED_AT]]
    if not all(is_sealed(text) for text in texts):
        yield Complaint("Secrets of second factors lie open in the database.", "Let these people set theirs up again.")
    elif texts and not any(_opens(text) for text in texts):
        hint = "Bring the old signing key back: without it nobody's second step works."
        yield Complaint("The signing key is not the one that sealed the second factors.", hint)


def _opens(text: str) -> bool:
    try:
        unseal(text)
    except InvalidToken:
        return False
    return True


def time() -> Iterator[Complaint]:
    """Look whether the clock is right: against the last entries of the ledger, and the clock of a database server."""
    behind: timedelta = settings.LEDGER_CLOCK_BEHIND
    last = _last_entry()
    if last and last > clock.now() + behind:
        says = f"The clock says {clock.now():%d/%m/%Y %H:%M}, and the ledger goes on to {last:%d/%m/%Y %H:%M} (UTC)."
        yield Complaint(says, "Put the clock of this machine right: until then nothing can be recorded.")
    apart = abs(_clock_of_the_database() - clock.now())
    if apart > behind:
        says = f"The clocks of this machine and of the database are {apart.total_seconds() / 60:.0f} minutes apart."
        yield Complaint(says, "Let both take the time from the same place (NTP).", unsafe=False)


def _last_entry() -> datetime | None:
    entry, stream = apps.get_model("ledger", "Entry"), apps.get_model("ledger", "Stream")
    newest = entry.objects.filter(stream=OuterRef("pk")).order_by("-n").values("at")[:1]
    last = stream.objects.filter(sort="general").aggregate(last=Max(Subquery(newest)))["last"]
    return datetime.strptime(last, chain.MOMENT).replace(tzinfo=UTC) if last else None


def _clock_of_the_database() -> datetime:
    if connection.vendor != "postgresql":
        return clock.now()  # a file has no clock of its own
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
        return found


CHECKS: tuple[Check, ...] = (school, secrets, time)
