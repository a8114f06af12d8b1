"""What the ledger is told about policies, and the sentence that tells it."""

from __future__ import annotations

from handrail.web.ledger.fields import Day, Digest
from handrail.web.ledger.kinds import Kind

KINDS = (
    Kind(
        "handbook.edition-adopted",
        "{by} put an edition of the policy in force from {since}.",
        about="handbook.edition",
        facts={"digest": Digest(), "since": Day()},
    ),
)
