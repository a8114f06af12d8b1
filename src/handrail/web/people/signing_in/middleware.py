"""What stands before every page for whoever is signed in: how long a session lasts, and the second factor."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve

from handrail.web import clock
from handrail.web.people.signing_in.passwords import LaneIsFull

Answer = Callable[[HttpRequest], HttpResponse]

# The time of the last page is written at most once in so many seconds, for each write costs more than the page. A
# session may so end up to five minutes before its hour is over, never after.
SEEN_EVERY = 300

# What somebody who still needs a second factor may use.
WITHOUT_SECOND_FACTOR = frozenset({
    "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "account_reauthenticate", "account_logout",
})  # fmt: skip


def session_limits(get_response: Answer) -> Answer:
    """End a session that was left alone for an hour, or that is twelve hours old."""

    def middleware(request: HttpRequest) -> HttpResponse:
        now = int(clock.now().timestamp())
        if not request.user.is_authenticated:
            response = get_response(request)
            # Signed in just now: what is written anyway says since when. Who came with a token has no session.
            if SESSION_KEY in request.session:
                _times(request, now)
            return response
        begun, seen = _times(request, now)
        if now - seen > settings.SESSION_IDLE.total_seconds() or now - begun > settings.SESSION_LONGEST.total_seconds():
            logout(request)
            messages.info(
                request, "You were signed out because you were away, or signed in for very long. Please sign in again."
            )
            return redirect(settings.LOGIN_URL)
        if now - seen >= SEEN_EVERY:
            request.session["seen"] = now
        return get_response(request)

    return middleware


def _times(request: HttpRequest, now: int) -> tuple[int, int]:
    """Give when the session began and when it was last used; both are now where nothing is noted yet."""
    return request.session.setdefault("begun", now), request.session.setdefault("seen", now)


def second_factor(get_response: Answer) -> Answer:
    """Lead whoever holds a privileged role to set up a second factor, and nowhere else until it is there."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if needs_second_factor(request) and resolve(request.path_info).url_name not in WITHOUT_SECOND_FACTOR:
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware


def busy_lane(get_response: Answer) -> Answer:
    """Say so where too many people sign in at this moment, and when to try again."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, LaneIsFull):
            return None
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = "20"
        return response

    middleware.process_exception = process_exception  # type: ignore[attr-defined]  # Django looks for it there
    return middleware


def needs_second_factor(request: HttpRequest) -> bool:
    """Say whether a second factor is still missing that a role of this person requires."""
    person = request.user
    if not (settings.SECOND_FACTOR_REQUIRED and person.is_authenticated and person.is_privileged):
        return False
    return not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
