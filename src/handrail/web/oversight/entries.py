"""The kinds of entry that oversight writes."""

from handrail.web.ledger.kinds import Kind

KINDS = (Kind("oversight.record-read", "{by} read the record of what happened."),)
