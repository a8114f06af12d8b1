"""Who adopts a policy for a school."""

BODIES = {"governors": "the governing body", "trust": "the board of the trust", "head": "the headteacher"}
