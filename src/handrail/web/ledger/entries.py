"""The kinds of entry that the ledger itself writes."""

from handrail.web.ledger.fields import Digest, Tips
from handrail.web.ledger.kinds import Kind
from handrail.web.ledger.proof.verify import SEALED_HEADS

STREAMS_SEALED = Kind(
    SEALED_HEADS,
    "Handrail sealed the heads of the streams that are not shown.",
    facts={"heads": Tips(), "salt": Digest()},
)
EXPORTED = Kind("ledger.exported", "{by} took a copy of the record of what happened.")

KINDS = (STREAMS_SEALED, EXPORTED)
