"""How each deed of a roster is written, many at a time. Called by `operations.write_part`, inside its transaction."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db.models import Q

from handrail.web import clock
from handrail.web.people.models import Carer, Holding, Person, Pupil, YearGroup
from handrail.web.people.rosters.models import Identifier
from handrail.web.people.rosters.writing.batch import Batch, on


def write(batch: Batch) -> None:
    """Write all deeds of a batch, those first that others need."""
    for deed in (_persons, _names, _addresses, _holdings, _years, _pupils, _pupil_fields):
        deed(batch)
    for deed in (_carers, _relations, _uncarers, _identifiers, _ends):
        deed(batch)


def _persons(batch: Batch) -> None:
    rows = [
        Person(pk=UUID(key), name=name, email=email, password=make_password(None))
        for key, name, email in batch.of("person")
    ]
    Person.objects.bulk_create(rows)
    # Verified, because the school vouches for it: single sign-on finds the person by it and keeps the password.
    addresses = [EmailAddress(user=row, email=row.email, primary=True, verified=True) for row in rows if row.email]
    EmailAddress.objects.bulk_create(addresses)
    for row in rows:
        batch.tell("people.person-added", row)


def _names(batch: Batch) -> None:
    for key, _, name in batch.of("name"):
        batch.persons[key].name = name
        batch.tell("rosters.person-renamed", batch.persons[key])
    Person.objects.bulk_update([batch.persons[key] for key, _, _ in batch.of("name")], ["name"])


def _addresses(batch: Batch) -> None:
    for key, before, email in batch.of("email"):
        person = batch.persons[key]
        person.email = email
        person.save(update_fields=["email"])
        changed = (
            EmailAddress.objects.filter(user=person, email=before).update(email=email, verified=True) if before else 0
        )
        if not changed:
            EmailAddress.objects.create(user=person, email=email, primary=True, verified=True)
        batch.tell("rosters.address-changed", person)


def _holdings(batch: Batch) -> None:
    rows = [
        Holding(pk=UUID(key), person_id=UUID(person), role=role, school=batch.school, since=on(since), until=on(until))
        for key, person, role, since, until in batch.of("holding")
    ]
    Holding.objects.bulk_create(rows)
    for row in rows:
        batch.tell("people.role-given", Person(pk=row.person_id), role=row.role, since=row.since)


def _ends(batch: Batch) -> None:
    """End roles, and say who has left with the last of them."""
    by_day: dict[str | None, list[str]] = defaultdict(list)
    today, leavers = clock.today(), set()
    for key, person, role, _, until in batch.of("end"):
        by_day[until].append(key)
        about = Person(pk=UUID(person))
        if until is None:
            batch.tell("rosters.role-prolonged", about, role=role)
            continue
        batch.tell("people.role-ended", about, role=role, until=on(until))
        leavers |= {person} if until <= today.isoformat() else set()
    for until, keys in by_day.items():
        Holding.objects.filter(pk__in=keys, school=batch.school).update(until=on(until))
    stay = Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), school=batch.school, person__in=leavers)
    for person in sorted(leavers - {str(key) for key in stay.values_list("person_id", flat=True)}):
        batch.tell("people.left", Person(pk=UUID(person)))


def _years(batch: Batch) -> None:
    for number, name in dict(map(tuple, batch.of("year"))).items():
        _, made = YearGroup.objects.get_or_create(school=batch.school, number=number, defaults={"name": name})
        if made:
            batch.tell("people.year-group-added", batch.school, number=number)


def _year_keys(batch: Batch) -> dict[int | None, int | None]:
    years = YearGroup.objects.filter(school=batch.school).values_list("number", "pk")
    return {None: None, **dict(years)}


def _pupils(batch: Batch) -> None:
    new = list(batch.of("pupil"))
    years = _year_keys(batch) if new else {}
    rows = [
        Pupil(
            pk=UUID(key), school=batch.school, given_name=given, family_name=family, known_as=known or "",
            born=on(born), year_group_id=years[year], since=on(since), until=on(until),
        )
        for key, given, family, known, born, year, since, until in new
    ]  # fmt: skip
    Pupil.objects.bulk_create(rows)
    for row in rows:
        batch.tell("people.pupil-added", row)


def _pupil_fields(batch: Batch) -> None:
    changed, told = set(), set()
    for key, name, _, after in batch.of("pupil_field"):
        pupil = batch.pupils[key]
        setattr(pupil, name, on(after) if name in ("born", "until") else after)
        changed.add(key)
        if name != "until":
            told.add(key)
        elif after:
            batch.tell("rosters.pupil-left", pupil, until=on(after))
        else:
            batch.tell("rosters.pupil-stays", pupil)
    moved = list(batch.of("pupil_year"))
    years = _year_keys(batch) if moved else {}
    for key, _, after in moved:
        batch.pupils[key].year_group_id = years[after]
        changed.add(key)
        told.add(key)
    fields = ["given_name", "family_name", "known_as", "born", "until", "year_group"]
    Pupil.objects.bulk_update([batch.pupils[key] for key in sorted(changed)], fields if changed else fields[:1])
    for key in sorted(told):
        batch.tell("rosters.pupil-changed", batch.pupils[key])


def _carers(batch: Batch) -> None:
    rows = [
        Carer(school=batch.school, pupil_id=UUID(pupil), person_id=UUID(person), relation=relation)
        for pupil, person, relation in batch.of("carer")
    ]
    Carer.objects.bulk_create(rows)
    for row in rows:
        batch.tell("people.carer-added", Pupil(pk=row.pupil_id), person=Person(pk=row.person_id))


def _relations(batch: Batch) -> None:
    for key, _, relation in batch.of("relation"):
        carer = batch.carers[key]
        Carer.objects.filter(pk=key, school=batch.school).update(relation=relation)
        batch.tell("rosters.relation-changed", Pupil(pk=carer.pupil_id), person=Person(pk=carer.person_id))


def _uncarers(batch: Batch) -> None:
    gone = [batch.carers[key] for key, _, _ in batch.of("uncarer")]
    Carer.objects.filter(pk__in=[one.pk for one in gone], school=batch.school).delete()
    for one in gone:
        batch.tell("rosters.carer-removed", Pupil(pk=one.pupil_id), person=Person(pk=one.person_id))


def _identifiers(batch: Batch) -> None:
    rows = [
        Identifier(
            school=batch.school, sort=sort, reference=reference,
            person_id=UUID(person) if person else None, pupil_id=UUID(pupil) if pupil else None,
        )
        for sort, reference, person, pupil in batch.of("identifier")
    ]  # fmt: skip
    renumbered = [row.person_id for row in rows if str(row.person_id) in batch.persons]
    if renumbered:
        sorts = {row.sort for row in rows}
        Identifier.objects.filter(school=batch.school, sort__in=sorts, person__in=renumbered).delete()
    Identifier.objects.bulk_create(rows)
