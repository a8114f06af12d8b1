"""Read a folder of signed heads: those that a known key signed, and a finding for each file that none did."""

from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from handrail.web.ledger.proof.findings import Finding
from handrail.web.ledger.proof.heads import BadHeads, Heads, files, read


def read_series(folder: Path, keys: Sequence[Ed25519PublicKey]) -> tuple[list[Heads], list[Finding]]:
    """Read every file of heads in a folder, oldest first."""
    series, faults = [], []
    for path in files(folder):
        try:
            series.append(read(path, keys))
        except BadHeads as fault:
            faults.append(Finding("LG201", str(fault)))
    return sorted(series, key=lambda heads: heads.made), faults
