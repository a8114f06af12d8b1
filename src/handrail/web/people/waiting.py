"""What an app says is waiting for a person: `home` asks each app's `waiting(person)` and shows all together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse

from handrail.web.people.models import Person, School


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing for this person to do."""

    title: str
    says: str
    url: str
    school: School | None = None


def waiting(person: Person) -> Iterator[Waiting]:
    """Remind whoever has a second factor of recovery codes: without them a lost phone locks them out."""
    if not (settings.SECOND_FACTOR_REQUIRED and person.is_privileged):
        return
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).exists():
        title = "Make your recovery codes"
        yield Waiting(title, "If you lose your phone they are the way back in.", reverse("mfa_generate_recovery_codes"))
