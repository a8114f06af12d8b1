"""The sorts of period that a school's calendar has."""

TERM, CLOSED, INSET, EXTRA = "term", "closed", "inset", "extra"
SORTS = {
    TERM: "A term",
    CLOSED: "Days in a term on which the school is closed",
    INSET: "INSET days",
    EXTRA: "An extra bank holiday",
}
SAYS = {
    TERM: "Pupils and staff are in, Monday to Friday",
    CLOSED: "Half-term, or snow: nobody is in, and deadlines in working days run on",
    INSET: "Staff are in, pupils are not",
    EXTRA: "One for the whole country: no working day. The usual ones are known already",
}
