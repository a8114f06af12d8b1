"""Who may do what through the API: every operation, every role, by every method, at their own school and another."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.access.matrix import METHODS
from tests.web.api.rows import API_ROWS, OPEN, ApiRow, call, secret_of
from tests.web.cast import Cast, signed_in

from handrail.web import clock
from handrail.web.people.operations import record_leaver
from handrail.web.people.roles import TRUST_ROLES, Role
from handrail.web.people.terminal import TERMINAL
from handrail.web.people.tokens.models import Token
from handrail.web.people.tokens.scopes import Scope

GUARDED = [row for row in API_ROWS if row.name not in OPEN]
rows = pytest.mark.parametrize("row", GUARDED, ids=lambda row: row.name)


def code(response: object) -> str:
    return str(json.loads(response.content)["error"]["code"])  # type: ignore[attr-defined]


@rows
def test_every_role_may_at_home_and_nobody_elsewhere(row: ApiRow, cast: Cast) -> None:
    for role, person in cast.by_role.items():
        secret = secret_of(person, *Scope)
        assert call(row, secret, "ashgrove").status_code == 200, role
        if row.of_school:
            wanted = 200 if role in TRUST_ROLES else 404
            assert call(row, secret, "birchwood").status_code == wanted, role
            assert call(row, secret, "nowhere").status_code == 404


@rows
def test_without_a_living_token_nobody_may(row: ApiRow, cast: Cast) -> None:
    assert cast.eve is not None
    ended = secret_of(cast.carol, *Scope)
    Token.objects.update(ended_at=clock.now())
    for secret in (
        "",
        "x",
        "handrail_wrong",
        ended,
        secret_of(cast.carol, *Scope, days=-1),
        secret_of(cast.eve, *Scope),
    ):
        response = call(row, secret, "ashgrove")
        assert (response.status_code, code(response)) == (401, "no-token")
        assert response.headers["WWW-Authenticate"] == "Bearer"


@rows
def test_a_program_is_given_no_session(row: ApiRow, cast: Cast) -> None:
    before = Session.objects.count()
    response = call(row, secret_of(cast.ada, *Scope), "ashgrove")
    assert response.status_code == 200
    assert not response.cookies
    assert Session.objects.count() == before


@rows
def test_a_session_is_no_token(row: ApiRow, cast: Cast) -> None:
    url = reverse(row.name, args=["ashgrove"] if row.of_school else [])
    assert signed_in(cast.carol).generic(row.method, url).status_code == 401


@rows
def test_a_token_is_good_for_its_scopes_alone(row: ApiRow, cast: Cast) -> None:
    secret = secret_of(cast.carol, *(one for one in Scope if one != row.scope))
    response = call(row, secret, "ashgrove")
    assert response.status_code == (200 if row.scope is None else 403)
    assert row.scope is None or code(response) == "refused"


@pytest.mark.parametrize("row", API_ROWS, ids=lambda row: row.name)
def test_other_methods_are_refused_in_json(row: ApiRow, cast: Cast) -> None:
    secret = secret_of(cast.carol, *Scope)
    for method in set(METHODS) - {row.method, "HEAD"}:
        response = call(row, secret, "ashgrove", method)
        assert response.status_code == 405, method
        assert code(response) == "wrong-method"
        assert row.method in response.headers["Allow"]


def test_a_leaver_is_out_with_the_next_request(cast: Cast) -> None:
    secret = secret_of(cast.ada, *Scope)
    assert call(API_ROWS[0], secret).status_code == 200
    record_leaver(person=cast.ada, school=cast.school, by=TERMINAL)
    assert call(API_ROWS[0], secret).status_code == 401


def test_a_role_that_needs_a_second_step_is_closed_without_it(cast: Cast) -> None:
    secret = secret_of(cast.carol, *Scope)
    Authenticator.objects.filter(user=cast.carol).delete()
    response = call(API_ROWS[0], secret)
    assert response.status_code == 403
    assert "second step" in response.content.decode()


def test_too_many_requests_in_a_minute_are_turned_away(cast: Cast, settings: object) -> None:
    settings.API_REQUESTS_A_MINUTE = 3  # type: ignore[attr-defined]
    secret = secret_of(cast.ada, *Scope)
    with clock.frozen(clock.now().replace(second=20)) as hands:
        assert [call(API_ROWS[0], secret).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        refused = call(API_ROWS[0], secret)
        assert refused.headers["Retry-After"] == "40"
        assert code(refused) == "too-many"
        hands.advance(timedelta(seconds=40))
        assert call(API_ROWS[0], secret).status_code == 200


def test_no_such_address_is_json_too(cast: Cast) -> None:
    response = signed_in(None).get("/api/v1/nothing/here")
    assert (response.status_code, code(response)) == (404, "not-found")


@pytest.mark.filterwarnings("ignore")
def test_a_fault_of_ours_is_json_and_says_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret inside")

    monkeypatch.setattr("handrail.web.handbook.api.questions.reply", fail)
    ask = next(row for row in API_ROWS if row.name == "api:ask")
    response = call(ask, secret_of(cast.ada, *Scope), "ashgrove")
    assert (response.status_code, code(response)) == (500, "fault")
    assert "secret inside" not in response.content.decode()


@rows
def test_an_operation_asks_the_database_at_most_ten_times(row: ApiRow, cast: Cast) -> None:
    secret = secret_of(cast.by_role[Role.TRUST_OFFICER], *Scope)
    call(row, secret, "ashgrove")
    with CaptureQueriesContext(connection) as asked:
        call(row, secret, "ashgrove")
    assert len(asked) <= 10, "\n".join(one["sql"][:150] for one in asked.captured_queries)
