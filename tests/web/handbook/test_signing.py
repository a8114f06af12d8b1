"""Reading and signing: what is signed, the check of understanding, signing again on a material change alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import answers, hartest, in_force, publish, sign, to_sign, with_document

from handrail import policies
from handrail.engine import loads
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook.editions import operations as editions
from handrail.web.handbook.signing import check, operations, queries
from handrail.web.handbook.signing.models import Signature
from handrail.web.handbook.signing.scenes import scenes
from handrail.web.ledger.models import Entry
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

WAY = "/schools/ashgrove/policy/sign/"
FRIDAY = datetime(2031, 11, 7, 12, tzinfo=UTC)


def put_answers(browser: Client, person: Person, cast: Cast, **more: str) -> HttpResponse:
    """Answer every question rightly, save those given."""
    to = to_sign(cast.school)
    changed = [change.id for change in queries.changed_since(person, to)]
    asked = check.questions(to.edition, person.pk, changed)
    given = {f"answer{number}": scene.right for number, scene in enumerate(asked, start=1)}
    return browser.post(f"{WAY}check/", {**given, "read": "on", **more})


def test_nothing_is_signed_before_somebody_says_what(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert "nothing to sign today" in browser.get(WAY).content.decode()
    assert "nothing to sign today" in browser.get(f"{WAY}check/").content.decode()
    assert "Sign the policy" not in browser.get("/").content.decode()


def test_a_teacher_reads_answers_and_signs(cast: Cast) -> None:
    document = with_document(in_force(cast.school))
    browser = signed_in(cast.ada)
    assert "Sign the policy" in browser.get("/").content.decode()
    page = browser.get(WAY).content.decode()
    assert "Staff do not follow pupils." in page
    assert document.digest in page
    away = put_answers(browser, cast.ada, cast)
    assert away.status_code == 302
    certificate = browser.get(away.headers["Location"]).content.decode()
    assert "Ada Ashby" in certificate
    assert document.digest in certificate
    signature = Signature.objects.get(school=cast.school)
    assert (signature.person, signature.digest, signature.sheet) == (cast.ada, document.digest, None)
    assert Entry.objects.filter(kind="signing.signed", about=f"signing.signature:{signature.pk}").count() == 1
    assert "Sign the policy" not in browser.get("/").content.decode()
    assert "You signed it on" in browser.get(WAY).content.decode()


def test_signing_twice_is_signing_once(cast: Cast) -> None:
    with_document(in_force(cast.school))
    browser = signed_in(cast.ada)
    first, second = (put_answers(browser, cast.ada, cast).headers["Location"] for _ in range(2))
    assert first == second
    to, said = to_sign(cast.school), answers(cast.ada, to_sign(cast.school))
    assert operations.sign(to=to, answers=said, by=cast.ada) == Signature.objects.get(school=cast.school)
    assert Entry.objects.filter(kind="signing.signed").count() == 1


def test_a_wrong_answer_is_explained_with_its_clause(cast: Cast) -> None:
    with_document(in_force(cast.school))
    to = to_sign(cast.school)
    scene = check.questions(to.edition, cast.ada.pk)[0]
    other = "permitted" if scene.right != "permitted" else "prohibited"
    page = put_answers(signed_in(cast.ada), cast.ada, cast, answer1=other).content.decode()
    assert f"Not quite. Clause {scene.clause}" in page
    assert not Signature.objects.filter(school=cast.school).exists()
    with pytest.raises(operations.NotUnderstood):
        operations.sign(to=to, answers={}, by=cast.ada)


@pytest.mark.parametrize(("said", "says"), [({"read": ""}, "Say that you have read"), ({"answer2": ""}, "question 2")])
def test_all_is_to_be_answered(cast: Cast, said: dict[str, str], says: str) -> None:
    with_document(in_force(cast.school))
    assert says in put_answers(signed_in(cast.ada), cast.ada, cast, **said).content.decode()


def test_an_edition_that_came_meanwhile_is_read_first(cast: Cast) -> None:
    with_document(in_force(cast.school))
    away = put_answers(signed_in(cast.ada), cast.ada, cast, edition=str(uuid4()))
    assert away.headers["Location"] == WAY


def test_a_built_in_text_that_the_school_adopted_is_shown_whole(cast: Cast) -> None:
    edition = publish(cast.school, hartest())
    editions.adopt_text(edition=edition, body="governors", adopted_on=clock.today(), by=TERMINAL)
    page = signed_in(cast.ada).get(WAY).content.decode()
    assert page.count('class="handrail-clause"') == len(to_sign(cast.school).policy.clauses)
    assert edition.digest in page
    away = put_answers(signed_in(cast.ada), cast.ada, cast)
    shown = signed_in(cast.ada).get(away.headers["Location"]).content.decode()
    assert "which the governing body adopted word for word" in shown


@pytest.mark.parametrize("name", policies.names())
def test_each_built_in_policy_gives_scenes_of_its_own(name: str) -> None:
    policy = loads(policies.find(name).read_text(encoding="utf-8"), laws=laws())
    made = scenes(policy)
    assert len(made) >= 3
    assert {scene.rule for scene in made} <= {rule.id for rule in policy.rules()}
    assert all(scene.what and scene.says for scene in made)


def test_colleagues_get_other_questions_and_each_the_same_again(cast: Cast) -> None:
    edition = in_force(cast.school)
    drawn = {person: check.questions(edition, person) for person in (uuid4() for _ in range(20))}
    assert len({tuple(scene.rule for scene in one) for one in drawn.values()}) > 5
    assert all(check.questions(edition, person) == one for person, one in drawn.items())
    assert all(len(one) == check.QUESTIONS for one in drawn.values())


def test_one_clause_changes_on_monday_and_staff_see_just_that(cast: Cast) -> None:
    with clock.frozen(FRIDAY) as hands:
        with_document(publish(cast.school, hartest()))
        put_answers(signed_in(cast.ada), cast.ada, cast)
        coming = publish(cast.school, hartest(ban_until=19), (FRIDAY + timedelta(days=3)).date())
        with_document(coming)
        assert "Sign the policy" not in signed_in(cast.ada).get("/").content.decode()
        assert "not yet 18" in signed_in(cast.ada).get("/schools/ashgrove/policy/").content.decode()
        hands.advance(timedelta(days=3))
        browser = signed_in(cast.ada)
        assert "not yet 19" in browser.get("/schools/ashgrove/policy/").content.decode()
        assert "Sign the policy" in browser.get("/").content.decode()
        page = browser.get(WAY).content.decode()
        assert "has changed since you signed" in page
        assert page.count('id="change-') == 1
        assert 'id="change-terms.8"' in page
        assert check.questions(coming, cast.ada.pk, ["terms.8"])[0].clause == "terms.8"
        assert put_answers(browser, cast.ada, cast).status_code == 302
        assert Signature.objects.filter(school=cast.school, person=cast.ada).count() == 2


def test_other_words_alone_ask_nobody_again(cast: Cast) -> None:
    with clock.frozen(FRIDAY) as hands:
        with_document(publish(cast.school, hartest()))
        sign(cast.ada, cast.school)
        with_document(publish(cast.school, hartest(reworded=True), (FRIDAY + timedelta(days=3)).date()))
        hands.advance(timedelta(days=3))
        assert "Sign the policy" not in signed_in(cast.ada).get("/").content.decode()
        assert "Sign the policy" in signed_in(cast.carol).get("/").content.decode()


def test_whoever_is_not_bound_is_not_asked(cast: Cast) -> None:
    edition = publish(cast.school, policies.find("barleyhurst-park").read_text(encoding="utf-8"))
    with_document(edition)
    bound = to_sign(cast.school).policy.binds
    browser = signed_in(cast.by_role[Role.CONTRACTOR])
    assert ("not asked to sign" in browser.get(WAY).content.decode()) == ("contractor" not in bound)
    assert signed_in(cast.pat).get(WAY).status_code == 403


def test_a_certificate_is_for_its_owner_and_the_leaders(cast: Cast) -> None:
    with_document(in_force(cast.school))
    way = f"/schools/ashgrove/policy/signatures/{sign(cast.ada, cast.school).pk}/"
    assert signed_in(cast.ada).get(way).status_code == 200
    assert signed_in(cast.carol).get(way).status_code == 200
    assert signed_in(cast.by_role[Role.VOLUNTEER]).get(way).status_code == 404


def test_database_keeps_one_signature_of_each(cast: Cast) -> None:
    with_document(in_force(cast.school))
    first = sign(cast.ada, cast.school)
    fields = {field.attname: getattr(first, field.attname) for field in first._meta.fields if field.attname != "id"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(**{**fields, "person_id": cast.carol.pk, "entered_by_id": cast.carol.pk})


def test_pages_of_signing_ask_little(cast: Cast) -> None:
    with_document(in_force(cast.school))
    browser = signed_in(cast.carol)
    for way, most in ((WAY, 8), (f"{WAY}check/", 7), ("/schools/ashgrove/policy/signatures/", 6)):
        browser.get(way)
        with CaptureQueriesContext(connection) as asked:
            browser.get(way)
        assert len(asked) <= most, (way, [one["sql"][:120] for one in asked.captured_queries])
