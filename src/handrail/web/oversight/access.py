"""Who may read the record of what happened at a school."""

from handrail.web.people.models import Person, School
from handrail.web.people.refusals import Allowed, Refusal, only_if
from handrail.web.people.roles import Role

READERS = frozenset({Role.HEAD, Role.DATA_PROTECTION_LEAD})


def may_read_record(person: Person, school: School) -> Allowed | Refusal:
    """Say who reads what happened, and takes a copy of it."""
    return only_if(
        person.holds(*READERS, school=school),
        "Only the headteacher and the data protection lead can read the record of what happened.",
    )
