"""Rulings: exactly the condition that is named, for the scope that is named, until the day that is named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.web.access.handbook_rows import rule
from tests.web.cast import Cast, signed_in
from tests.web.handbook.test_asking import read

from handrail.web import clock
from handrail.web.handbook.rulings import letters, operations, telling, waiting
from handrail.web.handbook.rulings.models import Asked, Ruling
from handrail.web.people.models import Person
from handrail.web.people.roles import Role

QUESTION = "/schools/ashgrove/ask/connect/?with=pupil&known_personally=yes&age=17"
BOTH = ["good-reason", "head-agreement"]


def ask(person: Person, question: str = QUESTION) -> Asked:
    signed_in(person).post(question.replace("?", "ruling/?"), {"note": ""})
    return Asked.objects.filter(asker=person).latest("asked_at")


def shown(person: Person, question: str = QUESTION) -> str:
    return read(signed_in(Person.objects.get(pk=person.pk)).get(question))


def test_a_yes_puts_in_place_what_it_names_and_nothing_else(cast: Cast) -> None:
    ruling = rule(cast, ask(cast.ada), grants=["head-agreement", "risk-assessment"])
    assert ruling.grants == ["head-agreement"]
    page = shown(cast.ada)
    assert "By ruling: yes" in page
    assert "Allowed once something is in place" in page
    assert "There is a good reason for it Mark as in place" in page


def test_with_all_agreements_the_engine_says_the_rest(cast: Cast) -> None:
    rule(cast, ask(cast.ada), grants=BOTH)
    assert "Allowed once something is in place" not in shown(cast.ada)


def test_a_yes_reaches_nobody_else_and_no_other_question(cast: Cast) -> None:
    rule(cast, ask(cast.ada), grants=BOTH)
    assert "By ruling" not in shown(cast.by_role[Role.SECOND_READER])
    assert "By ruling" not in shown(cast.ada, QUESTION.replace("age=17", "age=12"))
    assert "By ruling" not in shown(cast.ada, QUESTION.replace("with=pupil", "with=parent"))


def test_a_ruling_for_the_role_reaches_colleagues(cast: Cast) -> None:
    rule(cast, ask(cast.ada), grants=BOTH, whom="role")
    assert "By ruling: yes" in shown(cast.by_role[Role.SECOND_READER])
    assert "By ruling" not in shown(cast.pat)


def test_a_fact_that_was_open_may_be_known_later(cast: Cast) -> None:
    open_question = QUESTION.replace("&age=17", "")
    rule(cast, ask(cast.ada, open_question), grants=BOTH)
    assert "By ruling: yes" in shown(cast.ada)


def test_a_no_is_shown_first_and_nobody_asks_again(cast: Cast) -> None:
    rule(cast, ask(cast.ada), verdict="no", grants=BOTH)
    page = shown(cast.ada)
    assert page.index("By ruling: no") < page.index("What the policy itself says")
    assert "Ask the headteacher" not in page
    assert Ruling.objects.get(asker=cast.ada).grants == []


def test_a_ruling_ends_on_its_day_and_when_somebody_ends_it(cast: Cast) -> None:
    ruling = rule(cast, ask(cast.ada), grants=BOTH)
    with clock.frozen(clock.now() + timedelta(days=30)):
        assert "By ruling" in shown(cast.ada)
    with clock.frozen(clock.now() + timedelta(days=31)):
        assert "By ruling" not in shown(cast.ada)
    operations.end(ruling=ruling, by=cast.carol)
    assert "By ruling" not in shown(cast.ada)


def test_a_precedent_stands_beside_the_clause_without_the_asker(cast: Cast) -> None:
    ruling = rule(cast, ask(cast.ada), grants=BOTH)
    ben = cast.by_role[Role.SECOND_READER]
    assert "A cousin may" not in shown(ben)
    operations.publish(ruling=ruling, precedent="A cousin may be followed.", by=cast.carol)
    page = shown(ben)
    assert "A cousin may be followed." in page
    assert "Ada" not in page
    assert "By ruling" not in page
    assert "Ada" not in read(signed_in(ben).get(f"/schools/ashgrove/rulings/{ruling.pk}/"))


def test_what_is_suggested_for_a_precedent_does_not_tell_who_asked(cast: Cast) -> None:
    ruling = rule(cast, ask(cast.ada, f"{QUESTION}&parent_here=yes"), grants=BOTH)
    suggested = telling.tell(ruling, cast.carol).suggestion
    assert "a pupil at the school" in suggested
    assert "parent" not in suggested
    assert "Ada" not in suggested


def test_the_head_asks_the_chair(cast: Cast) -> None:
    asked = ask(cast.carol)
    assert asked.to == Role.CHAIR
    assert [one.title for one in waiting.waiting(cast.by_role[Role.CHAIR])] == ["Answer a question"]


def test_letters_go_to_who_may_answer_and_to_who_asked(cast: Cast) -> None:
    asked = ask(cast.ada)
    told = {"asked": asked.pk, "to": cast.carol.pk, "school": cast.school.pk}
    letter = letters.asked(told)
    assert letter is not None
    assert letter.to == [cast.carol.email]
    assert letters.asked({**told, "to": cast.by_role[Role.DSL].pk}) is None
    ruling = rule(cast, asked)
    assert letters.asked(told) is None  # it was answered meanwhile
    answer = letters.ruled({"ruling": ruling.pk, "school": cast.school.pk})
    assert answer is not None
    assert answer.to == [cast.ada.email]
    assert "Carol" not in letter.body + answer.body


def test_the_same_question_goes_once_while_it_waits(cast: Cast) -> None:
    first = ask(cast.ada)
    assert ask(cast.ada) == first
    assert ask(cast.ada, QUESTION.replace("age=17", "age=16")) != first


def test_what_is_decided_cannot_be_asked(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    answer = browser.post("/schools/ashgrove/ask/connect/ruling/?with=former-pupil", {"note": ""})
    assert answer.status_code == 403
    assert not Asked.objects.filter(asker=cast.ada)


def test_what_waits_is_on_the_home_page_of_whoever_it_waits_for(cast: Cast) -> None:
    asked = ask(cast.ada)
    assert "Answer a question" in [one.title for one in waiting.waiting(cast.carol)]
    assert not list(waiting.waiting(cast.by_role[Role.SECOND_READER]))
    ruling = rule(cast, asked)
    assert [one.title for one in waiting.waiting(cast.ada)] == ["Your question was answered"]
    assert not [one for one in waiting.waiting(cast.carol) if one.title == "Answer a question"]
    with clock.frozen(clock.now() + timedelta(days=20)):
        assert "Look at a ruling again" in [one.title for one in waiting.waiting(cast.carol)]
        operations.prolong(ruling=ruling, until=clock.today() + timedelta(days=90), by=cast.carol)
        assert "Look at a ruling again" not in [one.title for one in waiting.waiting(cast.carol)]


@pytest.mark.parametrize(
    "sent", [{"verdict": "conditions"}, {"until": "1/1/2020"}, {"until": "1/1/2099"}, {"verdict": ""}, {"whom": ""}]
)
def test_a_ruling_made_amiss_is_not_made(cast: Cast, sent: dict[str, Any]) -> None:
    asked = ask(cast.ada)
    until = clock.today() + timedelta(days=9)
    whole = {"verdict": "yes", "whom": "asker", "until": f"{until:%d/%m/%Y}", "grants": BOTH, **sent}
    page = signed_in(cast.carol).post(f"/schools/ashgrove/rulings/asked/{asked.pk}/rule/", whole)
    assert "There is a problem" in read(page)
    assert not Ruling.objects.filter(asked=asked)


def test_the_database_lets_nobody_rule_on_their_own_question(cast: Cast) -> None:
    ruling = rule(cast, ask(cast.ada))
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.filter(pk=ruling.pk).update(ruled_by=cast.ada)


def test_lists_take_as_many_queries_with_thirty_rows_as_with_one(cast: Cast) -> None:
    pages = ("/schools/ashgrove/rulings/", "/schools/ashgrove/ask/kept/")
    counts = []
    for number in (1, 29):
        for _ in range(number):
            rule(cast, ask(cast.ada))
        for page in pages:
            browser = signed_in(cast.ada)
            browser.get(page)
            with CaptureQueriesContext(connection) as asked:
                browser.get(page)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 6
