"""What must not be possible through the API, one small try each; `probes` runs them with the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection, transaction
from tests.web.access import handbook_rows
from tests.web.access.asking import watch
from tests.web.api.rows import API_ROWS, OPEN, ApiRow, call, secret_of
from tests.web.cast import Cast
from tests.web.handbook.making import hartest, in_force, publish, sign, with_document

from handrail.web import clock
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.tokens.models import Token
from handrail.web.people.tokens.scopes import Scope

GUARDED = [row for row in API_ROWS if row.name not in OPEN]
BY_NAME = {row.name: row for row in API_ROWS}
Probe = Callable[[Cast], None]


class Undo(Exception):
    """Takes back what a probe did."""


def undone(probe: Probe) -> Probe:
    """Take back what a probe did."""

    def inner(cast: Cast) -> None:
        with suppress(Undo), transaction.atomic():
            probe(cast)
            raise Undo

    return inner


def _listed(cast: Cast, name: str, person: Person | None) -> list[dict[str, Any]]:
    assert person is not None
    Token.objects.filter(person=person).delete()
    return list(json.loads(call(BY_NAME[name], secret_of(person, *Scope), "ashgrove").content))


def _row(row: ApiRow) -> Probe:
    """Put one operation to the API: with a right token here and elsewhere, and with every sort of wrong one."""

    def probe(cast: Cast) -> None:
        assert cast.eve is not None
        secret, written = secret_of(cast.carol, *Scope), set[str]()
        with connection.execute_wrapper(watch(written)):
            assert call(row, secret, "ashgrove").status_code == 200
        assert not {one for one in written if "every school" in one}, written
        if row.of_school:
            assert call(row, secret, "birchwood").status_code == 404
        others = secret_of(cast.carol, *(one for one in Scope if one != row.scope), days=20)
        assert call(row, others, "ashgrove").status_code == (200 if row.scope is None else 403)
        for wrong in ("", "handrail_wrong", secret_of(cast.carol, *Scope, days=-1), secret_of(cast.eve, *Scope)):
            assert call(row, wrong, "ashgrove").status_code == 401
        Token.objects.filter(person=cast.carol).update(ended_at=clock.now())
        assert call(row, secret, "ashgrove").status_code == 401

    return undone(probe)


def _second_step(cast: Cast) -> None:
    secret = secret_of(cast.carol, *Scope)
    Authenticator.objects.filter(user=cast.carol).delete()
    assert call(GUARDED[0], secret).status_code == 403


def _limit(cast: Cast) -> None:
    secret = secret_of(cast.ada, *Scope)
    before = settings.API_REQUESTS_A_MINUTE
    settings.API_REQUESTS_A_MINUTE = 1
    try:
        with clock.frozen(clock.now()):
            assert [call(GUARDED[0], secret).status_code for _ in range(2)] == [200, 429]
    finally:
        settings.API_REQUESTS_A_MINUTE = before


def _own_schools(cast: Cast) -> None:
    """A list of all one's schools has no other."""
    told = json.dumps([_listed(cast, "api:list_policies", cast.carol)])
    assert "ashgrove" in told
    assert "birchwood" not in told
    Token.objects.filter(person=cast.carol).delete()
    assert b"birchwood" not in call(BY_NAME["api:read_token"], secret_of(cast.carol)).content


def _own_policy(cast: Cast) -> None:
    """A newer edition at the other school does not show here."""
    digest = in_force(cast.school).digest
    publish(cast.other, hartest(ban_until=17))
    Token.objects.filter(person=cast.carol).delete()
    secret = secret_of(cast.carol, *Scope)
    for name in ("api:read_policy", "api:ask", "api:find_pathway"):
        assert digest.encode() in call(BY_NAME[name], secret, "ashgrove").content


def _own_records(cast: Cast) -> None:
    """Somebody's answers, a ruling that is not published, and who has signed are not for everybody."""
    ruling = handbook_rows.rule(cast, handbook_rows.ask(cast, cast.ada, cast.school))
    with_document(in_force(cast.school))
    sign(cast.ada, cast.school)
    assert _listed(cast, "api:list_answers", cast.ada)
    assert str(ruling.pk) in json.dumps(_listed(cast, "api:list_rulings", cast.ada))
    assert _listed(cast, "api:list_signatures", cast.ada)
    ben = cast.by_role[Role.VOLUNTEER]
    assert [_listed(cast, f"api:list_{what}", ben) for what in ("answers", "rulings", "signatures")] == [[], [], []]


PROBES: dict[str, Probe] = {
    **{row.name: _row(row) for row in GUARDED},
    "api: second step": undone(_second_step),
    "api: limit": undone(_limit),
    "api: own schools": undone(_own_schools),
    "api: own policy": undone(_own_policy),
    "api: own records": undone(_own_records),
}
