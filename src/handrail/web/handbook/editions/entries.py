"""What the ledger is told about the documents of editions, and the sentence that tells it."""

from __future__ import annotations

from handrail.web.handbook.editions.bodies import BODIES
from handrail.web.ledger.fields import Day, Digest, Word
from handrail.web.ledger.kinds import Kind

DOCUMENT = "editions.document"

KINDS = (
    Kind(
        "editions.document-added",
        "{by} put the school's own document beside the policy, for people to sign.",
        about=DOCUMENT,
        facts={"digest": Digest(), "edition": Digest()},
    ),
    Kind(
        "editions.text-adopted",
        "{by} recorded that {body} adopted the very text of the policy on {day}.",
        about=DOCUMENT,
        facts={"digest": Digest(), "body": Word(BODIES), "day": Day()},
    ),
)
