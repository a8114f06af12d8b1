"""Know a person by a token, on each request anew: the token, the roles, the limit, the second step, the scope."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.security import HttpBearer

from handrail.web import clock
from handrail.web.people.refusals import Refused
from handrail.web.people.signing_in.middleware import needs_second_factor
from handrail.web.people.tokens import operations
from handrail.web.people.tokens.models import Token
from handrail.web.people.tokens.scopes import Scope


class PersonalToken(HttpBearer):
    """Insist on a living token that is good for a scope; None asks for any token."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Give the token, and let the request be its owner's; None where there is none such."""
        digest = operations.digest_of(token)
        found = Token.objects.alive().select_related("person").filter(digest=digest).first()
        if found is None or not found.person.is_active:
            return None
        request.user = found.person
        if operations.count_use(token=found) > settings.API_REQUESTS_A_MINUTE:
            raise Throttled(wait=60 - int(clock.now().timestamp()) % 60)
        if needs_second_factor(request):
            raise Refused("Your role needs a second step. Sign in on the website and set it up.")
        if self.scope is not None and self.scope not in found.scopes:
            raise Refused(f"This token is not good for that: it needs the scope {self.scope}.")
        return found


def needing(scope: Scope | None = None) -> dict[str, Any]:
    """Give the words of an operation that a token of this scope opens; its document names the scope."""
    told = {"openapi_extra": {"x-scope": str(scope)}} if scope else {}
    return {"auth": PersonalToken(scope), **told}
