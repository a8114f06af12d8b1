"""The Ask page while somebody types: a script sends the words to the page's own address and shows what comes back.

No other page speaks to the server from a script, so no other page may. What this one may beyond them is one line.
"""

from __future__ import annotations

from django.http import HttpResponse

CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "connect-src 'self'",
    ]
)
"""What every page is told (`handrail.web.headers`), and the last line. A test holds the two side by side."""


def may_send(response: HttpResponse) -> HttpResponse:
    """Let the script of a page send to us, and to nobody else."""
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    return response
