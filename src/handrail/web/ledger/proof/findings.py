"""What a verification found: findings with stable codes, and the report that gathers them."""

from dataclasses import dataclass, field

MEANINGS = {
    "LG001": "the database or export cannot be read",
    "LG101": "an entry does not follow from the one before it",
    "LG102": "an entry is missing, doubled or out of its place",
    "LG103": "an index column differs from the stored bytes",
    "LG104": "stored bytes are not in the form of an entry",
    "LG105": "the time of an entry lies before that of the one before it",
    "LG106": "an entry belongs to no stream",
    "LG107": "a stream's own bytes are not in form, or its columns differ from them",
    "LG201": "a file of heads is not signed by the key, or cannot be read",
    "LG202": "the ledger was rewritten after a head was exported",
    "LG203": "the ledger was cut after a head was exported",
    "LG204": "a stream that an exported head names is gone",
    "LG205": "a file of heads is missing from the series",
    "LG206": "a sealed stream differs from what was sealed",
    "LG301": "a trigger that refuses changes is missing",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where; `n` is the number of the entry in its stream."""

    code: str
    says: str
    stream: str | None = None
    n: int | None = None

    @property
    def is_warning(self) -> bool:
        """Say whether this weakens the ledger without showing that it was changed."""
        return self.code == "LG301"

    def __str__(self) -> str:
        where = "" if self.stream is None else f"stream {self.stream}" + ("" if self.n is None else f", entry {self.n}")
        return f"{where + ': ' if where else ''}{self.says} [{self.code}]"


@dataclass(slots=True)
class Report:
    """How much was read and what was wrong with it, in the order in which it was found."""

    streams: int = 0
    entries: int = 0
    heads: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def faults(self) -> list[Finding]:
        """Give the findings that show a change."""
        return [finding for finding in self.findings if not finding.is_warning]

    @property
    def holds(self) -> bool:
        """Say whether nothing shows that the ledger was changed."""
        return not self.faults

    @property
    def first(self) -> Finding | None:
        """Give the first bad entry, or else the first fault of another sort."""
        placed = [finding for finding in self.faults if finding.n is not None]
        return next(iter(placed or self.faults), None)

    def add(self, code: str, says: str, stream: str | None = None, n: int | None = None) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, says, stream, n))
