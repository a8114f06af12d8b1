"""How many have signed, school by school: a trust sees numbers, and those that the school itself would count."""

from __future__ import annotations

from django.urls import reverse
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import in_force, sign, to_sign, with_document

from handrail.web.handbook.signing import queries
from handrail.web.oversight.trust.signing import by_school
from handrail.web.oversight.trust.standing import standings
from handrail.web.people.roles import Role


def shown(cast: Cast) -> str:
    browser = signed_in(cast.by_role[Role.TRUST_SAFEGUARDING_LEAD])
    return str(browser.get(reverse("trust:signatures", args=["alder"])).content.decode())


def test_before_there_is_something_to_sign_nobody_is_counted(cast: Cast) -> None:
    assert [(one.has_document, one.asked) for one in by_school(standings(cast.trust))] == [(False, 0), (False, 0)]
    assert "The school has not said what is signed" in shown(cast)


def test_the_numbers_are_those_of_the_school(cast: Cast) -> None:
    with_document(in_force(cast.school))
    sign(cast.ada, cast.school)
    here = by_school(standings(cast.trust))[0]
    people = queries.signers(to_sign(cast.school))
    assert here.asked == len(people)
    assert here.signed == 1
    assert here.missing == len(queries.missing(to_sign(cast.school)))
    page = shown(cast)
    assert f'data-label="Missing">{here.missing}<' in page
    assert "Ada Ashby" not in page
