"""What can go wrong with the ledger.

LedgerError
├── UnknownKind      no app registered this kind of entry
├── UnfitFact        a fact is missing, unknown, or not of the sort that its kind declares
├── OutsideOperation somebody tried to record outside an atomic block
├── ClockWentBack    the machine's clock stands well before the last entry
└── LedgerBroken     a verification found a change

All but the last are raised before anything is written.
"""


class LedgerError(Exception):
    """Something about the ledger is wrong."""


class UnknownKind(LedgerError):
    """No app registered this kind of entry."""


class UnfitFact(LedgerError):
    """A fact is missing, unknown, or not of the sort that its kind declares."""


class OutsideOperation(LedgerError):
    """An entry and the deed it tells of are committed together, or not at all."""


class ClockWentBack(LedgerError):
    """The machine's clock stands well before the last entry."""


class LedgerBroken(LedgerError):
    """A verification found a change."""
