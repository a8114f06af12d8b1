"""Who makes and ends access tokens."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings

from handrail.web.people.models import Person
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.tokens.models import Token


def may_make_token(person: Person) -> Allowed | Refusal:
    """Say who makes a token: whoever has a second step, for a token must be no easier to get than a session."""
    has_second_step = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP)
    return only_if(
        not settings.SECOND_FACTOR_REQUIRED or has_second_step.exists(),
        "Set up codes from your phone first: a token can be made only by somebody who signs in with a second step.",
    )


def may_end_token(person: Person, token: Token) -> Allowed | Refusal:
    """Say who ends a token: its owner."""
    return only_if(token.person_id == person.pk, "Only the owner of a token can end it.")
