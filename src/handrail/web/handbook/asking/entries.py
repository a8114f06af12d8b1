"""What the ledger is told about answers. That somebody kept one names nobody, and no entry says what was asked."""

from __future__ import annotations

from handrail.web.ledger.fields import Number, Ref
from handrail.web.ledger.kinds import Kind

ANSWER = "asking.keptanswer"

KINDS = (
    Kind("asking.answer-kept", "Somebody kept an answer of the policy.", about=ANSWER),
    Kind("asking.answer-deleted", "Somebody deleted an answer that they had kept.", about=ANSWER),
    Kind("asking.answer-sent", "{by} sent an answer to {to}.", about=ANSWER, facts={"to": Ref("people.person")}),
    Kind(
        "asking.answers-purged",
        "{by} deleted {number} answers that had been kept for twelve months.",
        facts={"number": Number()},
    ),
)
