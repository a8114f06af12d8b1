"""Look at what was set up: keys, the address, mail, who else vouches for people, switches that are for tests."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from handrail.web import environment
from handrail.web.serving.doctor.complaints import Check, Complaint


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


CHECKS: tuple[Check, ...] = (secret, address, mail, single_sign_on, switches)
