"""The pages of a roster: send a file, say what its columns are, see what would change, have it written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.web.people.access import school_for
from handrail.web.people.models import School
from handrail.web.people.rosters import access, operations, queries, sealing
from handrail.web.people.rosters.file.columns import COLUMNS
from handrail.web.people.rosters.file.reading import read
from handrail.web.people.rosters.forms import BeginForm, ColumnsForm, FileForm
from handrail.web.people.rosters.models import Roster
from handrail.web.people.rosters.planning import making
from handrail.web.people.rosters.states import State
from handrail.web.people.signing_in.fresh import require_fresh_sign_in

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def rosters(request: HttpRequest, school: str) -> HttpResponse:
    """Show the files that were sent, and take another one."""
    place = school_for(request, school)
    access.may_import(request.user, place).or_raise()
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = operations.receive(
            school=place, sort=form.cleaned_data["sort"], content=form.cleaned_data["file"], by=request.user
        )
        return redirect("people:roster-columns", place.slug, sent.pk)
    earlier = Roster.objects.visible_to(request.user, place).exclude(state=State.DISCARDED)
    earlier = earlier.select_related("sent_by").defer("file", "report").order_by("-sent_at")
    page = Paginator(earlier, PAGE).get_page(request.GET.get("page"))
    return render(request, "rosters/list.html", {"form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, school: str, roster: UUID) -> HttpResponse:
    """Ask which column is which, and work out what the file would change."""
    place, sent = _roster(request, school, roster)
    if sent.file is None:
        return redirect("people:roster", place.slug, sent.pk)
    table = read(sealing.take(sent.file, sent.pk))
    remembered = queries.remembered(place, sent.sort)
    form = ColumnsForm(request.POST or None, sort=sent.sort, table=table, remembered=remembered)
    if request.method == "POST" and form.is_valid():
        everybody = form.cleaned_data["lists_everybody"] == "yes"
        words: dict[str, Any] = {"chosen": form.chosen(), "lists_everybody": everybody, "by": request.user}
        plan = making.make(school=place, sort=sent.sort, table=table, **words)
        operations.keep_plan(roster=sent, plan=plan, **words)
        return redirect("people:roster", place.slug, sent.pk)
    ours = [form[column.name] for column in COLUMNS[sent.sort]]
    return render(request, "rosters/columns.html", {"form": form, "roster": sent, "table": table, "ours": ours})


@require_safe
def roster(request: HttpRequest, school: str, roster: UUID) -> HttpResponse:
    """Show what a file would change, how far it is, or what came of it."""
    place, sent = _roster(request, school, roster)
    if sent.state == State.SENT:
        return redirect("people:roster-columns", place.slug, sent.pk)
    shown = request.GET.get("show", "")
    lists, notes = queries.shown(sent, shown)
    page = Paginator(lists, PAGE).get_page(request.GET.get("page"))
    context = {
        "roster": sent,
        "form": BeginForm(),
        "counts": queries.counted(sent),
        "shown": shown,
        "page": page,
        "notes": notes,
        "progress": queries.progress(sent),
        "many_leave": queries.many_leave(sent),
    }
    return render(request, "rosters/roster.html", context)


@require_POST
def begin(request: HttpRequest, school: str, roster: UUID) -> HttpResponse:
    """Have a plan written."""
    place, sent = _roster(request, school, roster)
    require_fresh_sign_in(request)
    if sent.state != State.PLANNED:
        messages.error(request, "This file is not waiting to be written any more.")
    elif queries.many_leave(sent) and not BeginForm(request.POST).is_valid():
        messages.error(request, "Tick the box that says that they have all left, or throw the file away.")
    else:
        operations.begin(roster=sent, by=request.user)
        messages.success(request, "It is being written now. You can leave this page.")
    return redirect("people:roster", place.slug, sent.pk)


@require_POST
def discard(request: HttpRequest, school: str, roster: UUID) -> HttpResponse:
    """Throw a file away."""
    place, sent = _roster(request, school, roster)
    if sent.state in (State.SENT, State.PLANNED):
        operations.discard(roster=sent, by=request.user)
        messages.success(request, "The file was thrown away. Nothing was changed.")
    return redirect("people:rosters", place.slug)


def _roster(request: HttpRequest, school: str, key: UUID) -> tuple[School, Roster]:
    """Give a roster of a school, to somebody who may see it."""
    place = school_for(request, school)
    access.may_import(request.user, place).or_raise()
    rows = Roster.objects.visible_to(request.user, place).select_related("school", "sent_by", "begun_by")
    return place, get_object_or_404(rows, pk=key)
