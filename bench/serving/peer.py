"""The peer: bare Django with its defaults, showing the same policy to the same signed-in staff with the same template.

It does less than Handrail: no school, no roles, no second factor, no headers of its own, and the policy is in memory.
Who signs is asked nothing that could be answered wrongly, and the audit is a row that anybody could change.
"""

from __future__ import annotations

import os
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

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
    INSTALLED_APPS=[D + "auth", D + "contenttypes", D + "sessions", D + "messages", "bench.serving.signbook"],
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


ANSWERS = [(word, word) for word in ("prohibited", "advised-against", "conditional", "permitted")]


class SignForm(forms.Form):
    """As many fields as Handrail's form has."""

    answer1, answer2, answer3 = (forms.ChoiceField(choices=ANSWERS, widget=forms.RadioSelect) for _ in range(3))
    read = forms.BooleanField()


@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Show the policy."""
    return render(request, "peer.html", {"policy": POLICY, "clauses": TOLD})


@login_required
def sign(request: HttpRequest) -> HttpResponse:
    """Ask, and write a signature and an audit row in one transaction."""
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            now = timezone.now()
            signed = Signature.objects.create(user=request.user, edition=POLICY.id, signed_at=now)
            Audit.objects.create(user=request.user, did=f"signed {POLICY.id}", done_at=now)
        return redirect(f"/policy/signed/{signed.pk}/")
    return render(request, "peer_form.html", {"policy": POLICY, "form": form})


@login_required
def signed(request: HttpRequest, key: int) -> HttpResponse:
    """Show what was signed."""
    found = Signature.objects.get(pk=key, user=request.user)
    return render(request, "peer_form.html", {"policy": POLICY, "signature": found})


urlpatterns = [path("policy/", read), path("policy/sign/", sign), path("policy/signed/<int:key>/", signed)]

from bench.serving.signbook.models import Audit, Signature  # noqa: E402  # after Django is ready

from handrail.web.handbook.wording import tell  # noqa: E402

TOLD = tell(POLICY)
