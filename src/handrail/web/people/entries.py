"""What the ledger is told about people, and the sentence that tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.apps import apps

from handrail.web.ledger.fields import Day, Number, Ref, Word
from handrail.web.ledger.kinds import Kind
from handrail.web.people.roles import Role

ROLE = Word({str(value): str(label) for value, label in Role.choices})
PERSON = "people.person"

KINDS = (
    Kind("people.trust-made", "{by} set up the trust {about}.", about="people.trust"),
    Kind("people.school-made", "{by} set up the school {about}.", about="people.school"),
    Kind("people.person-added", "{by} added {about}.", about=PERSON),
    Kind(
        "people.role-given",
        "{by} gave {about} the role: {role}, from {since}.",
        about=PERSON,
        facts={"role": ROLE, "since": Day()},
    ),
    Kind(
        "people.role-ended",
        "{by} ended a role of {about}: {role}, on {until}.",
        about=PERSON,
        facts={"role": ROLE, "until": Day()},
    ),
    Kind("people.telephone-changed", "{by} changed the telephone number of {about}.", about=PERSON),
    Kind("people.left", "{by} recorded that {about} left.", about=PERSON),
    Kind(
        "people.year-group-added",
        "{by} added year {number} to {about}.",
        about="people.school",
        facts={"number": Number()},
    ),
    Kind("people.pupil-added", "{by} added the pupil {about}.", about="people.pupil"),
    Kind(
        "people.carer-added",
        "{by} recorded {person} as a carer of {about}.",
        about="people.pupil",
        facts={"person": Ref(PERSON)},
    ),
)

# Rows that a sentence tells by their name: it is looked up only when somebody reads.
TOLD_BY_NAME = {
    name: name.partition(".")[2] for name in ("people.person", "people.pupil", "people.school", "people.trust")
}


def names(model: str, ids: Collection[str], school: object) -> Mapping[str, str]:
    """Give the names of rows by their ids, in one query; a pupil's only where the pupil is of this school."""
    rows = apps.get_model("people", model).objects.filter(pk__in=ids)
    return {str(row.pk): str(row) for row in (rows.filter(school=school) if model == "pupil" else rows)}
