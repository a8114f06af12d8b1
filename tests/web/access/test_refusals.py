"""Who is refused what, in a sentence that says why: the cases that no page of ours offers, and a program could try."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.access import handbook_rows as rows
from tests.web.cast import Cast

from handrail.web.handbook.asking import access as asking
from handrail.web.handbook.rulings import access as rulings
from handrail.web.people import access as people
from handrail.web.people import operations
from handrail.web.people.models import Holding
from handrail.web.people.refusals import Allowed, Refusal
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

CASES: dict[str, tuple[Callable[[Cast], Allowed | Refusal], str]] = {
    "send another's answer": (
        lambda c: asking.may_send(c.carol, rows.keep(c, c.ada, c.school), to=c.carol),
        "somebody else's",
    ),
    "ask about another's answer": (
        lambda c: rulings.may_ask(c.carol, rows.keep(c, c.ada, c.school)),
        "somebody else's",
    ),
    "give a role in the trust": (
        lambda c: people.may_give_role(c.carol, role=Role.TRUST_OFFICER, to=c.ada, school=c.school),
        "on the server",
    ),
    "take a role in the trust away": (
        lambda c: people.may_end_role(c.carol, Holding.objects.get(person=c.by_role[Role.TRUST_OFFICER])),
        "on the server",
    ),
    "record oneself as gone": (
        lambda c: people.may_record_leaver(c.carol, leaver=c.carol, school=c.school),
        "left themselves",
    ),
    "record somebody as gone whose role one may not take": (
        lambda c: people.may_record_leaver(
            c.by_role[Role.IT_ADMINISTRATOR], leaver=c.by_role[Role.DSL], school=c.school
        ),
        "Only the headteacher",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_refusal_says_why(case: str, cast: Cast) -> None:
    ask, why = CASES[case]
    answer = ask(cast)
    assert isinstance(answer, Refusal)
    assert why in answer.why


def test_the_terminal_may_end_roles(cast: Cast) -> None:
    held = Holding.objects.get(person=cast.by_role[Role.TRUST_OFFICER])
    assert people.may_end_role(TERMINAL, held)
    assert people.may_record_leaver(TERMINAL, leaver=cast.ada, school=cast.school)


def test_a_role_of_a_school_is_not_given_in_a_trust(cast: Cast) -> None:
    with pytest.raises(ValueError, match="held at a school"):
        operations.give_trust_role(person=cast.ada, role=Role.STAFF, trust=cast.trust, by=TERMINAL)
