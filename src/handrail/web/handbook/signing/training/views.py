"""What training the policy orders and who has it; recording it; its certificate."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.web.handbook.editions import filing
from handrail.web.handbook.signing.models import Training
from handrail.web.handbook.signing.training import access, operations, queries
from handrail.web.handbook.signing.training.forms import TrainingForm
from handrail.web.people.access import school_for
from handrail.web.people.models import School
from handrail.web.people.signing_in.fresh import require_fresh_sign_in


@require_safe
def training(request: HttpRequest, school: str) -> HttpResponse:
    """Show who has which training; to those who do not see all, their own."""
    place = school_for(request, school)
    access.may_see_training(request.user, place).or_raise()
    sees_all = access.may_see_all_training(request.user, place)
    lines = queries.lines(place, only=None if sees_all else request.user)
    context = {
        "lines": [line for line in lines if sees_all or line.people],
        "sees_all": sees_all,
        "may_record": access.may_record_training(request.user, place),
    }
    return render(request, "signing/training.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, school: str, clause: str) -> HttpResponse:
    """Record that people took the training of a clause."""
    place = school_for(request, school)
    access.may_record_training(request.user, place).or_raise()
    found = queries.lines(place)
    line = next((one for one in found if one.wanted.clause == clause), None)
    if line is None:
        raise Http404("the policy in force orders no training there")
    others = [one for one in line.people if one.id != request.user.pk]
    form = TrainingForm(request.POST or None, request.FILES or None, people=others)
    if request.method == "POST" and form.is_valid():
        require_fresh_sign_in(request)
        _record(form, line, request, place)
        messages.success(request, "The training is recorded.")
        return redirect("handbook:training", place.slug)
    return render(request, "signing/training_record.html", {"form": form, "line": line, "others": others})


def _record(form: TrainingForm, line: queries.Line, request: HttpRequest, place: School) -> None:
    said = form.cleaned_data
    operations.record_training(
        school=place,
        wanted=line.wanted,
        people=[UUID(key) for key in said["people"]],
        course=said["course"],
        took_on=said["took_on"],
        good_until=said["good_until"],
        content=said["certificate"],
        by=request.user,
    )


@require_POST
def take_back(request: HttpRequest, school: str, training: UUID) -> HttpResponse:
    """Take back a record that was wrong."""
    place = school_for(request, school)
    access.may_record_training(request.user, place).or_raise()
    rows = Training.objects.visible_to(request.user, place).select_related("school", "person")
    operations.take_back(training=get_object_or_404(rows, pk=training), by=request.user)
    messages.success(request, "The record is taken back.")
    return redirect("handbook:training", place.slug)


@require_safe
def certificate(request: HttpRequest, school: str, training: UUID) -> HttpResponse:
    """Hand out the certificate of a training, to its owner and to those who see all; a list names others, too."""
    place = school_for(request, school)
    found = get_object_or_404(Training.objects.visible_to(request.user, place), pk=training)
    if found.is_list:
        access.may_see_all_training(request.user, place).or_raise()
    return filing.as_download(found.digest, found.media_type, f"{place.slug}-training-{found.took_on}")
