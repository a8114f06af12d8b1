"""A prepared query gives what the same query gives, in every thread, and never the rows of an earlier asking."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import DateField, UUIDField
from django.test.utils import CaptureQueriesContext
from tests.web.cast import Cast, signed_in

from handrail.web import clock
from handrail.web.people.models import Holding
from handrail.web.people.signing_in.adapters import PersonBackend
from handrail.web.prepared import Given, Prepared


def test_it_gives_the_rows_of_the_values_that_are_asked_for(cast: Cast) -> None:
    held = Prepared(
        lambda: (
            Holding.objects.on(Given("day", DateField()))
            .filter(person=Given("person", UUIDField()))
            .select_related("person", "school")
            .order_by("role")
        )
    )
    today = clock.today()
    for person in (cast.ada, cast.carol, cast.ada):
        rows = held(person=person.pk, day=today)
        assert rows == list(Holding.objects.today().filter(person=person).order_by("role"))
        with CaptureQueriesContext(connection) as asked:
            assert {row.person.name for row in rows} == {person.name}
            assert {row.school for row in rows} <= {cast.school}
        assert not asked.captured_queries
    assert held(person=cast.ada.pk, day=date(1999, 1, 1)) == []
    assert held.first(person=uuid4(), day=today) is None


def test_a_role_that_ends_is_gone_with_the_next_request(cast: Cast) -> None:
    assert PersonBackend().get_user(cast.ada.pk) == cast.ada
    Holding.objects.filter(person=cast.ada).update(until=clock.today())
    assert PersonBackend().get_user(cast.ada.pk) is None


def test_a_session_that_is_over_or_gone_signs_nobody_in(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert "Ada Ashby" in browser.get("/").content.decode()
    kept = Session.objects.all()
    kept.update(expire_date=clock.now() - timedelta(seconds=1))
    assert browser.get("/").status_code == 302
    other = signed_in(cast.carol)
    kept.all().delete()
    assert other.get("/").status_code == 302
