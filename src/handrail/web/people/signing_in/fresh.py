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
    if not settings.SECOND_FACTOR_REQUIRED:
        return
    oldest = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    if not any(record["at"] >= oldest for record in get_authentication_records(request, request.user)):
        raise ReauthenticationRequired
