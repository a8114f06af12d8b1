"""The sorts of period that a school's calendar has."""

TERM, HOLIDAY, INSET, CLOSED = "term", "holiday", "inset", "closed"
SORTS = {
    TERM: "A term",
    HOLIDAY: "A holiday in a term",
    INSET: "INSET days",
    CLOSED: "Days on which the school is closed",
}
SAYS = {
    TERM: "Pupils and staff are in, Monday to Friday.",
    HOLIDAY: "Such as half-term. Nobody is in.",
    INSET: "Staff are in, pupils are not.",
    CLOSED: "Such as snow, or an extra bank holiday. Nobody works, so no deadline runs.",
}
