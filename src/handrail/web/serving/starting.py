"""What every command of the web app does first: settings, Django, and in production the doctor."""

from __future__ import annotations

import os

import click
import django
from django.conf import settings
from django.core.management import call_command

from handrail.web.serving.doctor import examine


def start_django() -> None:
    """Read the settings and let the apps register."""
    os.umask(0o077)  # what we write is for nobody else on this machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
    django.setup()


def refuse_if_unsafe(*, notes: bool = True) -> None:
    """In production, say what is unsafe and stop; what is only missing is said, if it is not said already."""
    complaints = examine(starting=True) if settings.IN_PRODUCTION else []
    for complaint in complaints if notes else [one for one in complaints if one.unsafe]:
        click.echo(f"{'Unsafe' if complaint.unsafe else 'Note'}: {complaint.says} {complaint.hint}", err=True)
    if any(complaint.unsafe for complaint in complaints):
        raise click.ClickException("Handrail does not start until this is put right. `handrail doctor` shows it again.")


def migrate(*, quiet: bool = False) -> None:
    """Bring the database to the shape that this version needs, and in production put style sheet and fonts in place."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    call_command("migrate", verbosity=0 if quiet else 1, interactive=False)
    call_command("createcachetable", verbosity=0)
    if settings.IN_PRODUCTION:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
