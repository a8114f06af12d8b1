"""Read and sign; one's certificate; who has signed and who is missing; paper."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods, require_safe

from handrail.web.handbook import reading
from handrail.web.handbook.editions import filing
from handrail.web.handbook.editions import queries as editions
from handrail.web.handbook.signing import access, check, drawing, operations, printing, queries
from handrail.web.handbook.signing.forms import CheckForm, ListForm, PaperForm
from handrail.web.handbook.signing.models import Signature
from handrail.web.keeping import kept_page
from handrail.web.people.access import school_for
from handrail.web.people.models import School
from handrail.web.people.signing_in.fresh import require_fresh_sign_in

PAGE = 100


@require_safe
def sign(request: HttpRequest, school: str) -> HttpResponse:
    """Show the whole text that is signed, and first what changed since one signed last."""
    place = school_for(request, school)
    access.may_sign(request.user, place).or_raise()
    to = queries.to_sign(place)
    if to is None or not to.asks(request.user):
        return render(request, "signing/nothing.html", {"to": to})
    before = queries.before(request.user, to)
    context = {
        "to": to,
        "signature": before.done,
        "changes": before.changes,
        "document": SimpleLazyObject(partial(editions.document_of, to.edition)),
        "page": reading.page(to.edition),
    }
    if before.done:
        return render(request, "signing/sign.html", context)
    last = before.signatures[0].edition_id if before.signatures else None
    return kept_page(request, "signing/sign.html", context, key=(to.edition.pk, last))


@require_http_methods(["GET", "HEAD", "POST"])
def check_and_sign(request: HttpRequest, school: str) -> HttpResponse:
    """Ask the questions, explain what is wrong, and sign when all is right."""
    place = school_for(request, school)
    access.may_sign(request.user, place).or_raise()
    to = queries.to_sign(place)
    if to is None or not to.asks(request.user):
        return render(request, "signing/nothing.html", {"to": to})
    before = queries.before(request.user, to)
    if before.done:
        return redirect("handbook:signature", place.slug, before.done.pk)
    changed = [change.id for change in before.changes]
    form = CheckForm(request.POST or None, asked=check.questions(to.edition, request.user.pk, changed))
    if request.method == "POST" and request.POST.get("edition", str(to.edition.pk)) != str(to.edition.pk):
        messages.error(request, "Another edition came into force while you read. Please read this one.")
        return redirect("handbook:sign", place.slug)
    if request.method == "POST" and form.is_valid():
        signature = operations.sign(to=to, answers=form.answers(), by=request.user)
        messages.success(request, "Thank you. You have signed the policy.")
        return redirect("handbook:signature", place.slug, signature.pk)
    pieces = {"questions": drawing.questions(form)}
    if form.is_bound:
        return render(request, "signing/check.html", {"form": form, "to": to, **pieces})
    key = (to.edition.pk, bool(form.asked))
    return kept_page(request, "signing/check.html", {"form": form, "to": to}, key=key, pieces=pieces)


@require_safe
def signature(request: HttpRequest, school: str, signature: UUID) -> HttpResponse:
    """Show a certificate."""
    found = _signature(request, school, signature)
    return render(request, "signing/certificate.html", {"signature": found, "page": reading.page(found.edition)})


@require_safe
def certificate(request: HttpRequest, school: str, signature: UUID) -> HttpResponse:
    """Hand out a certificate as a PDF."""
    found = _signature(request, school, signature)
    content = printing.as_pdf(found, reading.page(found.edition).policy)
    headers = {"Content-Disposition": f'attachment; filename="certificate-{found.signed_on}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_safe
def signatures(request: HttpRequest, school: str) -> HttpResponse:
    """List who has signed and who has not, by group."""
    place = school_for(request, school)
    access.may_see_signatures(request.user, place).or_raise()
    to, form = queries.to_sign(place), ListForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    everybody = queries.signers(to, chosen.get("group", "")) if to else []
    missing = [one for one in everybody if one.signature is None]
    page = Paginator(missing if chosen.get("missing") else everybody, PAGE).get_page(request.GET.get("page"))
    context = {
        "to": to,
        "form": form,
        "page": page,
        "asked": len(everybody),
        "signed": len(everybody) - len(missing),
        "missing": len(missing),
        "may_enter": access.may_enter_paper(request.user, place),
    }
    return render(request, "signing/signatures.html", context)


@require_safe
def sheet(request: HttpRequest, school: str) -> HttpResponse:
    """Show a sheet to print, on which those who are missing can sign."""
    place = school_for(request, school)
    access.may_see_signatures(request.user, place).or_raise()
    to = queries.to_sign(place)
    return render(request, "signing/sheet.html", {"to": to, "missing": queries.missing(to) if to else []})


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, school: str) -> HttpResponse:
    """Enter a sheet that was signed on paper, with its scan."""
    place = school_for(request, school)
    access.may_enter_paper(request.user, place).or_raise()
    to = queries.to_sign(place)
    missing = [one for one in queries.missing(to) if one.id != request.user.pk] if to else []
    form = PaperForm(request.POST or None, request.FILES or None, missing=missing)
    if request.method == "POST" and to and form.is_valid():
        require_fresh_sign_in(request)
        said = form.cleaned_data
        people = [UUID(key) for key in said["people"]]
        day = said["signed_on"]
        operations.enter_sheet(to=to, content=said["scan"], signed_on=day, people=people, by=request.user)
        messages.success(request, "The sheet is entered.")
        return redirect("handbook:signatures", place.slug)
    return render(request, "signing/paper.html", {"form": form, "to": to, "missing": missing})


@require_safe
def scan(request: HttpRequest, school: str, signature: UUID) -> HttpResponse:
    """Hand out the scan of the sheet on which somebody signed."""
    place = school_for(request, school)
    access.may_see_signatures(request.user, place).or_raise()
    rows = Signature.objects.visible_to(request.user, place).exclude(sheet=None).select_related("sheet")
    found = get_object_or_404(rows, pk=signature).sheet
    return filing.as_download(found.digest, found.media_type, f"{place.slug}-sheet-{found.signed_on}")


def _signature(request: HttpRequest, school: str, key: UUID) -> Signature:
    """Give a signature to whoever signed, or to somebody who sees all of the school."""
    place: School = school_for(request, school)
    rows = Signature.objects.visible_to(request.user, place).defer("edition__text", "document__text")
    return get_object_or_404(
        rows.select_related("person", "school", "edition", "document", "sheet", "entered_by"), pk=key
    )
