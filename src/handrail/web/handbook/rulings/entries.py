"""What the ledger is told about rulings: that somebody asked, how it was ruled, until when; never what was asked."""

from __future__ import annotations

from handrail.web.handbook.rulings.states import Verdict, Whom
from handrail.web.ledger.fields import Day, Word
from handrail.web.ledger.kinds import Kind
from handrail.web.people.entries import ROLE

RULING = "rulings.ruling"
VERDICT = Word({str(value): str(label).lower() for value, label in Verdict.choices})
WHOM = Word({str(value): str(label).lower() for value, label in Whom.choices})

KINDS = (
    Kind("rulings.asked", "{by} asked for a ruling by the {role}.", about="rulings.asked", facts={"role": ROLE}),
    Kind(
        "rulings.ruled",
        "{by} answered a question with a ruling: {verdict}, for {whom}, until {until}.",
        about=RULING,
        facts={"verdict": VERDICT, "whom": WHOM, "until": Day()},
    ),
    Kind("rulings.published", "{by} let everybody read a ruling.", about=RULING),
    Kind(
        "rulings.prolonged",
        "{by} looked at a ruling again, and let it hold until {until}.",
        about=RULING,
        facts={"until": Day()},
    ),
    Kind("rulings.ended", "{by} ended a ruling.", about=RULING),
)
