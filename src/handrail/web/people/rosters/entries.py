"""What the ledger is told about rosters: that one was read, and each thing that it changed. Names stay out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.apps import apps

from handrail.web.ledger.fields import Day, Number, Ref, Word
from handrail.web.ledger.kinds import Kind
from handrail.web.people.entries import PERSON, ROLE
from handrail.web.people.rosters.file.columns import SORTS

ROSTER, PUPIL = "rosters.roster", "people.pupil"
SORT = Word({name: label.lower() for name, label in SORTS.items()})
COUNTS = {name: Number() for name in ("new", "changed", "left", "unchanged", "refused")}

KINDS = (
    Kind(
        "rosters.begun",
        "{by} had {about} written: {new} new, {changed} changed, {left} left, {unchanged} unchanged, "
        "{refused} refused.",
        about=ROSTER,
        facts={"sort": SORT, **COUNTS},
    ),
    Kind("rosters.done", "{by} finished {about}; {aside} of its steps no longer fitted.", about=ROSTER,
         facts={"aside": Number()}),
    Kind("rosters.stopped", "{by} stopped {about}: whoever began it may no longer bring people in.", about=ROSTER),
    Kind("rosters.person-renamed", "{by} changed the name of {about}, from a file.", about=PERSON),
    Kind("rosters.address-changed", "{by} changed the email address of {about}, from a file.", about=PERSON),
    Kind("rosters.role-prolonged", "{by} let {about} keep a role: {role}.", about=PERSON,
         facts={"role": ROLE}),
    Kind("rosters.pupil-changed", "{by} changed what is on record about {about}, from a file.", about=PUPIL),
    Kind("rosters.pupil-left", "{by} recorded that {about} leaves, on {until}.", about=PUPIL, facts={"until": Day()}),
    Kind("rosters.pupil-stays", "{by} recorded that {about} is on the roll again.", about=PUPIL),
    Kind("rosters.relation-changed", "{by} changed what {person} is to {about}.", about=PUPIL,
         facts={"person": Ref(PERSON)}),
    Kind("rosters.carer-removed", "{by} recorded that {person} is no longer a carer of {about}.", about=PUPIL,
         facts={"person": Ref(PERSON)}),
)  # fmt: skip


def names(ids: Collection[str], school: Any) -> Mapping[str, str]:
    """Tell rosters of a school by what they list."""
    rows = apps.get_model("rosters", "roster").objects.filter(pk__in=ids, school=school)
    return {str(row.pk): f"the roster of {row.get_sort_display().lower()}" for row in rows}
