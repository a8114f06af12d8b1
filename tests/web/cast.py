"""The cast of the web tests: two schools of one trust, and one of every role, made through the operations.

Ada teaches, Ben reads second, Carol is head, Dev is DSL, Pat has a child here, Eve has left. Olga is head of the
other school, and Oscar helps there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from handrail import policies
from handrail.web import clock
from handrail.web.handbook.operations import adopt
from handrail.web.people import operations
from handrail.web.people.models import Holding, Person, School, Trust
from handrail.web.people.roles import PRIVILEGED_ROLES, TRUST_ROLES, Role
from handrail.web.people.terminal import TERMINAL

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  # the secret of every authenticator app in the tests
NAMES = {
    Role.STAFF: "Ada Ashby",
    Role.SECOND_READER: "Ben Birch",
    Role.HEAD: "Carol Cross",
    Role.DSL: "Dev Dale",
}


@dataclass
class Cast:
    """Two schools, and one person for every role at the first."""

    trust: Trust
    school: School
    other: School
    by_role: dict[str, Person] = field(default_factory=dict)
    eve: Person | None = None
    olga: Person | None = None
    oscar: Person | None = None

    def forget(self) -> None:
        """Let everybody be as the database has them: what an earlier test did to them was taken back there."""
        for person in (*self.by_role.values(), self.eve, self.olga, self.oscar):
            person.refresh_from_db()
            person.__dict__.pop("holdings_today", None)

    @property
    def ada(self) -> Person:
        return self.by_role[Role.STAFF]

    @property
    def carol(self) -> Person:
        return self.by_role[Role.HEAD]

    @property
    def pat(self) -> Person:
        return self.by_role[Role.PARENT]


def make_school(name: str, trust: Trust, policy: str = "bentilee") -> School:
    school = operations.make_school(name=name, slug=name.split()[0].lower(), trust=trust, by=TERMINAL)
    file = policies.find(policy)
    adopt(school=school, text=file.read_text(encoding="utf-8"), name=file.parent.name, by=TERMINAL)
    return school


def make_person(name: str, school: School, *roles: str, enrolled: bool = True) -> Person:
    email = f"{name.lower().replace(' ', '.')}@{school.slug}.example"
    person = operations.add_person(name=name, email=email, school=school, role=roles[0], by=TERMINAL)
    for role in roles[1:]:
        operations.give_role(person=person, role=role, school=school, by=TERMINAL)
    if enrolled and PRIVILEGED_ROLES & set(roles):
        enrol(person)
    return Person.objects.get(pk=person.pk)


def enrol(person: Person) -> None:
    """Give somebody a second factor, and the codes for when it is lost."""
    if not Authenticator.objects.filter(user=person).exists():
        TOTP.activate(person, SECRET)
        RecoveryCodes.activate(person)


def make_cast() -> Cast:
    trust = operations.make_trust(name="Alder Trust", slug="alder", by=TERMINAL)
    cast = Cast(trust, make_school("Ashgrove School", trust), make_school("Birchwood School", trust))
    for role in Role:
        name = NAMES.get(role, f"Person {role.value.replace('-', ' ')}")
        if role in TRUST_ROLES:
            person = Person.objects.create(name=name, email=f"{role}@alder.example")
            operations.give_trust_role(person=person, role=role, trust=trust, by=TERMINAL)
            enrol(person)
            cast.by_role[role] = Person.objects.get(pk=person.pk)
        else:
            cast.by_role[role] = make_person(name, cast.school, role)
    cast.olga = make_person("Olga Other", cast.other, Role.HEAD)
    cast.oscar = make_person("Oscar Other", cast.other, Role.VOLUNTEER)
    cast.eve = _somebody_who_left(cast.school)
    year = operations.add_year_group(school=cast.school, number=5, name="Year 5", by=TERMINAL)
    child = operations.add_pupil(
        school=cast.school, given_name="Kit", family_name="Canary", year_group=year, by=TERMINAL
    )
    operations.add_pupil(school=cast.school, given_name="Noor", family_name="Nother", year_group=year, by=TERMINAL)
    operations.add_carer(pupil=child, person=cast.pat, relation="parent", by=TERMINAL)
    return cast


def _somebody_who_left(school: School) -> Person:
    person = make_person("Eve Ended", school, Role.STAFF)
    long_ago = clock.today() - timedelta(days=30)
    Holding.objects.filter(person=person).update(since=long_ago, until=clock.today() - timedelta(days=1))
    return Person.objects.get(pk=person.pk)


def signed_in(person: Person | None) -> Client:
    """Give a browser in which somebody is signed in, just now; None for a visitor."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": clock.now().timestamp()}]
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(person)
        session.save()
    return client
