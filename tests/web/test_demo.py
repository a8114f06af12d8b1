"""The demo: five invented schools with the five policies, filled through operations, and a page to become anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import include, path

import handrail.web.urls
from handrail import policies
from handrail.web import clock
from handrail.web.demo.filling import fill
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import queries
from handrail.web.people.models import Holding, Person, Pupil, School
from handrail.web.people.roles import Role

DEMO = Path(handrail.web.urls.__file__).parent / "demo" / "templates"


@pytest.fixture
def demo(db: None, settings: object, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A filled demo, with its own page."""
    fill(lambda _: None)
    patterns = [*handrail.web.urls.urlpatterns, path("demo/", include("handrail.web.demo.urls"))]
    settings.ROOT_URLCONF = tuple(patterns)  # type: ignore[attr-defined]
    engine = {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], DEMO]}  # type: ignore[attr-defined]
    settings.TEMPLATES = [engine]  # type: ignore[attr-defined]
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    return Client()


def test_each_school_has_its_policy_and_everybody(demo: Client) -> None:
    adopted = sorted(Edition.objects.values_list("policy", flat=True).distinct())
    assert len(set(adopted)) == len(adopted) == 5
    assert set(adopted) <= set(policies.names())
    for school in School.objects.all():
        held = set(Holding.objects.filter(school=school).values_list("role", flat=True))
        assert held >= {Role.HEAD, Role.DSL, Role.SECOND_READER, Role.STAFF, Role.CHAIR, Role.PARENT}, school
        assert Pupil.objects.filter(school=school).count() >= 20


def test_one_becomes_anybody_and_reads_their_policy(demo: Client) -> None:
    assert "Idris Penhallow" in demo.get("/demo/").content.decode()
    person = Person.objects.get(name="Idris Penhallow")
    assert demo.post(f"/demo/{person.pk}/").headers["Location"] == "/"
    assert "Hello, Idris Penhallow" in demo.get("/").content.decode()
    assert "Social Media Policy" in demo.get("/schools/wrenhollow/policy/").content.decode()


def test_no_address_of_the_demo_can_be_a_real_one(demo: Client) -> None:
    addresses = Person.objects.values_list("email", flat=True)
    assert all(address.endswith(".example") for address in addresses)


def test_most_have_signed_and_one_school_changes_a_clause_on_monday(demo: Client) -> None:
    for school in School.objects.all():
        to = queries.to_sign(school)
        assert to is not None
        missing = queries.missing(to)
        assert 1 < len(missing) < len(queries.signers(to)) / 2, school
    coming = Edition.objects.filter(since__gt=clock.today()).get()
    demo.force_login(Person.objects.get(name="Idris Penhallow"))
    page = demo.get(f"/schools/{coming.school.slug}/policy/editions/{coming.pk}/changes/").content.decode()
    assert page.count('id="change-') == 1
