"""Ask again who somebody is before a deed that a stolen session must not do; once in five minutes is enough.

allauth keeps the form that was sent, asks, and then sends it on as it was.
"""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest

from handrail.web import clock


def require_fresh_sign_in(request: HttpRequest) -> None:
    """Go on where somebody signed in just now; else lead to the page that asks for the password or a code."""
    if settings.SECOND_FACTOR_REQUIRED and not signed_in_just_now(request):
        raise ReauthenticationRequired


def signed_in_just_now(request: HttpRequest) -> bool:
    """Say whether somebody showed who they are within the last five minutes."""
    oldest = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["at"] >= oldest for record in get_authentication_records(request, request.user))
