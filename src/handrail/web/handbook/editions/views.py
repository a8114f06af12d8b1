"""The history of editions, one edition to read or print, what changed, and publishing one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.web.handbook import access, reading
from handrail.web.handbook.editions import filing, operations, printing, queries
from handrail.web.handbook.editions.difference import compare
from handrail.web.handbook.editions.forms import DocumentForm, PublishForm
from handrail.web.handbook.editions.models import FILE
from handrail.web.handbook.models import Edition
from handrail.web.people.access import school_for
from handrail.web.people.models import School
from handrail.web.people.signing_in.fresh import require_fresh_sign_in


@require_safe
def history(request: HttpRequest, school: str) -> HttpResponse:
    """List the editions of a school, the newest first."""
    place = school_for(request, school)
    shown = queries.history(Edition.objects.visible_to(request.user, place))
    may_publish = access.may_adopt(request.user, place)
    return render(request, "editions/history.html", {"shown": shown, "may_publish": may_publish})


@require_safe
def edition(request: HttpRequest, school: str, edition: UUID) -> HttpResponse:
    """Show one edition, with the school's own document beside it."""
    place, found = _edition(request, school, edition)
    context = {
        "edition": found,
        "document": queries.document_of(found),
        "state": queries.state(found, Edition.objects.visible_to(request.user, place)),
        "page": reading.page(found),
        "earlier": queries.earlier(found),
        "may_publish": access.may_adopt(request.user, place),
    }
    return render(request, "editions/edition.html", context)


@require_safe
def pdf(request: HttpRequest, school: str, edition: UUID) -> HttpResponse:
    """Hand out an edition as a PDF."""
    place, found = _edition(request, school, edition)
    content = printing.as_pdf(found, reading.page(found), queries.document_of(found))
    name = f"{place.slug}-policy-{found.since}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_safe
def difference(request: HttpRequest, school: str, edition: UUID) -> HttpResponse:
    """Show what changed since the edition before."""
    _, found = _edition(request, school, edition)
    earlier = queries.earlier(found)
    if earlier is None:
        raise Http404
    changes = compare(reading.page(earlier), reading.page(found))
    ordering = sum(change.orders_differently for change in changes)
    context = {"edition": found, "earlier": earlier, "changes": changes, "ordering": ordering}
    return render(request, "editions/difference.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, school: str) -> HttpResponse:
    """Publish an edition from a day on."""
    place = school_for(request, school)
    access.may_adopt(request.user, place).or_raise()
    form = PublishForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        require_fresh_sign_in(request)
        made = operations.publish(school=place, by=request.user, **form.chosen())
        messages.success(request, "The edition is published. Now say what people sign.")
        return redirect("handbook:document", place.slug, made.pk)
    return render(request, "editions/publish.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, school: str, edition: UUID) -> HttpResponse:
    """Say what people sign of an edition."""
    place, found = _edition(request, school, edition)
    access.may_adopt(request.user, place).or_raise()
    form = DocumentForm(request.POST or None, request.FILES or None)
    said = queries.document_of(found)
    if request.method == "POST" and not said and form.is_valid():
        require_fresh_sign_in(request)
        _write(form, found, request)
        messages.success(request, "From the day on which the edition is in force, people are asked to sign it.")
        return redirect("handbook:edition", place.slug, found.pk)
    return render(request, "editions/document.html", {"form": form, "edition": found, "document": said})


def _write(form: DocumentForm, edition: Edition, request: HttpRequest) -> None:
    said, by = form.cleaned_data, request.user
    if said["sort"] == FILE:
        name, text = form.document_name(), said["text"]
        operations.add_document(edition=edition, content=said["file"], name=name, text=text, by=by)
    else:
        operations.adopt_text(edition=edition, body=said["body"], adopted_on=said["adopted_on"], by=by)


@require_safe
def document_file(request: HttpRequest, school: str, edition: UUID) -> HttpResponse:
    """Hand out the school's own document as it was sent."""
    place, found = _edition(request, school, edition)
    said = queries.document_of(found)
    if said is None or not said.is_file:
        raise Http404
    return filing.as_download(said.digest, said.media_type, f"{place.slug}-policy-{found.since}")


def _edition(request: HttpRequest, school: str, key: UUID) -> tuple[School, Edition]:
    """Give an edition of a school, to somebody who holds a role there."""
    place = school_for(request, school)
    rows = Edition.objects.visible_to(request.user, place).select_related("school").defer("text")
    return place, get_object_or_404(rows, pk=key)
