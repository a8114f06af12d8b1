"""What every answer tells the browser, errors and files included: this middleware stands outside all others."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def policy() -> str:
    """Give the content security policy: everything is ours, nothing is inline.

    A form may lead to a provider of single sign-on, for the browser counts the redirect that follows as part of it.
    """
    providers = sorted({"{0.scheme}://{0.netloc}".format(urlsplit(one["server"])) for one in settings.OPENID_PROVIDERS})
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
            "manifest-src 'self'",
            " ".join(["form-action 'self'", *providers]),
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the headers on every answer."""
    headers = {
        "Content-Security-Policy": policy(),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        # Pages show what only one person may see; the machine may be shared.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
