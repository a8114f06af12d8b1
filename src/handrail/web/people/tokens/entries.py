"""What the ledger is told about access tokens: that there is one, never what it is or what its owner calls it."""

from __future__ import annotations

from handrail.web.ledger.fields import Day
from handrail.web.ledger.kinds import Kind

TOKEN = "tokens.token"  # noqa: S105  # the name of a model

KINDS = (
    Kind(
        "tokens.token-made",
        "{by} made an access token, with which a program can act for them until {until}.",
        about=TOKEN,
        facts={"until": Day()},
    ),
    Kind("tokens.token-ended", "{by} ended an access token.", about=TOKEN),
)
