"""A search that narrows as it goes never takes a way that the narrowing has closed."""

from handrail.engine import Question, decide, loads
from tests.engine import oracle
from tests.engine.small import HEAD

CLOSED_ON_THE_WAY = """
[[clause]]
id = "c0"
says = "Clause 0."
[[clause.rule]]
topic = "contact.pupil"
on = "connect"
when = { content = ["names-pupil", "abusive"], clock = { from = "09:00", until = "17:00" } }
then = "permitted"

[[clause]]
id = "c1"
says = "Clause 1."
[[clause.rule]]
topic = "contact.pupil"
on = "connect"
unless = [{ age = { below = 16 }, clock = { from = "09:00", until = "17:00" } }, \
{ content = { without = ["names-pupil"] }, clock = { from = "09:00", until = "17:00" } }]
then = "prohibited"

[[clause]]
id = "c2"
says = "Clause 2."
[[clause.rule]]
topic = "contact.pupil"
on = "connect"
unless = [{ age = { below = 16 } }]
binds = ["staff"]
then = "prohibited"
in_place_of = ["c0"]

[[clause]]
id = "c3"
says = "Clause 3."
[[clause.rule]]
topic = "contact.pupil"
on = "connect"
unless = [{ content = ["names-pupil"] }]
binds = ["staff"]
then = "prohibited"
in_place_of = ["c0"]
"""
"""Three exceptions share their facts: to settle one narrows what is left of the ways to settle another."""


def test_ways_that_were_counted_before_a_narrowing_are_counted_anew() -> None:
    policy, question = loads(HEAD + CLOSED_ON_THE_WAY), Question("connect", {})
    truth = oracle.answer(policy, question)
    answer = decide(policy, question)
    assert (list(answer.possible), set(answer.ask)) == (truth["possible"], truth["ask"])
