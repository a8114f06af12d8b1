"""The pages of a school's calendar."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.web import clock
from handrail.web.people.access import school_for
from handrail.web.people.calendar import access, operations, queries
from handrail.web.people.calendar.bankholidays import bank_holidays
from handrail.web.people.calendar.days import Calendar
from handrail.web.people.calendar.forms import PeriodForm
from handrail.web.people.calendar.models import Period
from handrail.web.people.models import School

FIRST_YEAR, LAST_YEAR = 2000, 2100


@require_safe
def calendar(request: HttpRequest, school: str) -> HttpResponse:
    """Show a school year, and what today is."""
    place = school_for(request, school)
    today = clock.today()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and FIRST_YEAR <= int(asked) <= LAST_YEAR else queries.school_year(today)
    periods = list(Period.objects.visible_to(request.user, place).order_by("first", "sort"))
    first, last = date(year, *queries.NEW_YEAR), date(year + 1, 8, 31)
    days = Calendar.of((one.sort, one.first, one.last) for one in periods)
    context = {
        "year": year,
        "periods": [one for one in periods if one.first <= last and one.last >= first],
        "bank_holidays": [day for day in sorted(bank_holidays(year) | bank_holidays(year + 1)) if first <= day <= last],
        "today": today,
        "today_is": _told(days, today),
        "next_working_day": days.working_days_after(today, 1),
        "may_keep": access.may_keep_calendar(request.user, place),
    }
    return render(request, "calendar/calendar.html", context)


def _told(days: Calendar, day: date) -> str:
    if days.is_school_day(day):
        return "a school day"
    if days.is_staff_day(day):
        return "an INSET day: staff are in, pupils are not"
    return "a working day, but the school is closed" if days.is_working_day(day) else "not a working day"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, school: str) -> HttpResponse:
    """Put a period into the calendar."""
    place = school_for(request, school)
    access.may_keep_calendar(request.user, place).or_raise()
    form = PeriodForm(request.POST or None, school=place)
    if request.method == "POST" and form.is_valid():
        operations.add_period(school=place, by=request.user, **form.cleaned_data)
        messages.success(request, "It is in the calendar.")
        return redirect("people:calendar", place.slug)
    return render(request, "calendar/period.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, school: str, period: UUID) -> HttpResponse:
    """Move or rename a period."""
    place, found = _period(request, school, period)
    form = PeriodForm(request.POST or None, school=place, period=found)
    if request.method == "POST" and form.is_valid():
        operations.change_period(period=found, by=request.user, **form.cleaned_data)
        messages.success(request, "The calendar was changed.")
        return redirect("people:calendar", place.slug)
    return render(request, "calendar/period.html", {"form": form, "period": found})


@require_POST
def remove(request: HttpRequest, school: str, period: UUID) -> HttpResponse:
    """Take a period out of the calendar."""
    place, found = _period(request, school, period)
    operations.remove_period(period=found, by=request.user)
    messages.success(request, f"{found.name} is no longer in the calendar.")
    return redirect("people:calendar", place.slug)


def _period(request: HttpRequest, school: str, key: UUID) -> tuple[School, Period]:
    """Give a period of a school, to somebody who keeps its calendar."""
    place = school_for(request, school)
    access.may_keep_calendar(request.user, place).or_raise()
    rows = Period.objects.visible_to(request.user, place).select_related("school")
    return place, get_object_or_404(rows, pk=key)
