"""What a trust sees of its schools together, and who sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from tests.web.cast import Cast, make_school, signed_in

from handrail import policies
from handrail.web import clock
from handrail.web.handbook.operations import adopt
from handrail.web.oversight.trust import comparing, findings
from handrail.web.oversight.trust.standing import standings
from handrail.web.people.operations import make_school as make_bare_school
from handrail.web.people.operations import make_trust
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

TRUST_PEOPLE = (Role.TRUST_OFFICER, Role.TRUST_SAFEGUARDING_LEAD)


def page(cast: Cast, name: str, role: str = Role.TRUST_OFFICER, *more: str, query: str = "") -> str:
    response = signed_in(cast.by_role[role]).get(reverse(f"trust:{name}", args=["alder", *more]) + query)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def differ(cast: Cast) -> None:
    """Let the other school have another policy than the first."""
    text = policies.find("hartest").read_text(encoding="utf-8")
    adopt(school=cast.other, text=text, name="2020-01", by=TERMINAL)


@pytest.mark.parametrize("role", TRUST_PEOPLE)
def test_every_school_of_the_trust_is_there(cast: Cast, role: str) -> None:
    shown = page(cast, "schools", role)
    assert "Ashgrove School" in shown
    assert "Birchwood School" in shown


def test_a_school_of_another_trust_is_not_there(cast: Cast) -> None:
    make_school("Cedarfield School", make_trust(name="Cedar Trust", slug="cedar", by=TERMINAL))
    assert "Cedarfield" not in page(cast, "schools")
    browser = signed_in(cast.by_role[Role.TRUST_OFFICER])
    assert browser.get(reverse("trust:schools", args=["cedar"])).status_code == 404
    assert browser.get(reverse("trust:health", args=["alder", "cedarfield"])).status_code == 404


def test_the_numbers_of_the_chart_are_in_the_table(cast: Cast) -> None:
    differ(cast)
    counted = findings.by_school(standings(cast.trust))
    shown = page(cast, "schools")
    for one in counted:
        assert one.all > one.grave > 0
        assert f'data-label="To look at soon">{one.grave}<' in shown
        assert f">{one.all}<span" in shown


def test_a_review_is_overdue_from_its_day(cast: Cast) -> None:
    one = standings(cast.trust)[0]
    assert one.policy is not None
    due = one.policy.review_due
    assert due is not None
    noon = datetime(due.year, due.month, due.day, 12, tzinfo=UTC)
    with clock.frozen(noon - timedelta(days=1)):
        assert not one.is_overdue
    with clock.frozen(noon):
        assert one.is_overdue
    assert ("Overdue" in page(cast, "schools")) == (due <= clock.today())


def test_a_school_without_a_policy_says_so(cast: Cast) -> None:
    make_bare_school(name="Dellwood School", slug="dellwood", trust=cast.trust, by=TERMINAL)
    assert "No policy in force" in page(cast, "schools")
    assert "No policy is in force at Dellwood School yet" in page(cast, "health", Role.TRUST_OFFICER, "dellwood")
    assert "Dellwood" not in page(cast, "compare")


def test_every_finding_of_a_school_is_told_with_its_clauses(cast: Cast) -> None:
    shown = page(cast, "health", Role.TRUST_SAFEGUARDING_LEAD, "ashgrove")
    here = next(one for one in standings(cast.trust) if one.school == cast.school)
    kinds = findings.by_kind(here)
    assert [kind.title for kind in kinds if kind.title in shown] == [kind.title for kind in kinds]
    assert "/schools/ashgrove/policy/#clause-" in shown


def test_schools_with_the_same_text_share_a_column(cast: Cast) -> None:
    shared = comparing.schools_by_text(standings(cast.trust))
    assert [[school.name for school in under] for under in shared.values()] == [["Ashgrove School", "Birchwood School"]]
    assert "Ashgrove School, Birchwood School" in page(cast, "compare", query="?about=contact")


def test_differences_are_marked_and_can_be_seen_alone(cast: Cast) -> None:
    differ(cast)
    digests = tuple(comparing.schools_by_text(standings(cast.trust)))
    topics = comparing.side_by_side(digests, "contact")
    assert {topic.mark for topic in topics} >= {comparing.DIFFERENT}
    shown = page(cast, "compare", query="?about=contact")
    assert "They differ in: how strict it is" in shown
    only = page(cast, "compare", query="?about=contact&differ=on")
    assert only.count("handrail-topic") == sum(topic.mark != comparing.ALIKE for topic in topics)


@pytest.mark.parametrize("group", comparing.groups())
def test_every_group_of_topics_can_be_compared(cast: Cast, group: str) -> None:
    differ(cast)
    assert "side by side" in page(cast, "compare", query=f"?about={group}")


def test_a_new_edition_shows_at_once(cast: Cast) -> None:
    before = page(cast, "compare", query="?about=contact")
    differ(cast)
    assert page(cast, "compare", query="?about=contact") != before


def test_the_way_there_is_in_the_menu_of_those_who_may(cast: Cast) -> None:
    assert "All our schools" in signed_in(cast.by_role[Role.TRUST_OFFICER]).get("/").content.decode()
    assert "All our schools" not in signed_in(cast.carol).get("/").content.decode()
