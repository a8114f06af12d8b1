"""Telling: every kind of entry that any app registers can be told in a sentence, and no name stands in the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from tests.web.cast import Cast

from handrail.web.jobs.models import Job
from handrail.web.ledger import kinds, telling
from handrail.web.ledger.fields import Day, Digest, Field, Moment, Number, Ref, Sealed, Tips, Word
from handrail.web.ledger.kinds import Kind
from handrail.web.ledger.models import Entry
from handrail.web.ledger.proof import chain
from handrail.web.people.models import Person, Pupil, School

ID = "6f0c1d1e-0000-4000-8000-000000000001"


def stored(sort: Field) -> Any:
    """Give a fact as an entry of this sort might hold it."""
    match sort:
        case Word():
            return next(iter(sort._words()))
        case Number():
            return sort.store(7)
        case Day():
            return sort.store(date(2026, 9, 1))
        case Moment():
            return sort.store(datetime(2026, 9, 1, tzinfo=UTC))
        case Ref():
            return f"{sort.label}:{ID}"
        case Digest():
            return sort.store("0" * 64)
        case Sealed():
            return sort.commit("a reason", "00" * 32)
        case Tips():
            return sort.store([])
    raise AssertionError(f"no example of {sort}")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(kinds.known()), ids=lambda kind: kind.name)
def test_every_kind_is_told_in_a_sentence(kind: Kind) -> None:
    facts = {name: stored(sort) for name, sort in kind.facts.items()}
    about = f"{kind.about}:{ID}" if kind.about else None
    body = {"about": about, "at": "2026-11-20T08:00:00.000000Z", "by": ID, "facts": facts, "id": ID, "kind": kind.name}
    payload = chain.canonical({**body, "n": 1, "stream": ID})
    entry = Entry(id=ID, stream=ID, n=1, at=body["at"], kind=kind.name, by_id=ID, about=about, payload=payload)
    (told,) = telling.tell([entry], school=School(id=ID, name="Ashgrove School"))
    assert told.sentence.endswith(".")
    assert not set("{}[]") & set(told.sentence)
    assert ID not in told.sentence


def test_a_sentence_may_not_show_what_must_not_be_told() -> None:
    with pytest.raises(ValueError, match="may not or cannot"):
        Kind("trial.told-too-much", "{by} said {reason}.", facts={"reason": Sealed()})
    with pytest.raises(ValueError, match="may not or cannot"):
        Kind("trial.told-nothing", "{by} said {nothing}.")
    with pytest.raises(ValueError, match="not the name of a kind"):
        Kind("Told", "{by} spoke.")
    with pytest.raises(ValueError, match="two kinds"):
        kinds.register(Kind("ledger.exported", "{by} did something else."))


def test_no_name_and_no_address_stands_in_the_ledger_or_the_queue(cast: Cast) -> None:
    names = {word for person in Person.objects.all() for word in (person.name, person.email) if word}
    names |= {word for pupil in Pupil.objects.all() for word in (pupil.given_name, pupil.family_name)}
    rows = []
    with connection.cursor() as cursor:
        for table in ("ledger_entry", "ledger_stream", "ledger_salt", Job._meta.db_table):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own words
            rows += [str(row) for row in cursor.fetchall()]
    assert len(rows) > 20
    assert [name for name in names if any(name in row for row in rows)] == []
