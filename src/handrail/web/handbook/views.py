"""Read the policy that is in force, and put one in force."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods, require_safe

from handrail.web.handbook import access, operations, reading
from handrail.web.handbook.forms import AdoptForm
from handrail.web.keeping import kept_page
from handrail.web.people.access import school_for
from handrail.web.people.signing_in.fresh import require_fresh_sign_in


@require_safe
def read(request: HttpRequest, school: str) -> HttpResponse:
    """Show the edition in force, whole or only the clauses in which some words occur."""
    place = school_for(request, school)
    # The text is large and the drawn page is kept: it is read from the database only where there is none yet.
    edition = reading.in_force(place)
    may_adopt = bool(access.may_adopt(request.user, place))
    if edition is None:
        return render(request, "handbook/read.html", {"edition": None, "may_adopt": may_adopt})
    page, full = reading.page(edition), "full" in request.GET
    sought = Truncator(request.GET.get("q", "").strip()).chars(100)
    context = {"edition": edition, "policy": page.policy, "may_adopt": may_adopt, "sought": sought, "full": full}
    if sought:
        found = reading.search(page, sought)
        drawn = reading.draw(page.policy, found, full=True)
        return render(request, "handbook/read.html", {**context, "found": len(found), "clauses": drawn})
    context["clauses"] = page.full if full else page.short
    return kept_page(request, "handbook/read.html", context, key=(edition.pk, may_adopt, full))


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, school: str) -> HttpResponse:
    """Put one of the built-in policies in force."""
    place = school_for(request, school)
    access.may_adopt(request.user, place).or_raise()
    form = AdoptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        require_fresh_sign_in(request)
        operations.adopt(school=place, by=request.user, **form.chosen())
        messages.success(request, "The policy is in force.")
        return redirect("handbook:read", place.slug)
    return render(request, "handbook/adopt.html", {"form": form})
