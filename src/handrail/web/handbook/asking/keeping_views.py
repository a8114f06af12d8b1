"""The answers that somebody kept: list them, open one, send it to a colleague, delete it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.web.handbook.asking import access, comparing, operations, queries
from handrail.web.handbook.asking.forms import SendForm
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.asking.views import standing_for
from handrail.web.handbook.models import Edition
from handrail.web.people.access import school_for
from handrail.web.people.models import School

PAGE = 20


@require_POST
def keep(request: HttpRequest, school: str, word: str) -> HttpResponse:
    """Keep the answer to the question of this address."""
    place = school_for(request, school)
    standing, edition, _ = standing_for(request, place, word)
    answer = operations.keep(standing=standing, edition=edition, school=place, by=request.user)
    messages.success(request, "Your answer is kept. Only you can see it.")
    return redirect("asking:kept-answer", place.slug, answer.pk)


@require_safe
def listing(request: HttpRequest, school: str) -> HttpResponse:
    """Show somebody's own answers, and those that were sent to them."""
    place = school_for(request, school)
    found = KeptAnswer.objects.visible_to(request.user, place).select_related("person").defer("answer", "facts")
    page = Paginator(found.order_by("-kept_at", "pk"), PAGE).get_page(request.GET.get("page"))
    rows = [comparing.Row(answer) for answer in page]
    return render(request, "asking/kept_list.html", {"page": page, "rows": rows, "leads": queries.leads(place)})


@require_safe
def kept(request: HttpRequest, school: str, answer: UUID) -> HttpResponse:
    """Show one answer as it was given, and whether it would be different today."""
    place, found = _answer(request, school, answer)
    now = Edition.objects.visible_to(request.user, place).defer("text").in_force()
    context = {
        "kept": found,
        **comparing.page(found, now),
        "form": SendForm(recipients=queries.recipients(request.user, place)),
        "is_mine": found.person_id == request.user.pk,
        "may_delete": access.may_delete(request.user, found),
        "leads": queries.leads(place),
    }
    return render(request, "asking/kept.html", context)


@require_POST
def send(request: HttpRequest, school: str, answer: UUID) -> HttpResponse:
    """Give an answer to a colleague."""
    place, found = _answer(request, school, answer)
    form = SendForm(request.POST, recipients=queries.recipients(request.user, place))
    if form.is_valid():
        operations.send(answer=found, to=form.cleaned_data["to"], by=request.user)
        messages.success(request, f"{form.cleaned_data['to'].name} can read this answer now.")
    else:
        messages.error(request, "Choose to whom the answer goes.")
    return redirect("asking:kept-answer", place.slug, found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, school: str, answer: UUID) -> HttpResponse:
    """Ask once more, then delete an answer."""
    place, found = _answer(request, school, answer)
    access.may_delete(request.user, found).or_raise()
    if request.method != "POST":
        return render(request, "asking/delete.html", {"row": comparing.Row(found), "leads": queries.leads(place)})
    operations.delete(answer=found, by=request.user)
    messages.success(request, "The answer was deleted.")
    return redirect("asking:kept", place.slug)


def _answer(request: HttpRequest, school: str, key: UUID) -> tuple[School, KeptAnswer]:
    """Give an answer that this person may see; to everybody else there is none."""
    place = school_for(request, school)
    found = KeptAnswer.objects.visible_to(request.user, place).select_related("edition", "person", "school")
    return place, get_object_or_404(found.defer("edition__text"), pk=key)
