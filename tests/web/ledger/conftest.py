"""What the tests of the ledger share: kinds to record, a cast, and a ledger in a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from handrail.web.ledger import kinds
from handrail.web.ledger.fields import Day, Number, Ref, Sealed, Word
from handrail.web.ledger.kinds import Kind
from handrail.web.people.models import Person, School

ROLE_GIVEN = Kind(
    "trial.role-given",
    "{by} gave {about} the role of {role} from {starts}.",
    about="people.person",
    facts={"role": Word({"head": "headteacher", "dsl": "designated safeguarding lead"}), "starts": Day()},
)
ROSTER_READ = Kind("trial.roster-read", "{by} read in a roster of {rows} people.", facts={"rows": Number()})
POST_REFUSED = Kind(
    "trial.post-refused",
    "{by} refused a post for {school}.",
    facts={"school": Ref("people.school"), "reason": Sealed()},
)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register(ROLE_GIVEN, ROSTER_READ, POST_REFUSED)


@pytest.fixture
def school(db: None) -> School:
    return School.objects.create(name="Birch Primary School", slug="birch")


@pytest.fixture
def ada(db: None) -> Person:
    return Person.objects.create(name="Ada Quill", email="ada@birch.example")


@pytest.fixture
def carol(db: None) -> Person:
    return Person.objects.create(name="Carol Reed", email="carol@birch.example")


@pytest.fixture
def in_operation(db: None) -> Iterator[None]:
    with transaction.atomic():
        yield
