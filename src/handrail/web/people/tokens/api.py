"""What a program can ask about its own token: whose it is, what it is good for, and which schools it reaches."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from handrail.web.people.models import School
from handrail.web.people.tokens.bearer import needing
from handrail.web.problems import PROBLEMS

router = Router(tags=["Your token"])


class SchoolNamed(Schema):
    """One school that the owner of the token belongs to."""

    slug: str
    name: str


class TokenShown(Schema):
    """The token with which this was asked."""

    owner: str
    name: str
    scopes: list[str]
    expires_at: datetime
    schools: list[SchoolNamed]


@router.get(
    "/token",
    operation_id="read_token",
    summary="Say whose token this is, what it is good for, and which schools it reaches",
    response={200: TokenShown, **PROBLEMS},
    **needing(),
)
def read_token(request: HttpRequest) -> dict[str, Any]:
    """Show the token that was sent; its secret is in no answer."""
    token = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    schools = School.objects.visible_to(request.user).order_by("name")
    return {
        "owner": request.user.name,
        "name": token.name,
        "scopes": token.scopes,
        "expires_at": token.expires_at,
        "schools": list(schools.values("slug", "name")),
    }
