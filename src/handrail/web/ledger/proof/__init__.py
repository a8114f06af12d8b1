"""What proves a ledger: the form of its bytes, its chain, its signed heads, and the verifier.

Nothing here imports Django or the rest of the web app, so that a ledger can be checked without trusting either.
"""
