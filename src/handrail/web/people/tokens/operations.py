"""Make and end access tokens, and count how often one is used."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Case, F, Value, When

from handrail.web import clock
from handrail.web.ledger.operations import record
from handrail.web.people.models import Person
from handrail.web.people.tokens import access
from handrail.web.people.tokens.models import Token, Use
from handrail.web.people.tokens.scopes import Scope

PREFIX = "handrail_"
"""So that a scanner for secrets knows one when somebody puts it where it does not belong."""


@transaction.atomic
def make_token(*, name: str, scopes: Collection[str], days: int, by: Person) -> tuple[Token, str]:
    """Make a token, and give its secret, which is kept nowhere: this is the one time that it can be shown."""
    access.may_make_token(by).or_raise()
    secret = PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    token = Token.objects.create(
        person=by,
        name=name,
        scopes=[str(Scope(one)) for one in scopes],
        digest=digest_of(secret),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    Use.objects.create(token=token)
    _record("tokens.token-made", token, by, until=token.expires_at.astimezone(clock.LONDON).date())
    return token, secret


@transaction.atomic
def end_token(*, token: Token, by: Person) -> Token:
    """End a token: it is dead with the next request. One that has ended stays as it is."""
    access.may_end_token(by, token).or_raise()
    if Token.objects.filter(pk=token.pk, ended_at__isnull=True).update(ended_at=clock.now()):
        _record("tokens.token-ended", token, by)
    token.refresh_from_db()
    return token


def count_use(*, token: Token) -> int:
    """Count one use, and give how many there were in this minute: one row, and one UPDATE, for all processes."""
    now = clock.now()
    minute = int(now.timestamp()) // 60
    used = Case(When(minute=minute, then=F("used") + 1), default=Value(1))
    with transaction.atomic():
        Use.objects.filter(token=token).update(used=used, minute=minute, last_at=now)
        return Use.objects.values_list("used", flat=True).get(token=token)


def digest_of(secret: str) -> str:
    """Give what is kept of a secret; it is random and long, so that nothing slower than SHA-256 is needed."""
    return sha256(secret.encode()).hexdigest()


def _record(kind: str, token: Token, by: Person, **facts: object) -> None:
    """Record it wherever its owner holds a role, for there the token opens something."""
    places = {held.place.pk: held for held in by.holdings_today}
    for _, held in sorted(places.items()):
        record(kind, about=token, by=by, school=held.school, trust=held.trust, facts=facts)
