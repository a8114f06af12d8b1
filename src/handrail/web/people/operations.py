"""Every change to schools, persons, roles, pupils and carers: one atomic change each, with its entry in the ledger."""

from __future__ import annotations

from datetime import date

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from handrail.web import clock
from handrail.web.ledger.operations import record
from handrail.web.people import access
from handrail.web.people.access import Actor
from handrail.web.people.models import Carer, Holding, Person, Pupil, School, Trust, YearGroup
from handrail.web.people.roles import TRUST_ROLES, Role
from handrail.web.people.terminal import Terminal, person_of


@transaction.atomic
def make_trust(*, name: str, slug: str, by: Terminal) -> Trust:
    """Make a trust; only the terminal can."""
    trust = Trust.objects.create(name=name, slug=slug)
    record("people.trust-made", about=trust, by=person_of(by), trust=trust)
    return trust


@transaction.atomic
def make_school(*, name: str, slug: str, trust: Trust | None = None, by: Terminal) -> School:
    """Make a school; only the terminal can."""
    school = School.objects.create(name=name, slug=slug, trust=trust)
    record("people.school-made", about=school, by=person_of(by), school=school)
    return school


@transaction.atomic
def add_person(
    *, name: str, email: str | None, school: School, role: str, by: Actor, since: date | None = None
) -> Person:
    """Add a person with a first role at a school, or give the role to whoever has the address already.

    Whoever may give the role may add the person: `give_role` asks, and without it nothing is kept.
    """
    address = email.strip().lower() if email else None
    person = Person.objects.filter(email=address).first() if address else None
    if person is None:
        person = Person.objects.create(name=name.strip(), email=address, password=make_password(None))
        if address:
            # Verified, because the school vouches for it: single sign-on finds the person by it and keeps the password.
            EmailAddress.objects.create(user=person, email=address, primary=True, verified=True)
        record("people.person-added", about=person, by=person_of(by), school=school)
    give_role(person=person, role=role, school=school, since=since, by=by)
    return person


@transaction.atomic
def change_telephone(*, person: Person, telephone: str, school: School, by: Actor) -> Person:
    """Change the number at which somebody is reached at work."""
    access.may_change_telephone(by, of=person, school=school).or_raise()
    person.telephone = telephone
    person.save(update_fields=["telephone"])
    record("people.telephone-changed", about=person, by=person_of(by), school=school)
    return person


@transaction.atomic
def give_role(
    *, person: Person, role: str, school: School, by: Actor, since: date | None = None, until: date | None = None
) -> Holding:
    """Give a person a role at a school, from a day on; what is held already stays as it is."""
    access.may_give_role(by, role=role, to=person, school=school).or_raise()
    held = Holding.objects.filter(person=person, role=role, school=school, until__isnull=True).first()
    if held is not None:
        return held
    since = since or clock.today()
    holding = Holding.objects.create(person=person, role=Role(role), school=school, since=since, until=until)
    record("people.role-given", about=person, by=person_of(by), school=school, facts={"role": role, "since": since})
    return holding


@transaction.atomic
def give_trust_role(*, person: Person, role: str, trust: Trust, by: Terminal) -> Holding:
    """Give a person a role in all schools of a trust; only the terminal can."""
    if role not in TRUST_ROLES:
        raise ValueError(f"{role} is held at a school")
    since = clock.today()
    holding = Holding.objects.create(person=person, role=Role(role), trust=trust, since=since)
    record("people.role-given", about=person, by=person_of(by), trust=trust, facts={"role": role, "since": since})
    return holding


@transaction.atomic
def end_role(*, holding: Holding, by: Actor) -> Holding:
    """Take a role away from today: it is gone with the next request."""
    access.may_end_role(by, holding).or_raise()
    today = clock.today()
    ended = Holding.objects.filter(pk=holding.pk).exclude(until__lte=today).update(until=max(today, holding.since))
    if ended:
        facts = {"role": str(holding.role), "until": today}
        record(
            "people.role-ended",
            about=holding.person,
            by=person_of(by),
            school=holding.school,
            trust=holding.trust,
            facts=facts,
        )
    holding.refresh_from_db()
    return holding


@transaction.atomic
def record_leaver(*, person: Person, school: School, by: Actor) -> Person:
    """End every role that a person holds at a school; without another one they are out with the next request."""
    access.may_record_leaver(by, leaver=person, school=school).or_raise()
    for holding in Holding.objects.filter(person=person, school=school).exclude(until__lte=clock.today()):
        end_role(holding=holding, by=by)
    record("people.left", about=person, by=person_of(by), school=school)
    return person


@transaction.atomic
def add_year_group(*, school: School, number: int, name: str, by: Actor) -> YearGroup:
    """Add a year to a school, once."""
    access.may_manage_people(by, school).or_raise()
    year_group, made = YearGroup.objects.get_or_create(school=school, number=number, defaults={"name": name})
    if made:
        record("people.year-group-added", about=school, by=person_of(by), school=school, facts={"number": number})
    return year_group


@transaction.atomic
def add_pupil(
    *,
    school: School,
    given_name: str,
    family_name: str,
    by: Actor,
    year_group: YearGroup | None = None,
    born: date | None = None,
) -> Pupil:
    """Add a pupil to the roll from today."""
    access.may_manage_people(by, school).or_raise()
    pupil = Pupil.objects.create(
        school=school,
        given_name=given_name,
        family_name=family_name,
        year_group=year_group,
        born=born,
        since=clock.today(),
    )
    record("people.pupil-added", about=pupil, by=person_of(by), school=school)
    return pupil


@transaction.atomic
def add_carer(*, pupil: Pupil, person: Person, relation: str, by: Actor) -> Carer:
    """Record who has parental responsibility for a pupil; `give_role` asks whether one may make them a parent."""
    carer, made = Carer.objects.get_or_create(
        pupil=pupil, person=person, defaults={"relation": relation, "school": pupil.school}
    )
    if made:
        give_role(person=person, role=Role.PARENT, school=pupil.school, by=by)
        record("people.carer-added", about=pupil, by=person_of(by), school=pupil.school, facts={"person": person})
    return carer
