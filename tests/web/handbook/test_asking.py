"""Asking by pages: one question at a time, the verdict with its clause, and nothing typed in an address."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from tests.web.cast import Cast, signed_in

from handrail.engine import Policy, load
from handrail.policies import find, laws, names
from handrail.web.handbook.asking.queries import Lead
from handrail.web.handbook.asking.questions import facts, finding
from handrail.web.handbook.asking.questions.answering import stand
from handrail.web.handbook.asking.questions.doing import means

ASK = "/schools/ashgrove/ask/"


def read(response: Any) -> str:
    """Give what stands in the main part of a page."""
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def policy(name: str = "bentilee") -> Policy:
    return load(find(name), laws=laws())


def test_questions_come_one_at_a_time_until_the_verdict(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert "Who is the other person?" in read(browser.get(f"{ASK}connect/"))
    assert "Do you know that person in real life?" in read(browser.get(f"{ASK}connect/?put=with&with=pupil"))
    page = browser.get(f"{ASK}connect/?with=pupil&put=known_personally&known_personally=yes")
    assert "Allowed once something is in place" in read(page)
    assert '#clause-5.1"' in page.content.decode()


def test_not_knowing_is_an_answer(cast: Cast) -> None:
    shown = read(signed_in(cast.ada).get(f"{ASK}connect/?with=pupil&put=known_personally&known_personally=%3F"))
    assert "It depends" in shown
    assert "It could be" in shown


@pytest.mark.parametrize("query", ["put=with", "put=with&with=nobody", "put=age&with=parent&age=999"])
def test_an_answer_that_is_none_is_asked_for_again(cast: Cast, query: str) -> None:
    assert "There is a problem" in read(signed_in(cast.ada).get(f"{ASK}connect/?{query}"))


def test_an_empty_number_means_not_knowing(cast: Cast) -> None:
    shown = read(signed_in(cast.ada).get(f"{ASK}connect/?with=pupil&known_personally=yes&put=age&age="))
    assert "I do not know Change" in shown


def test_any_answer_can_be_changed(cast: Cast) -> None:
    page = signed_in(cast.ada).get(f"{ASK}connect/?with=pupil&known_personally=yes&change=with")
    text = page.content.decode()
    assert "Who is the other person?" in text
    assert 'name="known_personally" value="yes"' in text
    assert re.search(r'value="pupil" checked', text)


def test_what_is_in_place_is_taken_off_the_list(cast: Cast) -> None:
    browser, question = signed_in(cast.ada), f"{ASK}connect/?with=pupil&known_personally=yes&age=17"
    assert "There is a good reason for it Mark as in place" in read(browser.get(question))
    assert "There is a good reason for it Mark as in place" not in read(browser.get(f"{question}&met=good-reason"))


def test_an_event_gives_steps_with_who_and_when(cast: Cast) -> None:
    shown = read(signed_in(cast.ada).get(f"{ASK}abuse-of-staff/?by=pupil&threat=yes"))
    assert "In this order" in shown
    assert "Tell the headteacher at once" in shown
    assert "The member of staff concerned" in shown


def test_a_duty_that_can_be_done_here_has_its_way(cast: Cast) -> None:
    page = signed_in(cast.ada).get(f"{ASK}contact-attempt/?with=pupil").content.decode()
    told = re.search(r"<strong>Talk it over with the headteacher.*?</li>", page, re.S)
    assert told is not None
    assert 'href="#keep"' in told[0]
    assert 'id="keep"' in page


def test_whom_to_tell_can_be_called_and_whom_to_ask_is_asked(cast: Cast) -> None:
    leads = [Lead("Dev Dale", "DSL", "01632 960 001"), Lead("No Number", "Deputy DSL", "")]
    ways = means(cast.school, leads, "Headteacher", works_here=True)
    assert [way.href for way in ways["inform-dsl"]] == ["tel:01632960001"]
    assert ways["consult-head"][0].says == "Ask the headteacher"
    assert "sign-policy" in ways
    assert "sign-policy" not in means(cast.school, leads, "", works_here=False)
    assert set(ways) <= set(policy().vocabulary.duties)


def test_help_for_a_child_comes_first_where_the_policy_is_silent(cast: Cast) -> None:
    shown = read(signed_in(cast.ada).get(f"{ASK}post/?content=none"))
    assert shown.index("If a child may be at risk") < shown.index("Not covered")
    assert "Dev Dale" in shown
    assert "999" in shown


def test_no_such_question_is_not_found(cast: Cast) -> None:
    assert signed_in(cast.ada).get(f"{ASK}levitate/").status_code == 404


def test_roles_say_who_asks(cast: Cast) -> None:
    assert "A parent or carer of a pupil (from what you do here)" in read(
        signed_in(cast.pat).get(f"{ASK}name-employer/")
    )


@pytest.mark.parametrize("name", names())
def test_ways_in_lead_to_questions_of_the_policy(name: str) -> None:
    opened = policy(name)
    ways = [*finding.common(opened), *finding.events(opened)]
    ways += [way for group in finding.actions(opened) for way in group.ways]
    assert len(finding.common(opened)) >= 4
    for way in ways:
        stand(opened, way.word, facts.read(opened, way.word, _Sent(way.facts)), {"role": "staff"})
        assert facts.spoken_on(opened, way.word)


class _Sent(dict[str, Any]):
    def getlist(self, key: str) -> list[str]:
        value: Any = self[key]
        return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(
    "value",
    [True, False, None, "pupil", 12, {"has": ["sexual"], "has_not": ["threatening"]}, {"has": ["sexual"]}],
)
def test_facts_come_back_from_an_address_as_they_went(value: Any) -> None:
    opened = policy()
    name = {bool: "family", str: "with", int: "age", dict: "content", type(None): "family"}[type(value)]
    texts: dict[str, list[str]] = {}
    for one, text in facts.as_query({name: value}):
        texts.setdefault(one, []).append(text)
    found = facts.value_of(opened.vocabulary.facts[name], texts[name], ("sexual", "threatening"))
    assert found == value


def test_what_was_begun_comes_back_as_begun() -> None:
    opened, said = policy(), {"content": {"has": ["sexual"]}, "family": None}
    texts = _Sent(facts.by_name(said, {"content"}))
    assert texts["content"] == ["sexual", "more"]
    assert facts.read(opened, "post", texts) == said
    assert facts.begun(opened, texts) == {"content"}
    assert facts.begun(opened, _Sent(facts.by_name(said))) == set()


def test_nothing_is_said_by_more_alone() -> None:
    assert facts.read(policy(), "post", _Sent(content=["more"])) == {}


def test_the_rest_of_a_set_is_asked_for_with_what_is_known_already_chosen(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    asked = browser.get(f"{ASK}post/?content=own-personal-information&content=more").content.decode()
    assert re.search(r'value="own-personal-information" checked', asked)
    assert not re.search(r'value="[?]" checked', asked)
    assert "perhaps more" in asked
    settled = read(browser.get(f"{ASK}post/?put=content&content=own-personal-information&content=%3F"))
    assert "It depends" in settled


def test_the_rest_is_not_asked_for_where_the_answer_is_clear_without_it(cast: Cast) -> None:
    assert "Not allowed" in read(signed_in(cast.ada).get(f"{ASK}post/?content=names-pupil&content=more"))


def test_a_word_that_the_policy_does_not_look_at_is_still_there_to_be_taken_out(cast: Cast) -> None:
    opened = policy()
    aside = next(
        v for v in opened.vocabulary.facts["content"].values if v not in facts.in_play(opened, "post")["content"]
    )
    page = signed_in(cast.ada).get(f"{ASK}post/?content={aside}&content=more&change=content").content.decode()
    assert re.search(rf'value="{aside}" checked', page)


def test_often_asked_claims_nothing_of_the_rest_of_a_post() -> None:
    told = [way.facts["content"] for name in names() for way in finding.common(policy(name)) if "content" in way.facts]
    assert told
    assert all(texts[-1] == facts.MORE for texts in told)
