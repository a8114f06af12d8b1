"""What the ledger is told about a school's calendar."""

from handrail.web.ledger.fields import Day, Field, Word
from handrail.web.ledger.kinds import Kind
from handrail.web.people.calendar.sorts import SORTS

DAYS: dict[str, Field] = {
    "sort": Word({name: label.lower() for name, label in SORTS.items()}),
    "first": Day(),
    "last": Day(),
}
SCHOOL = "people.school"

KINDS = (
    Kind("calendar.period-added", "{by} put this in the calendar of {about}: {sort}, {first} to {last}.", SCHOOL, DAYS),
    Kind(
        "calendar.period-changed",
        "{by} changed the calendar of {about}: now {sort}, {first} to {last}.",
        SCHOOL,
        DAYS,
    ),
    Kind(
        "calendar.period-removed",
        "{by} took this out of the calendar of {about}: {sort}, {first} to {last}.",
        SCHOOL,
        DAYS,
    ),
)
