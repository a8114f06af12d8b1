"""What the ledger is told about signing, and the sentence that tells it."""

from __future__ import annotations

from handrail.web.ledger.fields import Day, Digest, Number, Ref
from handrail.web.ledger.kinds import Kind

PERSON = "people.person"

KINDS = (
    Kind(
        "signing.signed",
        "{by} read and signed the policy.",
        about="signing.signature",
        facts={"edition": Digest(), "document": Digest()},
    ),
    Kind(
        "signing.sheet-entered",
        "{by} entered a sheet that {people} people signed on paper on {day}.",
        about="signing.sheet",
        facts={"people": Number(), "day": Day(), "scan": Digest()},
    ),
    Kind(
        "signing.entered",
        "{by} entered that {person} signed the policy on paper on {day}.",
        about="signing.signature",
        facts={"person": Ref(PERSON), "day": Day(), "edition": Digest(), "document": Digest()},
    ),
    Kind("signing.reminded", "{by} reminded {about} to sign the policy.", about=PERSON),
    Kind("signing.escalated", "{by} told the school's leaders that {about} has not signed the policy.", about=PERSON),
    Kind(
        "signing.training-recorded",
        "{by} recorded that {person} took a training on {day}.",
        about="signing.training",
        facts={"person": Ref(PERSON), "day": Day(), "certificate": Digest()},
    ),
    Kind(
        "signing.training-taken-back",
        "{by} took back that {person} took a training.",
        about="signing.training",
        facts={"person": Ref(PERSON)},
    ),
)
