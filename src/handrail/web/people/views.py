"""The pages about people: who works here, what they do, and one's own account."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.web import clock
from handrail.web.people import access, operations
from handrail.web.people.forms import PersonForm, RoleForm, SearchForm, TelephoneForm
from handrail.web.people.models import Holding, Person, Pupil, School
from handrail.web.people.signing_in.fresh import require_fresh_sign_in

PAGE = 50


@require_safe
def listing(request: HttpRequest, school: str) -> HttpResponse:
    """Show who works at a school."""
    place = access.school_for(request, school)
    access.may_see_people(request.user, place).or_raise()
    form = SearchForm(request.GET)
    held = Holding.objects.visible_to(request.user, place).today().order_by("role")
    found = Person.objects.visible_to(request.user, place).filter(holdings__in=held)
    if form.is_valid() and form.cleaned_data["q"]:
        found = found.filter(name__icontains=form.cleaned_data["q"])
    found = found.order_by("name", "pk").prefetch_related(Prefetch("holdings", queryset=held, to_attr="held_here"))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    may_manage = access.may_manage_people(request.user, place)
    return render(request, "people/list.html", {"page": page, "search": form, "may_manage": may_manage})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, school: str) -> HttpResponse:
    """Add a person to a school."""
    place = access.school_for(request, school)
    access.may_manage_people(request.user, place).or_raise()
    form = PersonForm(request.POST or None, by=request.user, school=place)
    if request.method == "POST" and form.is_valid():
        require_fresh_sign_in(request)
        person = operations.add_person(**form.cleaned_data, school=place, by=request.user)
        messages.success(request, f"{person.name} was added.")
        return redirect("people:person", place.slug, person.pk)
    return render(request, "people/add.html", {"form": form})


@require_safe
def person(request: HttpRequest, school: str, person: UUID) -> HttpResponse:
    """Show one person, what they do and did at this school."""
    place, somebody = _person(request, school, person)
    held = Holding.objects.visible_to(request.user, place).filter(person=somebody).order_by("until", "role")
    shown = [{"holding": one, "may_end": access.may_end_role(request.user, one)} for one in held]
    may_manage = access.may_manage_people(request.user, place)
    may_leave = access.may_record_leaver(request.user, leaver=somebody, school=place)
    context = {
        "somebody": somebody,
        "held": shown,
        "may_manage": may_manage,
        "may_leave": may_leave,
        "may_call": access.may_change_telephone(request.user, of=somebody, school=place),
        "form": RoleForm(),
    }
    return render(request, "people/person.html", context)


@require_POST
def give_role(request: HttpRequest, school: str, person: UUID) -> HttpResponse:
    """Give a person one more role."""
    place, somebody = _person(request, school, person)
    access.may_manage_people(request.user, place).or_raise()
    form = RoleForm(request.POST)
    require_fresh_sign_in(request)
    if form.is_valid():
        operations.give_role(person=somebody, **form.cleaned_data, school=place, by=request.user)
        messages.success(request, "The role was given.")
    else:
        messages.error(request, " ".join(text for faults in form.errors.values() for text in faults))
    return redirect("people:person", place.slug, somebody.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def telephone(request: HttpRequest, school: str, person: UUID) -> HttpResponse:
    """Change the number at which a person is reached."""
    place, somebody = _person(request, school, person)
    access.may_change_telephone(request.user, of=somebody, school=place).or_raise()
    form = TelephoneForm(request.POST if request.method == "POST" else None, initial={"telephone": somebody.telephone})
    if form.is_valid():
        require_fresh_sign_in(request)
        operations.change_telephone(person=somebody, **form.cleaned_data, school=place, by=request.user)
        messages.success(request, "The number was changed.")
        return redirect("people:person", place.slug, somebody.pk)
    return render(request, "people/telephone.html", {"form": form, "somebody": somebody})


@require_POST
def end_role(request: HttpRequest, school: str, holding: UUID) -> HttpResponse:
    """Take a role away."""
    place = access.school_for(request, school)
    access.may_manage_people(request.user, place).or_raise()
    held = get_object_or_404(
        Holding.objects.visible_to(request.user, place).select_related("person", "school"), pk=holding
    )
    require_fresh_sign_in(request)
    operations.end_role(holding=held, by=request.user)
    messages.success(request, "The role has ended.")
    return redirect("people:person", place.slug, held.person_id)


@require_http_methods(["GET", "HEAD", "POST"])
def leaver(request: HttpRequest, school: str, person: UUID) -> HttpResponse:
    """Ask once more, then end all that a person does at a school."""
    place, somebody = _person(request, school, person)
    access.may_record_leaver(request.user, leaver=somebody, school=place).or_raise()
    if request.method != "POST":
        return render(request, "people/leaver.html", {"somebody": somebody})
    require_fresh_sign_in(request)
    operations.record_leaver(person=somebody, school=place, by=request.user)
    messages.success(request, f"{somebody.name} has left, and is signed out from now on.")
    return redirect("people:list", place.slug)


@require_safe
def pupils(request: HttpRequest, school: str) -> HttpResponse:
    """Show the pupils of a school, or one's own children."""
    place = access.school_for(request, school)
    access.may_see_pupils(request.user, place).or_raise()
    form = SearchForm(request.GET)
    found = Pupil.objects.visible_to(request.user, place).on_roll(clock.today()).select_related("year_group")
    if form.is_valid() and form.cleaned_data["q"]:
        found = found.named(form.cleaned_data["q"])
    page = Paginator(found.order_by("family_name", "given_name", "pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "people/pupils.html", {"page": page, "search": form})


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show what a person can change about how they sign in, and the roles they hold."""
    return render(request, "people/account.html", {"held": request.user.holdings_today})


def _person(request: HttpRequest, school: str, key: UUID) -> tuple[School, Person]:
    """Give a person of a school, to somebody who may see them."""
    place = access.school_for(request, school)
    access.may_see_people(request.user, place).or_raise()
    return place, get_object_or_404(Person.objects.visible_to(request.user, place), pk=key)
