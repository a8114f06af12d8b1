"""Rules and steps in words: every part of a rule is said."""

from handrail.engine import in_words
from tests.engine.small import policy, rule, step


def lines(clauses: str) -> list[str]:
    made = policy(clauses)
    return [line for statement in (*made.rules(), *made.steps()) for line in in_words(made, statement).lines()]


def test_rule_says_whom_it_binds_and_how_strongly() -> None:
    said = lines(f"""
    # a
    {rule(then="prohibited")}
    {rule(then="advised-against", on=["post", "react"])}
    {rule(then="permitted", binds=["staff"])}
    {rule(then="permitted", needs=["head-agreement", ["good-reason", "stated-purpose"]])}
    {rule(duties=["record"])}
    """)
    assert said == [
        "Send, accept or keep a friend, follow or contact request: staff and governors must not do this.",
        "Posting or liking or sharing: staff and governors are advised against this.",
        "Send, accept or keep a friend, follow or contact request: staff may do this.",
        "Send, accept or keep a friend, follow or contact request: staff and governors "
        "may do this once the following is in place.",
        "First: the headteacher has agreed.",
        "First: there is a good reason for it or the purpose is written down.",
        "Send, accept or keep a friend, follow or contact request: staff and governors have something to do here.",
        "To do: write a record of what happened.",
    ]


def test_conditions_are_said_whatever_their_kind() -> None:
    when = {"with": ["pupil", "parent"], "family": False, "age": {"at_least": 16, "below": 18}}
    clock = {"clock": {"from": "09:00", "until": "17:00"}}
    content = {"content": {"any": ["rumour"], "all": ["sexual", "illegal"], "without": ["complaint"]}}
    said = lines(f"""
    # a
    {rule(then="prohibited", when=when, unless=[clock, content])}
    # b
    {rule(then="permitted", when={"age": {"below": 16}, "family": True}, unless=[{"clock": {"until": "09:00"}}])}
    # c
    {rule(then="permitted", when={"age": {"at_least": 18}, "clock": {"from": "17:00"}}, in_place_of=["b", "a/1"])}
    # d
    {rule(then="permitted", when={"age": [16, 17]})}
    """)
    assert said[1:3] == [
        "When the other person is a pupil at the school or a parent or carer of a pupil and that person is not a "
        "member of your own family and the age of that person (or of the pupil who asks) "
        "is from 16 until just before 18.",
        "Not when the time of day is from 09:00 until just before 17:00.",
    ]
    assert "none of: a complaint" in said[3]
    assert "below 16" in said[5]
    assert "before 09:00" in said[6]
    assert "18 or more" in said[8]
    assert "from 17:00 on" in said[8]
    assert said[9] == "Stands in place of b, a/1."
    assert "is 16 or 17" in said[11]


def test_step_says_who_does_what_by_when_and_what_never() -> None:
    said = lines(f"""
    # a
    {step(by="head", do=["record"], within="at-once")}
    {step(by="staff", do=["inform-head"], within="same-day", word="should")}
    {step(do=["investigate"], within={"hours": 1}, after=["record"])}
    {step(do=["respond"], within={"working_days": 2}, never=["remove-post"])}
    """)
    assert [line for line in said if not line.startswith("A member of staff is found")] == [
        "To do: write a record of what happened (the headteacher), at once.",
        "To do: tell the headteacher (the member of staff concerned), the same day, as advice.",
        "To do: investigate promptly (the school), within 1 hour.",
        "Comes after: write a record of what happened.",
        "To do: look into it and answer (the school), within 2 working days.",
        "What nobody does: take the material down.",
    ]


def test_everybody_is_said_where_every_role_is_bound() -> None:
    roles = ["staff", "governor", "contractor", "volunteer", "leaver", "pupil", "parent"]
    assert (
        "everybody must not"
        in lines(f"""
    # a
    {rule(then="prohibited", binds=roles)}
    """)[0]
    )
