"""The calendar in the browser: everybody reads it, those who manage people keep it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.web.cast import Cast, signed_in

from handrail.web import clock
from handrail.web.ledger.models import Entry
from handrail.web.people.calendar import operations
from handrail.web.people.calendar.models import Period
from handrail.web.people.calendar.operations import Clash
from handrail.web.people.calendar.queries import calendar_of
from handrail.web.people.terminal import TERMINAL

WAY = "/schools/ashgrove/calendar/"


def put(browser: Client, way: str = f"{WAY}add/", **said: str) -> HttpResponse:
    return browser.post(
        way, {"sort": "term", "name": "Autumn term", "first": "2026-09-02", "last": "2026-12-18", **said}
    )


def test_a_term_is_entered_moved_and_taken_out(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    assert put(browser).status_code == 302
    term = Period.objects.get(school=cast.school)
    assert put(browser, f"{WAY}{term.pk}/", last="2026-12-17").status_code == 302
    assert put(browser, f"{WAY}{term.pk}/", last="2026-12-17").status_code == 302  # nothing new, nothing recorded
    term.refresh_from_db()
    assert term.last == date(2026, 12, 17)
    assert browser.post(f"{WAY}{term.pk}/remove/").status_code == 302
    kinds = list(Entry.objects.filter(kind__startswith="calendar.").order_by("n").values_list("kind", flat=True))
    assert kinds == ["calendar.period-added", "calendar.period-changed", "calendar.period-removed"]
    assert not Period.objects.filter(school=cast.school).exists()


def test_parents_read_it_and_cannot_change_it(cast: Cast) -> None:
    put(signed_in(cast.carol))
    page = signed_in(cast.pat).get(f"{WAY}?year=2026").content.decode()
    assert "Autumn term" in page
    assert "Add to the calendar" not in page
    assert put(signed_in(cast.pat)).status_code == 403


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"first": ""}, "Enter the first day"),
        ({"first": "soon"}, "Enter a date like"),
        ({"last": "2026-09-01"}, "The last day is before the first"),
        ({"last": "2027-09-01"}, "longer than 200 days"),
        ({"name": ""}, "Enter what it is called"),
        ({"first": "2026-12-01", "last": "2027-01-01"}, "These days are in another term"),
    ],
)
def test_what_is_wrong_is_said(cast: Cast, said: dict[str, str], says: str) -> None:
    browser = signed_in(cast.carol)
    put(browser)
    assert says in put(browser, **said).content.decode()
    assert Period.objects.filter(school=cast.school).count() == 1


def test_a_single_day_needs_no_last_one(cast: Cast) -> None:
    put(signed_in(cast.carol), sort="inset", name="INSET", last="")
    assert Period.objects.get(school=cast.school).last == date(2026, 9, 2)


def test_two_who_enter_the_same_term_at_once_enter_it_once(cast: Cast) -> None:
    words = {"school": cast.school, "sort": "term", "name": "T", "first": date(2026, 9, 2), "last": date(2026, 12, 1)}
    operations.add_period(**words, by=TERMINAL)
    with pytest.raises(Clash):
        operations.add_period(**words, by=TERMINAL)


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (0, "an INSET day"),
        (1, "a school day"),
        (5, "not a working day"),
        (21, "a working day, but the school is closed"),
    ],
)
def test_today_is_told(cast: Cast, after: int, says: str) -> None:
    first = date(clock.today().year + 1, 9, 1)
    monday = first + timedelta(days=-first.weekday() % 7)
    browser = signed_in(cast.carol)
    put(browser, first=str(monday), last=str(monday + timedelta(days=80)))
    put(browser, sort="inset", name="INSET", first=str(monday), last="")
    put(browser, sort="closed", name="Snow", first=str(monday + timedelta(days=21)), last="")
    with clock.frozen(datetime.combine(monday + timedelta(days=after), time(9), UTC)):
        assert f", is {says}" in signed_in(cast.carol).get(WAY).content.decode()


def test_school_years_are_shown_one_at_a_time(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    put(browser)
    assert "Autumn term" not in browser.get(f"{WAY}?year=2025").content.decode()
    assert "Monday 28 December 2026" in browser.get(f"{WAY}?year=2026").content.decode()
    assert browser.get(f"{WAY}?year=99999").status_code == 200


def test_each_school_has_its_own(cast: Cast) -> None:
    put(signed_in(cast.carol))
    assert calendar_of(cast.school).is_school_day(date(2026, 9, 2))
    assert not calendar_of(cast.other).is_school_day(date(2026, 9, 2))
