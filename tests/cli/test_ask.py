"""`handrail ask`: a whole question is answered at once, and a wrong one is refused with a hint."""

import json

import pytest

from tests.cli.running import EXAMPLE, lines, run

SAID = "Staff neither accept nor invite as a friend a pupil, or a pupil's relative, whom they know through their work."


def test_a_whole_question_is_answered_at_once() -> None:
    result = run("ask", EXAMPLE, "connect", "with=pupil", "family=no")
    assert result.exit_code == 0
    assert lines(result) == [
        "No. The policy forbids it, and nothing listed would change that.",
        "Because",
        'Clause 3.4 ("must not")',
        SAID,
        "What to do",
        "- You must: Decline or leave the request unanswered (clause 3.4)",
        "Taken for granted (another answer here would change the verdict)",
        "- Who is asking? A member of staff (role)",
        "- Did you come to know that person through your work? yes (known_through_work)",
    ]


def test_an_open_question_says_what_it_depends_on() -> None:
    result = run("ask", EXAMPLE, "connect", "with=pupil")
    assert "It depends." in result.stdout
    assert "- Is that person a member of your own family? (family)" in lines(result)
    assert "To say more, add family=..." in lines(result)


def test_what_is_outstanding_is_named_with_its_alternatives() -> None:
    result = run("ask", EXAMPLE, "post", "capacity=official", "content=image-of-pupil")
    assert "- A parent or carer has consented in writing (parent-written-consent)" in lines(result)
    either = (
        "- One of these. A second person has read it (second-reader); or: The headteacher has agreed (head-agreement)"
    )
    assert either in lines(result)


def test_what_is_in_place_makes_it_allowed() -> None:
    met = "met=parent-written-consent,head-written-agreement"
    assert run("ask", EXAMPLE, "post", "capacity=official", "content=image-of-pupil", met).stdout.startswith("Yes.")


def test_advice_comes_with_a_time_limit() -> None:
    result = run("ask", EXAMPLE, "name-employer", "age=30", "content=about-school")
    assert result.stdout.startswith("Better not.")
    assert "- You should, within 72 hours: Tell the headteacher (clause 6.1)" in lines(result)


def test_a_note_says_what_moved_since_the_edition() -> None:
    result = run("ask", EXAMPLE, "post", "content=names-pupil", "clock=10:00")
    assert "- 2026-01-05: The platform now shows posts to everybody." in result.stdout
    assert "Not confirmed" in result.stdout


def test_whom_the_policy_does_not_bind_is_told_so() -> None:
    result = run("ask", EXAMPLE, "connect", "role=parent", "with=pupil")
    assert lines(result) == [
        "Not covered. The policy says nothing of it.",
        "The policy does not bind the person who asks",
        "Whom it binds stands in clause 1.2.",
    ]


def test_an_event_opens_a_pathway_in_order() -> None:
    result = run("ask", EXAMPLE, "abuse-of-staff", "threat=yes")
    assert lines(result) == [
        "What to do, in this order",
        "1. The member of staff concerned must, on the same day: Tell the headteacher (clause 7.2)",
        "2. The headteacher must, within 1 working day: Contact the police (clause 7.2)",
        "What nobody does",
        "- Do not answer or take part (clause 7.2)",
    ]


def test_an_event_of_which_the_policy_is_silent() -> None:
    assert lines(run("ask", EXAMPLE, "data-breach")) == ["The policy does not say what to do then."]


def test_json_is_the_answer_of_the_contract() -> None:
    answer = json.loads(run("ask", EXAMPLE, "connect", "with=pupil", "family=no", "--json").stdout)
    assert answer["outcome"] == "prohibited"
    assert answer["reasons"][0]["clauses"] == ["3.4"]


def test_a_set_may_be_partly_known() -> None:
    words = ("content.has=image-of-pupil", "content.has_not=names-pupil")
    assert run("ask", EXAMPLE, "post", "capacity=official", *words).stdout.startswith("Only on conditions.")
    assert run("ask", EXAMPLE, "post", "capacity=official", words[0]).stdout.startswith("It depends.")
    assert run("ask", EXAMPLE, "post", "capacity=official", "content=none").stdout.startswith("Not covered.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["conect"], 'No action or event is called "conect". Did you mean "connect"?'),
        (["connect", "wth=pupil"], 'No fact is called "wth". Did you mean "with"?'),
        (["connect", "with=pupils"], 'The fact "with" has no value "pupils". Did you mean "pupil"?'),
        (["connect", "with"], '"with" is not a fact. Write fact=value'),
        (["connect", "with=pupil", "with=parent"], 'The fact "with" is given twice.'),
        (["connect", "family=perhaps"], "Give yes, no or ?."),
        (["connect", "age=old"], "Give a whole number of years."),
        (["post", "clock=25:00"], "Give a time such as 09:30."),
        (["post", "content.has=rumour", "content.has=names-pupil"], "each once"),
        (["post", "content.had=rumour"], "content.has_not="),
        (["post", "content=rumours"], 'Did you mean "rumour"?'),
        (["post", "content.has=rumour", "content.has_not=rumour"], "both has and has not"),
        ([], "Name an action or an event"),
        (["with=pupil"], "Name an action or an event"),
    ],
)
def test_a_wrong_question_is_refused_with_a_hint(words: list[str], said: str) -> None:
    result = run("ask", EXAMPLE, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not result.stdout


def test_a_wrong_word_gets_the_words_there_are_or_the_way_to_them() -> None:
    assert "It can be: pupil, former-pupil, " in run("ask", EXAMPLE, "connect", "with=ex-pupil").stderr
    assert "lets you choose from a list" in run("ask", EXAMPLE, "zzz").stderr
