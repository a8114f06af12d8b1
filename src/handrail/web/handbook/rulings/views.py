"""Rulings: ask for one, read it, make it, let others read it, look at it again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from handrail.web.handbook.asking import comparing, queries
from handrail.web.handbook.asking.views import standing_for
from handrail.web.handbook.models import Edition
from handrail.web.handbook.rulings import access, operations, telling
from handrail.web.handbook.rulings.forms import NoteForm, PrecedentForm, RulingForm, UntilForm, typed
from handrail.web.handbook.rulings.models import Asked, Ruling
from handrail.web.people.access import school_for
from handrail.web.people.models import School

PAGE = 20


@require_POST
def ask(request: HttpRequest, school: str, word: str) -> HttpResponse:
    """Send the question of this address to whoever must agree."""
    place = school_for(request, school)
    standing, edition, _ = standing_for(request, place, word)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Your question was not sent: the note is too long.")
        return redirect(f"{request.path.removesuffix('ruling/')}?{standing.query}")
    note = form.cleaned_data["note"]
    asked = operations.ask_about(standing=standing, edition=edition, school=place, note=note, by=request.user)
    messages.success(request, f"Your question went to the {asked.get_to_display().lower()}.")
    return redirect("rulings:asked", place.slug, asked.pk)


@require_safe
def asked(request: HttpRequest, school: str, asked: UUID) -> HttpResponse:
    """Show one question to whoever asked it and whoever answers it."""
    place = school_for(request, school)
    found = get_object_or_404(Asked.objects.visible_to(request.user, place).in_full(), pk=asked)
    form = RulingForm(found) if not found.is_ruled and access.may_rule(request.user, found) else None
    return _asked_page(request, place, found, form)


@require_POST
def rule(request: HttpRequest, school: str, asked: UUID) -> HttpResponse:
    """Answer a question."""
    place = school_for(request, school)
    waiting = Asked.objects.to_be_ruled_by(request.user, place).in_full()
    found = get_object_or_404(waiting, pk=asked)
    form = RulingForm(found, request.POST)
    if found.is_ruled or not form.is_valid():
        return _asked_page(request, place, found, None if found.is_ruled else form)
    ruling = operations.rule(asked=found, by=request.user, **form.cleaned_data)
    messages.success(request, "Your ruling is made, and whoever asked is told.")
    return redirect("rulings:ruling", place.slug, ruling.pk)


@require_safe
def listing(request: HttpRequest, school: str) -> HttpResponse:
    """List the rulings that somebody may read, and the questions that wait."""
    place = school_for(request, school)
    found = Ruling.objects.visible_to(request.user, place).select_related("asked__answer", "ruled_by")
    page = Paginator(found.order_by("-ruled_at", "pk"), PAGE).get_page(request.GET.get("page"))
    waiting = Asked.objects.visible_to(request.user, place).waiting().select_related("answer").order_by("asked_at")
    context = {
        "page": page,
        "rows": [telling.tell(ruling, request.user) for ruling in page],
        "waiting": [(one, comparing.Row(one.answer)) for one in waiting[:PAGE]],
    }
    return render(request, "rulings/list.html", context)


@require_safe
def ruling(request: HttpRequest, school: str, ruling: UUID) -> HttpResponse:
    """Show one ruling; whoever made it can publish, prolong and end it here."""
    place = school_for(request, school)
    found = get_object_or_404(Ruling.objects.visible_to(request.user, place).in_full(), pk=ruling)
    return _ruling_page(request, place, found)


@require_POST
def publish(request: HttpRequest, school: str, ruling: UUID) -> HttpResponse:
    """Let everybody read a ruling."""
    place, found = _to_change(request, school, ruling)
    form = PrecedentForm(request.POST)
    if not form.is_valid():
        return _ruling_page(request, place, found, precedent=form)
    operations.publish(ruling=found, precedent=form.cleaned_data["precedent"], by=request.user)
    messages.success(request, "Everybody at the school can read this ruling now.")
    return redirect("rulings:ruling", place.slug, found.pk)


@require_POST
def prolong(request: HttpRequest, school: str, ruling: UUID) -> HttpResponse:
    """Let a ruling hold until another day."""
    place, found = _to_change(request, school, ruling)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return _ruling_page(request, place, found, until=form)
    operations.prolong(ruling=found, until=form.cleaned_data["until"], by=request.user)
    messages.success(request, "The ruling holds until that day.")
    return redirect("rulings:ruling", place.slug, found.pk)


@require_POST
def end(request: HttpRequest, school: str, ruling: UUID) -> HttpResponse:
    """End a ruling now."""
    place, found = _to_change(request, school, ruling)
    operations.end(ruling=found, by=request.user)
    messages.success(request, "The ruling has ended.")
    return redirect("rulings:ruling", place.slug, found.pk)


def _asked_page(request: HttpRequest, place: School, found: Asked, form: RulingForm | None) -> HttpResponse:
    now = Edition.objects.visible_to(request.user, place).defer("text").in_force()
    ruling = found.ruling if found.is_ruled else None
    context = {
        "asked": found,
        "form": form,
        "told_ruling": telling.tell(ruling, request.user) if ruling else None,
        "leads": queries.leads(place),
        **comparing.page(found.answer, now),
    }
    return render(request, "rulings/asked.html", context)


def _ruling_page(request: HttpRequest, place: School, found: Ruling, **forms: object) -> HttpResponse:
    shown = telling.tell(found, request.user)
    start = {"precedent": found.precedent or shown.suggestion}
    context = {
        "one": shown,
        "may_change": access.may_change(request.user, found),
        "precedent": PrecedentForm(initial=start),
        "until": UntilForm(initial={"until": typed(found.until)}),
        **forms,
    }
    return render(request, "rulings/ruling.html", context)


def _to_change(request: HttpRequest, school: str, key: UUID) -> tuple[School, Ruling]:
    """Give a ruling to somebody who may change it; to everybody else there is none."""
    place = school_for(request, school)
    return place, get_object_or_404(Ruling.objects.changed_by(request.user, place).in_full(), pk=key)
