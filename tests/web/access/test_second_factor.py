"""Whoever holds a privileged role and has no second factor yet gets to no page but those that set one up (I-19).

For every such role, at every address of the resolver, and through the API; and nothing takes the factor away again.
"""

from __future__ import annotations

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from tests.web.access import guards
from tests.web.access.matrix import ROWS, SIGN_IN_ROWS, Row
from tests.web.api.rows import API_ROWS, OPEN, call, secret_of
from tests.web.cast import Cast, signed_in

from handrail.web.people.roles import PRIVILEGED_ROLES, Role
from handrail.web.people.signing_in import middleware
from handrail.web.people.signing_in.middleware import WITHOUT_SECOND_FACTOR
from handrail.web.people.tokens.scopes import Scope

SET_UP = reverse("mfa_activate_totp")
ROLES = sorted(PRIVILEGED_ROLES)


def without(cast: Cast, *roles: Role) -> dict[Role, Client]:
    """Give a browser for each role, in which somebody is signed in who has no second factor."""
    Authenticator.objects.all().delete()
    return {role: signed_in(cast.by_role[role]) for role in roles}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_no_page_opens_without_it(row: Row, cast: Cast) -> None:
    url = reverse(row.name, args=row.arguments(cast, cast.school))
    browsers = without(cast, *ROLES)
    for role, browser in browsers.items():
        assert browser.get(url).headers.get("Location") == SET_UP, role
    assert browsers[Role.HEAD].post(url).headers.get("Location") == SET_UP


def test_of_signing_in_only_what_sets_it_up_opens(cast: Cast) -> None:
    browser = without(cast, Role.HEAD)[Role.HEAD]
    for row in SIGN_IN_ROWS:
        goal = browser.get(reverse(row.name, args=row.arguments)).headers.get("Location")
        assert (goal == SET_UP) is (row.name not in WITHOUT_SECOND_FACTOR), row.name


@pytest.mark.parametrize("role", ROLES)
def test_no_token_opens_anything_without_it(role: Role, cast: Cast) -> None:
    without(cast)
    secret = secret_of(cast.by_role[role], *Scope)
    for row in API_ROWS:
        if row.name not in OPEN:
            assert call(row, secret, "ashgrove").status_code == 403, row.name


@pytest.mark.parametrize("role", list(Role))
def test_it_cannot_be_taken_away_again(role: Role, cast: Cast) -> None:
    person = cast.by_role[role]
    one = Authenticator(user=person, type=Authenticator.Type.TOTP)
    assert get_adapter().can_delete_authenticator(one) is (role not in PRIVILEGED_ROLES)


def test_it_is_asked_for_in_two_places_alone() -> None:
    """Pages and programs both come through `needs_second_factor`: one rule, and no other."""
    asked_by = {
        f"{module.__name__.removeprefix('handrail.web.')}.{one.__name__}"
        for module in guards.modules()
        for one in guards.functions(module)
        if "needs_second_factor" in guards.names_in(one)
    }
    assert asked_by == {"people.signing_in.middleware.second_factor", "people.tokens.bearer.authenticate"}
    assert middleware.needs_second_factor
