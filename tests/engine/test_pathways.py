"""The pathway after an event: who, in what order, by when, what never, and what to ask."""

import pytest

from handrail.engine import Question, QuestionError, decide, pathway
from tests.engine.small import policy, step, steps, walk

TWO = policy(f"""
# a
{step(by="head", do=["investigate"], after=["record"])}
# b
{step(by="staff", do=["record"], within="same-day")}
# c
{step(by="head", do=["follow-disciplinary"], word="should", after=["investigate"], when={"still_online": True})}
""")


def test_steps_come_after_the_duties_that_they_name():
    assert steps(walk(TWO, still_online=True)) == ["record", "investigate", "follow-disciplinary"]


def test_ties_are_in_document_order():
    made = policy(f"""
    # a
    {step(do=["record", "investigate"])}
    # b
    {step(do=["inform-head"])}
    """)
    assert steps(walk(made)) == ["record", "investigate", "inform-head"]


def test_step_waits_for_all_lines_of_the_duty_that_it_names():
    made = policy(f"""
    # a
    {step(by="head", do=["contact-police"], after=["record"])}
    # b
    {step(by="staff", do=["record"])}
    # c
    {step(by="dsl", do=["record"])}
    """)
    assert [(line.duty, line.by) for line in walk(made).steps][-1] == ("contact-police", "head")


def test_unknown_fact_that_would_add_a_step_is_asked_for():
    found = walk(TWO)
    assert steps(found) == ["record", "investigate"]
    assert found.ask == ("still_online",)


def test_assumed_fact_of_which_another_value_changes_a_step_is_asked_for_after_the_unknown_ones():
    made = policy(f"""
    # a
    {step(do=["record"])}
    # b
    {step(do=["contact-police"], when={"criminal": True})}
    # c
    {step(do=["remove-post"], when={"still_online": True})}
    """)
    found = walk(made)
    assert found.ask == ("still_online", "criminal")
    assert steps(found) == ["record"]


def test_duty_that_is_never_done_is_not_among_the_steps():
    made = policy(f"""
    # a
    {step(do=["preserve-evidence", "contact-police"])}
    # b
    {step(never=["preserve-evidence"], when={"criminal": True})}
    """)
    assert steps(walk(made, criminal=False)) == ["preserve-evidence", "contact-police"]
    found = walk(made, criminal=True)
    assert steps(found) == ["contact-police"]
    assert [(never.duty, never.clauses) for never in found.never] == [("preserve-evidence", ("b",))]


def test_step_in_place_of_a_clause_takes_its_steps_away():
    made = policy(f"""
    # a
    {step(do=["contact-police"])}
    # b
    {step(do=["record"], when={"criminal": False}, in_place_of=["a"])}
    """)
    assert steps(walk(made, criminal=False)) == ["record"]
    assert steps(walk(made, criminal=True)) == ["contact-police"]


def test_role_of_whoever_reports_plays_no_part():
    assert steps(walk(TWO, role="parent", still_online=False)) == ["record", "investigate"]


def test_same_duty_of_one_doer_is_one_line():
    made = policy(f"""
    # a
    {step(by="head", do=["record"], word="should")}
    # b
    {step(by="head", do=["record"], within="at-once")}
    """)
    [line] = walk(made).steps
    assert line.as_json() == {
        "duty": "record",
        "by": "head",
        "word": "must",
        "within": "at-once",
        "clauses": ["a", "b"],
    }


def test_policy_that_is_silent_gives_an_empty_pathway():
    found = walk(TWO, "data-breach")
    assert (found.steps, found.never, found.ask) == ((), (), ())


def test_action_has_no_pathway_and_event_no_verdict():
    with pytest.raises(QuestionError, match="an action, not an event"):
        pathway(TWO, Question("connect"))
    with pytest.raises(QuestionError, match="an event, not an action"):
        decide(TWO, Question("breach-found"))
