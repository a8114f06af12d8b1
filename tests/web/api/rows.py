"""The API's part of the permission matrix: each operation, the scope that it wants, and who may."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from handrail.web import clock
from handrail.web.people.models import Person
from handrail.web.people.tokens.models import Token, Use
from handrail.web.people.tokens.operations import digest_of
from handrail.web.people.tokens.scopes import Scope


@dataclass(frozen=True)
class ApiRow:
    """One operation; everybody of the school may, with a token of the scope."""

    name: str
    method: str
    scope: Scope | None
    of_school: bool = True
    body: dict[str, Any] = field(default_factory=dict)


API_ROWS = (
    ApiRow("api:read_token", "GET", None, of_school=False),
    ApiRow("api:list_policies", "GET", Scope.READ_POLICIES, of_school=False),
    ApiRow("api:read_policy", "GET", Scope.READ_POLICIES),
    ApiRow("api:ask", "POST", Scope.ASK, body={"action": "connect", "with": "pupil"}),
    ApiRow("api:find_pathway", "POST", Scope.ASK, body={"event": "data-breach"}),
    ApiRow("api:list_answers", "GET", Scope.READ_ANSWERS),
    ApiRow("api:list_rulings", "GET", Scope.READ_RULINGS),
    ApiRow("api:list_signatures", "GET", Scope.READ_SIGNATURES),
    ApiRow("api:document", "GET", None, of_school=False),
)
OPEN = ("api:document",)
"""What needs no token."""


def secret_of(person: Person, *scopes: str, days: int = 30) -> str:
    """Give somebody a token, whether or not they may make one, and its secret."""
    secret = f"handrail_test_{person.pk}_{'_'.join(scopes)}_{days}"
    made = clock.now() - timedelta(days=60)
    token = Token.objects.create(
        person=person,
        name="A program",
        scopes=list(scopes),
        digest=digest_of(secret),
        made_at=made,
        expires_at=clock.now() + timedelta(days=days),
    )
    Use.objects.create(token=token)
    return secret


def call(row: ApiRow, secret: str, school: str = "", method: str = "") -> HttpResponse:
    """Put one operation to the API as a program does."""
    url = reverse(row.name, args=[school] if row.of_school else [])
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
    return browser.generic(
        method or row.method, url, json.dumps(row.body), content_type="application/json", headers=headers
    )
