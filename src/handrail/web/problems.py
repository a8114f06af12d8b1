"""What the API says when it cannot do what was asked: always JSON, always of one form.

The middleware turns the error pages of everything around the API (no such address, a wrong method, a fault) into it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja import Schema

PLACE = "/api/"
SAID = {
    400: ("bad-request", "The request could not be read.", "Send JSON."),
    401: ("no-token", "There is no valid token with this.", "Send `Authorization: Bearer` and a token that works."),
    403: ("refused", "You may not do this.", ""),
    404: ("not-found", "There is nothing at this address.", ""),
    405: ("wrong-method", "This address does not know that method.", ""),
    429: ("too-many", "That was too often.", "Wait as many seconds as `Retry-After` says."),
    500: (
        "fault",
        "Something went wrong with Handrail itself.",
        "Try again; if it stays, tell whoever looks after it.",
    ),
}


class Fault(Schema):
    """What is wrong, for a program and for a person."""

    code: str
    message: str
    hint: str


class Problem(Schema):
    """The answer in place of what was asked for."""

    error: Fault


PROBLEMS = dict.fromkeys((400, 401, 403, 404, 422, 429, 500), Problem)
"""What every operation can answer besides what it is for."""


def problem(status: int, code: str = "", message: str = "", hint: str | None = None) -> HttpResponse:
    """Make the answer; what is not given is what is usually said under this status."""
    usual = SAID.get(status, ("error", HTTPStatus(status).phrase, ""))
    said = {"code": code or usual[0], "message": message or usual[1], "hint": usual[2] if hint is None else hint}
    return HttpResponse(json.dumps({"error": said}), status=status, content_type="application/json")


def in_json(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let every error under the API's address be JSON, with the headers that it came with."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        told = response.headers.get("Content-Type", "").startswith("application/json")
        if not request.path_info.startswith(PLACE) or response.status_code < HTTPStatus.BAD_REQUEST or told:
            return response
        ours = problem(response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                ours.headers[name] = response.headers[name]
        return ours

    return middleware
