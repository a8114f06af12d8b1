"""The peer: bare Django with its defaults, showing the same policy to the same signed-in staff with the same template.

It does less than Handrail: no school, no roles, no second factor, no headers of its own, and the policy is in memory.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

import handrail.web
from handrail import policies
from handrail.engine import load

HERE = Path(__file__).parent
FOLDER = os.environ["PEER_FOLDER"]
HOST = os.environ.get("PEER_POSTGRESQL", "")
DATABASE = (
    {"ENGINE": "django.db.backends.postgresql", "NAME": "peer", "USER": "postgres", "HOST": HOST}
    if HOST
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{FOLDER}/peer.sqlite3"}
)
D = "django.contrib."
settings.configure(
    SECRET_KEY="a key for a bench alone",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[D + "auth", D + "contenttypes", D + "sessions", D + "messages"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        D + "sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        D + "auth.middleware.AuthenticationMiddleware",
        D + "messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [
                HERE,
                *(Path(handrail.web.__file__).parent / name for name in ("templates", "handbook/templates")),
            ],
            "OPTIONS": {
                "builtins": ["handrail.web.components"],
                "context_processors": [
                    "django.template.context_processors.request",
                    D + "auth.context_processors.auth",
                    D + "messages.context_processors.messages",
                ],
            },
        }
    ],
    DATABASES={"default": DATABASE},
)
application = get_wsgi_application()
POLICY = load(policies.find("hartest"), laws=policies.laws())


@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Show the policy."""
    return render(request, "peer.html", {"policy": POLICY, "clauses": TOLD})


urlpatterns = [path("policy/", read)]

from handrail.web.handbook.wording import tell  # noqa: E402  # after Django is ready

TOLD = tell(POLICY)
