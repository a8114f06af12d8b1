"""What a token can be good for. It never opens more than its owner may do on the pages."""

from __future__ import annotations

from handrail.web.choices import Choices


class Scope(Choices):
    """One thing that a program may do for a person."""

    READ_POLICIES = "read-policies", "Read the policies in force"
    ASK = "ask", "Ask what the policy says"
    READ_ANSWERS = "read-answers", "Read the answers that you kept"
    READ_RULINGS = "read-rulings", "Read rulings"
    READ_SIGNATURES = "read-signatures", "Read who has signed"
