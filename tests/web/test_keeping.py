"""A page that is kept for all shows nobody what is somebody else's."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from tests.web.cast import Cast, make_person, signed_in
from tests.web.handbook.making import in_force, sign, to_sign, with_document

from handrail import policies
from handrail.web.handbook.operations import adopt
from handrail.web.handbook.signing import check
from handrail.web.handbook.signing.forms import CheckForm
from handrail.web.handbook.signing.scenes import ANSWERS
from handrail.web.people.roles import Role


def policy_page(browser: Client, query: str = "") -> str:
    return browser.get(reverse("handbook:read", args=["ashgrove"]) + query).content.decode()


def test_each_sees_their_own_name(cast: Cast) -> None:
    tricky = make_person("Zoë <b>O'Dea & Co</b>", cast.school, Role.STAFF)
    pages = [policy_page(signed_in(person)) for person in (cast.ada, tricky, cast.ada)]
    assert "Ada Ashby" in pages[0]
    assert "Ada Ashby" not in pages[1]
    assert "Zoë &lt;b&gt;O&#x27;Dea &amp; Co&lt;/b&gt;" in pages[1]
    assert "Zoë" not in pages[2]


def test_each_gets_a_token_that_works(cast: Cast) -> None:
    for person in (cast.ada, cast.by_role[Role.VOLUNTEER]):
        browser = signed_in(person)
        browser.handler.enforce_csrf_checks = True
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', policy_page(browser))
        assert token
        assert browser.post(reverse("account_logout"), {"csrfmiddlewaretoken": token[1]}).status_code == 302


def test_ways_are_those_of_ones_own_role(cast: Cast) -> None:
    head, volunteer = (policy_page(signed_in(person)) for person in (cast.carol, cast.by_role[Role.VOLUNTEER]))
    assert "/schools/ashgrove/people/" in head
    assert "/schools/ashgrove/people/" not in volunteer


def test_what_just_happened_is_shown_once_and_to_one(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    browser.post(reverse("handbook:adopt", args=["ashgrove"]), {"policy": "hartest@2020-01"})
    assert "The policy is in force." in policy_page(browser)
    assert "The policy is in force." not in policy_page(browser)
    assert "The policy is in force." not in policy_page(signed_in(cast.ada))


def test_each_is_asked_their_own_questions_on_a_page_that_is_kept(cast: Cast) -> None:
    with_document(in_force(cast.school))
    to = to_sign(cast.school)
    others = [make_person(f"Extra {number}", cast.school, Role.STAFF) for number in range(6)]
    shown = {}
    for person in (cast.ada, *others, cast.ada):
        page = signed_in(person).get(reverse("handbook:check", args=["ashgrove"])).content.decode()
        asked = check.questions(to.edition, person.pk)
        assert person.name in page
        form = CheckForm(asked=asked)
        assert all(escape(form[name].label) in page for name in form.asked)
        assert page.count('type="radio"') == len(asked) * len(ANSWERS)
        shown[person] = page.split("<form")[-1].partition("</form>")[0].partition("edition")[2]
    assert len(set(shown.values())) > 1


def test_whoever_signed_sees_the_certificate_and_nobody_else_does(cast: Cast) -> None:
    with_document(in_force(cast.school))
    sign(cast.ada, cast.school)
    way = reverse("handbook:sign", args=["ashgrove"])
    for person, signed in ((cast.carol, False), (cast.ada, True), (cast.carol, False)):
        page = signed_in(person).get(way).content.decode()
        assert person.name in page
        assert ("See your certificate" in page) is signed
        assert ("go on to the questions" in page) is not signed


def test_new_edition_is_read_at_once(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    before = policy_page(browser)
    text = policies.find("hartest").read_text(encoding="utf-8")
    adopt(school=cast.school, text=text, name="2020-01", by=cast.carol)
    after = policy_page(browser)
    assert "Social Networking Protocol" in before
    assert "Social Networking Protocol" not in after


def test_search_shows_the_clauses_with_all_words(cast: Cast) -> None:
    page = policy_page(signed_in(cast.ada), "?q=pupil+PICTURE")
    said = page.split("<main")[1]
    assert 0 < said.count('class="handrail-clause"') < policy_page(signed_in(cast.ada)).count('class="handrail-clause"')
    assert "No clause has" in policy_page(signed_in(cast.ada), "?q=xylophone")


def test_what_is_sought_is_shown_as_text(cast: Cast) -> None:
    page = policy_page(signed_in(cast.ada), "?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
