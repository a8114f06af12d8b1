"""The page on which somebody makes, lists and ends their access tokens."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from handrail.web.people.signing_in.fresh import require_fresh_sign_in
from handrail.web.people.tokens import access, operations
from handrail.web.people.tokens.forms import TokenForm
from handrail.web.people.tokens.models import Token

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's own tokens and make another; the secret of a new one is shown here, once."""
    may_make = access.may_make_token(request.user)
    form = TokenForm(request.POST or None)
    if request.method == "POST":
        may_make.or_raise()
        if form.is_valid():
            require_fresh_sign_in(request)
            token, secret = operations.make_token(**form.cleaned_data, by=request.user)
            return render(request, "tokens/made.html", {"token": token, "secret": secret})
    own = Token.objects.visible_to(request.user).select_related("use").order_by("-made_at")[:SHOWN]
    return render(request, "tokens/list.html", {"tokens": own, "form": form, "may_make": may_make})


@require_POST
def end(request: HttpRequest, token: UUID) -> HttpResponse:
    """End one of one's own tokens; no fresh sign-in, for whoever fears for a token should be quick."""
    own = get_object_or_404(Token.objects.visible_to(request.user), pk=token)
    operations.end_token(token=own, by=request.user)
    messages.success(request, "The token has ended. A program that shows it is turned away from now on.")
    return redirect("people:tokens")
