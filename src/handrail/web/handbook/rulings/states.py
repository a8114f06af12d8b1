"""When a question to the head can be answered, and how a ruling stands on a day."""

from __future__ import annotations

from handrail.web.choices import Choices


class Verdict(Choices):
    """What whoever must agree says."""

    YES = "yes", "Yes"
    CONDITIONS = "conditions", "Yes, on conditions"
    NO = "no", "No"


class Whom(Choices):
    """For whom a ruling holds."""

    ASKER = "asker", "Only whoever asked"
    ROLE = "role", "Everybody at the school in the same role"
