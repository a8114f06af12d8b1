"""Who may see and change schools, persons and roles. One function serves the button, the view and the operation."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from handrail.web.people.models import Holding, Person, School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import LEADERS, TRUST_ROLES, Role
from handrail.web.people.terminal import Terminal

Actor = Person | Terminal

# Whoever gives one of these decides who hears of a concern, or who runs the place. So a leader does.
GIVEN_BY_LEADERS = frozenset({
    Role.HEAD, Role.DEPUTY_HEAD, Role.DSL, Role.DEPUTY_DSL, Role.CHAIR, Role.DATA_PROTECTION_LEAD,
    Role.IT_ADMINISTRATOR,
})  # fmt: skip


def school_for(request: HttpRequest, slug: str) -> School:
    """Give the school of an address; another person's school looks the same as none at all."""
    held = (holding.school for holding in request.user.holdings_today if holding.school)
    school = next((one for one in held if one.slug == slug), None)  # read with the roles already
    if school is None:
        school = get_object_or_404(School.objects.visible_to(request.user), slug=slug)
    request.school = school  # type: ignore[attr-defined]  # the frame of the page shows it
    return school


def may_see_people(person: Person, school: School) -> Allowed | Refusal:
    """Say who sees the list of persons and their roles."""
    return only_if(person.works_at(school), "Only people who work at the school can see who else does.")


def may_see_pupils(person: Person, school: School) -> Allowed | Refusal:
    """Say who sees pupils: who works there sees all of them, a carer their own."""
    return only_if(
        person.works_at(school) or person.holds(Role.PARENT, school=school),
        "Only people who work at the school, and carers, can see pupils.",
    )


def may_manage_people(person: Actor, school: School) -> Allowed | Refusal:
    """Say who adds persons and changes roles."""
    if isinstance(person, Terminal):
        return Allowed()
    return only_if(
        person.holds(*LEADERS, Role.IT_ADMINISTRATOR, Role.TRUST_OFFICER, school=school),
        "Only the headteacher, a deputy, the IT administrator or a trust officer can change who does what.",
    )


def may_change_telephone(person: Actor, *, of: Person, school: School) -> Allowed | Refusal:
    """Say who changes somebody's number at work: the person, or whoever manages people."""
    return Allowed() if person == of else may_manage_people(person, school)


def may_give_role(person: Actor, *, role: str, to: Person, school: School) -> Allowed | Refusal:
    """Say who gives somebody a role at a school."""
    if isinstance(person, Terminal):
        return Allowed()
    if role in TRUST_ROLES:
        return Refusal("A role in the trust is given on the server, with `handrail setup`.")
    if person == to:
        return Refusal("Nobody can change their own roles. Ask a colleague who manages people.")
    allowed = may_manage_people(person, school)
    if allowed and role in GIVEN_BY_LEADERS:
        return only_if(
            person.holds(*LEADERS, Role.TRUST_OFFICER, school=school),
            "Only the headteacher, a deputy or a trust officer can change who holds this role.",
        )
    return allowed


def may_end_role(person: Actor, holding: Holding) -> Allowed | Refusal:
    """Say who takes a role away; it is whoever may give it."""
    if isinstance(person, Terminal):
        return Allowed()
    if holding.school is None:
        return Refusal("A role in the trust is taken away on the server, with `handrail setup`.")
    return may_give_role(person, role=holding.role, to=holding.person, school=holding.school)


def may_record_leaver(person: Actor, *, leaver: Person, school: School) -> Allowed | Refusal:
    """Say who ends all of somebody's roles at a school."""
    if isinstance(person, Terminal):
        return Allowed()
    if person == leaver:
        return Refusal("Nobody can record that they left themselves. Ask a colleague who manages people.")
    for holding in leaver.holdings_today:
        if holding.school_id == school.pk and not (may := may_end_role(person, holding)):
            return may
    return may_manage_people(person, school)
