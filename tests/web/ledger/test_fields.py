"""The sorts of fact: each takes its own sort of value and refuses everything that could be a name or a text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from handrail.web.ledger.errors import UnfitFact
from handrail.web.ledger.fields import Day, Digest, Moment, Number, Ref, Sealed, Tips, Word, commitment, reference
from handrail.web.people.models import Person

NAME = "Ada Quill"
DAY, MOMENT = date(2026, 9, 1), datetime(2026, 9, 1, 12, tzinfo=UTC)
WORD = Word({"head": "headteacher"})


@pytest.mark.parametrize("sort", [WORD, Number(), Day(), Moment(), Ref("people.person"), Digest(), Sealed()])
@pytest.mark.parametrize("value", [NAME, 1.5, [NAME], {"name": NAME}, b"Ada", object()])
def test_a_name_is_no_fact(sort: Any, value: object) -> None:
    with pytest.raises(UnfitFact):
        sort.store(value)


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        (Moment(), datetime(2026, 9, 1)),  # noqa: DTZ001 - the fault under test
        (Day(), MOMENT),
        (Number(), True),
        (Digest(), "0" * 63),
        (Digest(), "G" * 64),
        (Ref("people.school"), Person(name=NAME)),
    ],
)
def test_what_is_nearly_right_is_refused_too(sort: Any, value: object) -> None:
    with pytest.raises(UnfitFact):
        sort.store(value)


@pytest.mark.parametrize(
    ("sort", "value", "told"),
    [
        (WORD, "head", "headteacher"),
        (Number(), 53_000, "53,000"),
        (Day(), DAY, "1 September 2026"),
        (Day(none="for good"), None, "for good"),
        (Moment(), MOMENT, "2026-09-01T12:00:00.000000Z"),
        (Digest(), "0" * 64, "0" * 64),
        (Tips(), [("s", 1, "0" * 64)], "1 of them"),
    ],
)
def test_what_fits_is_stored_and_told(sort: Any, value: object, told: str) -> None:
    assert sort.tell(sort.store(value)) == told


def test_a_commitment_needs_its_salt() -> None:
    one, two = commitment(NAME, "00" * 32), commitment(NAME, "01" * 32)
    assert one != two
    assert Sealed().commit(NAME, "00" * 32) == {"sha256": one}
    with pytest.raises(UnfitFact):
        Sealed().commit(7, "00" * 32)


def test_a_row_is_named_by_model_and_id() -> None:
    ada = Person(name=NAME)
    assert reference(ada) == f"people.person:{ada.pk}"
    with pytest.raises(UnfitFact):
        reference(NAME)
