"""Read settings from the environment, and say in a sentence what is wrong with one.

Every setting is a variable that begins with HANDRAIL_, and DATABASE_URL. `docs/reference/settings.md` lists them.
"""

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MODES = ("production", "development", "demo")

# The only list of what SQLite is told. Not `trusted_schema=OFF`: it refuses JSON_VALID, and with it every JSONField.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;"
)


def text(name: str, default: str = "") -> str:
    """Give one variable, without the blanks around it."""
    return os.environ.get(name, default).strip()


def mode() -> str:
    """Say how Handrail runs here: production, unless somebody says otherwise."""
    chosen = text("HANDRAIL_MODE", "production")
    if chosen not in MODES:
        raise ImproperlyConfigured(f"HANDRAIL_MODE is {chosen!r}; it can be: {', '.join(MODES)}.")
    return chosen


def secret_key(data: Path) -> str:
    """Give the signing key: from the environment, or from the file that `handrail setup` wrote."""
    given = text("HANDRAIL_SECRET_KEY")
    if given:
        return given
    kept = data / "secret-key"
    return kept.read_text(encoding="ascii").strip() if kept.is_file() else ""


def database(data: Path) -> dict[str, object]:
    """Give Django's settings for the database: DATABASE_URL, or a SQLite file in the data folder."""
    url = text("DATABASE_URL")
    if not url:
        return sqlite(str(data / "handrail.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path) or ":memory:")
    if parts.scheme in {"postgres", "postgresql"}:
        return postgresql(url)
    raise ImproperlyConfigured(f"DATABASE_URL begins with {parts.scheme!r}; it can be: postgresql, sqlite.")


def sqlite(name: str) -> dict[str, object]:
    """Give the settings for one SQLite file."""
    return {
        "ENGINE": "handrail.web.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def postgresql(url: str) -> dict[str, object]:
    """Give the settings for PostgreSQL; a socket's folder stands in `?host=`, as libpq has it."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # A new connection costs 5 ms: keep it, and look whether it still lives before each request.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def openid_file(data: Path) -> Path:
    """Say which file names the providers of single sign-on."""
    return Path(text("HANDRAIL_OPENID") or data / "openid.toml")


def openid_providers(data: Path) -> list[dict[str, Any]]:
    """Read who may vouch for people besides us: the `[[provider]]` tables of `openid.toml` in the data folder."""
    file = openid_file(data)
    if not file.is_file():
        return []
    given = tomllib.loads(file.read_text(encoding="utf-8")).get("provider", [])
    for provider in given:
        missing = {"id", "name", "server", "client_id", "secret", "domains"} - set(provider)
        if missing:
            raise ImproperlyConfigured(f"{file}: a [[provider]] has no {', '.join(sorted(missing))}.")
    return list(given)


def mail(url: str) -> dict[str, object]:
    """Give Django's settings for mail: smtp://name:password@host:587 (or smtps), or a folder as file:///var/mail-out."""
    parts = urlsplit(url)
    if not url:
        return {"MAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "file":
        return {
            "MAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured(f"HANDRAIL_MAIL begins with {parts.scheme!r}; it can be: smtp, smtps, file.")
    return {
        "MAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        # A server on this machine, as in a test, has no certificate to show.
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in {"127.0.0.1", "localhost"},
        "EMAIL_TIMEOUT": 20,
    }
