"""The rows of the matrix for signing; what they need to exist is made here."""

from __future__ import annotations

from typing import Any

from tests.web.cast import Cast
from tests.web.handbook.making import enter_sheet, in_force, order_training, sign, take_training, with_document

from handrail.web.handbook.signing.models import Signature, Training
from handrail.web.people import operations as people
from handrail.web.people.models import School
from handrail.web.people.roles import WORKING_ROLES, Role
from handrail.web.people.terminal import TERMINAL

SIGNERS = WORKING_ROLES | {Role.GOVERNOR, Role.CHAIR, Role.VOLUNTEER, Role.CONTRACTOR}
READERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CHAIR, Role.IT_ADMINISTRATOR, Role.TRUST_OFFICER})
TRAINING_READERS = READERS | {Role.DSL}
OFFICE = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.IT_ADMINISTRATOR})
TRAINERS = OFFICE | {Role.DSL}


def to_be_signed(cast: Cast, school: School) -> list[Any]:
    """Let there be something to sign."""
    with_document(in_force(school))
    return [school.slug]


def signed(cast: Cast, school: School) -> list[Any]:
    """Give the signature of Ada, or of Olga at the other school."""
    with_document(in_force(school))
    person = cast.ada if school == cast.school else cast.olga
    assert person is not None
    return [school.slug, sign(person, school).pk]


def on_paper(cast: Cast, school: School) -> list[Any]:
    """Give the signature of somebody who signed on paper."""
    with_document(in_force(school))
    found = Signature.objects.filter(school=school).exclude(sheet=None).first()
    if found is None:
        sam = people.add_person(name="Sam Supply", email=None, school=school, role=Role.STAFF, by=TERMINAL)
        found = enter_sheet(school, sam)
    return [school.slug, found.pk]


def training_ordered(cast: Cast, school: School) -> list[Any]:
    """Let the policy of a school order a training, and give its clause."""
    return [school.slug, order_training(school).clause]


def training_taken(cast: Cast, school: School) -> list[Any]:
    """Give the record that Ada took a training, or Olga at the other school."""
    person = cast.ada if school == cast.school else cast.olga
    assert person is not None
    found = Training.objects.filter(school=school, person=person, taken_back_at=None).first()
    return [school.slug, (found or take_training(person, school)).pk]
