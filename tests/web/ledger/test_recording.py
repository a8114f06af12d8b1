"""Recording: in the transaction of the deed, in order, with nothing in it that could be a name."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from handrail.web import clock
from handrail.web.ledger import streams
from handrail.web.ledger.errors import ClockWentBack, OutsideOperation, UnfitFact, UnknownKind
from handrail.web.ledger.fields import commitment
from handrail.web.ledger.models import Entry, Salt, Stream
from handrail.web.ledger.operations import Deed, record, record_each
from handrail.web.ledger.proof import chain
from handrail.web.people.models import Person, School, Trust, YearGroup

FACTS = {"role": "head", "starts": date(2026, 9, 1)}


@pytest.mark.usefixtures("in_operation")
def test_an_entry_follows_from_the_one_before(school: School, ada: Person, carol: Person) -> None:
    first = record("trial.role-given", by=carol, about=ada, facts=FACTS, school=school)
    second = record("trial.role-given", by=carol, about=ada, facts=FACTS, school=school)
    opening = chain.opening(Stream.objects.get(id=first.stream).payload)
    assert (first.n, second.n) == (1, 2)
    assert first.link == chain.link(opening, first.payload)
    assert second.link == chain.link(first.link, second.payload)


@pytest.mark.usefixtures("in_operation")
def test_the_bytes_hold_ids_and_words_and_no_name(school: School, ada: Person, carol: Person) -> None:
    entry = record("trial.role-given", by=carol, about=ada, facts=FACTS, school=school)
    body = chain.read_entry(entry.payload)
    assert body["about"] == f"people.person:{ada.pk}"
    assert body["by"] == str(carol.pk)
    assert body["facts"] == {"role": "head", "starts": "2026-09-01"}
    assert "Quill" not in entry.payload
    assert "Reed" not in entry.payload


@pytest.mark.usefixtures("in_operation")
def test_a_sealed_text_goes_in_as_a_commitment_that_its_salt_opens(school: School, carol: Person) -> None:
    facts = {"school": school, "reason": "It names a child."}
    entry = record("trial.post-refused", by=carol, facts=facts, school=school)
    salt = Salt.objects.get(entry=entry.id, fact="reason").salt
    assert entry.facts["reason"] == {"sha256": commitment("It names a child.", salt)}
    assert "child" not in entry.payload


@pytest.mark.usefixtures("in_operation")
@pytest.mark.parametrize(
    ("kind", "facts", "fault"),
    [
        ("trial.nothing-known", {}, UnknownKind),
        ("trial.role-given", {"role": "head"}, UnfitFact),
        ("trial.role-given", {**FACTS, "name": "Ada Quill"}, UnfitFact),
        ("trial.role-given", {"role": "Ada Quill", "starts": None}, UnfitFact),
        ("trial.role-given", {"role": "head", "starts": "2026-09-01"}, UnfitFact),
        ("trial.roster-read", {"rows": "53"}, UnfitFact),
        ("trial.roster-read", {"rows": True}, UnfitFact),
        ("trial.post-refused", {"school": "Birch", "reason": "x"}, UnfitFact),
    ],
)
def test_what_does_not_fit_its_kind_is_refused(
    school: School, ada: Person, carol: Person, kind: str, facts: dict[str, object], fault: type[Exception]
) -> None:
    about = ada if kind == "trial.role-given" else None
    with pytest.raises(fault):
        record(kind, by=carol, about=about, facts=facts, school=school)
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("in_operation")
def test_an_entry_is_about_the_sort_of_row_that_its_kind_says(school: School, carol: Person) -> None:
    with pytest.raises(UnfitFact):
        record("trial.role-given", by=carol, about=school, facts=FACTS, school=school)
    with pytest.raises(UnfitFact):
        record("trial.role-given", by="Carol Reed", about=carol, facts=FACTS, school=school)


@pytest.mark.django_db
def test_outside_an_operation_nothing_is_recorded(school: School, carol: Person) -> None:
    with pytest.raises(OutsideOperation):
        record("trial.roster-read", by=carol, facts={"rows": 3}, school=school)


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_when_its_operation_fails(school: School, carol: Person) -> None:
    with transaction.atomic():
        record("trial.roster-read", by=carol, facts={"rows": 3}, school=school)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("in_operation")
def test_many_are_recorded_in_few_queries(school: School, carol: Person, django_assert_max_num_queries: object) -> None:
    deeds = [Deed(facts={"rows": rows}) for rows in range(400)]
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        entries = record_each("trial.roster-read", deeds, by=carol, school=school)
    assert [entry.n for entry in entries] == list(range(1, 401))


@pytest.mark.usefixtures("in_operation")
def test_streams_count_apart(school: School, carol: Person) -> None:
    other = School.objects.create(name="Elm Primary School", slug="elm")
    case = streams.open_sealed(school=school)
    places = [
        record("trial.roster-read", by=carol, facts={"rows": 1}, **where)
        for where in ({"school": school}, {"school": other}, {"stream": case}, {})
    ]
    assert [entry.n for entry in places] == [1, 1, 1, 1]
    assert len({entry.stream for entry in places}) == 4


@pytest.mark.usefixtures("in_operation")
def test_a_row_about_a_school_goes_to_that_school(school: School) -> None:
    assert streams.school_of(school) is school
    assert streams.general(school=school) == streams.general(school=school.pk)


@pytest.mark.usefixtures("in_operation")
def test_time_never_goes_back_in_a_stream(school: School, carol: Person) -> None:
    with clock.frozen(datetime(2026, 11, 20, 9, tzinfo=UTC)) as hands:
        first = record("trial.roster-read", by=carol, facts={"rows": 1}, school=school)
        hands.advance(timedelta(minutes=-1))
        second = record("trial.roster-read", by=carol, facts={"rows": 1}, school=school)
        assert second.at == first.at
        assert second.facts["clock"] == "2026-11-20T08:59:00.000000Z"
        hands.advance(timedelta(hours=-1))
        with pytest.raises(ClockWentBack, match="put the clock right"):
            record("trial.roster-read", by=carol, facts={"rows": 1}, school=school)


@pytest.mark.usefixtures("in_operation")
def test_nothing_to_record_records_nothing(school: School, carol: Person) -> None:
    assert record_each("trial.roster-read", [], by=carol, school=school) == []
    assert not Stream.objects.exists()


@pytest.mark.usefixtures("in_operation")
def test_a_trust_has_a_stream_of_its_own(school: School, carol: Person) -> None:
    trust = Trust.objects.create(name="Alder Trust", slug="alder")
    entry = record("trial.roster-read", by=carol, facts={"rows": 1}, trust=trust)
    assert Stream.objects.get(id=entry.stream).trust_id == str(trust.pk)
    with pytest.raises(ValueError, match="not to both"):
        streams.general(school=school, trust=trust)


@pytest.mark.usefixtures("in_operation")
def test_what_belongs_to_a_school_is_recorded_there_by_itself(school: School, carol: Person) -> None:
    year = YearGroup(school=school)
    assert streams.school_of(year) == school.pk
    assert streams.school_of(carol) is None
