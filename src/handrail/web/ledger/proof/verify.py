"""The verifier: walks every stream from its opening, recomputes each link, and compares it with what is stored.

It also compares the index columns with the bytes, the chain with every exported head, and each sealed stream with what
was sealed. It goes on after a fault, so that a report names all that is wrong; the first bad entry comes first.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from handrail.web.ledger.proof import chain
from handrail.web.ledger.proof.findings import Report
from handrail.web.ledger.proof.heads import Heads
from handrail.web.ledger.proof.sources import Row, Source, Unreadable

SEALED_HEADS = "ledger.streams-sealed"
_FACTS_KEPT = 4096

# What has to be so at a number of a stream: the link, the code when it is not, and who says so.
Claims = dict[tuple[str, int], list[tuple[str, str, str]]]


def verify(source: Source, heads: Iterable[Heads] = ()) -> Report:
    """Check a whole ledger, against the heads that were exported from it."""
    report = Report()
    walk = _Walk(report)
    try:
        _read_streams(source, walk)
        _claim_heads(heads, walk)
        _claim_seals(source, walk)
        for stream, rows in groupby(source.entries(), key=itemgetter(0)):
            if stream not in walk.seals:
                walk.through(stream, rows)
        for guard in sorted(source.missing_guards()):
            report.add("LG301", f"the trigger {guard} is missing")
    except Unreadable as fault:
        report.add("LG001", str(fault))
    walk.settle(whole=source.is_whole)
    return report


def _read_streams(source: Source, walk: "_Walk") -> None:
    for stream, payload, sort, school, trust, sealed in source.streams():
        walk.report.streams += 1
        try:
            body = chain.read_stream(payload)
        except (ValueError, TypeError) as fault:
            walk.report.add("LG107", f"the stream's bytes are not in form: {fault}", str(stream))
            continue
        if (stream, sort, school, trust, sealed) != tuple(
            body[key] for key in ("id", "sort", "school", "trust", "sealed")
        ):
            walk.report.add("LG107", "the stream's columns differ from its bytes", str(stream))
        walk.openings[stream] = chain.opening(payload)
        if body["sort"] == "seals":
            walk.seals.add(stream)


def _claim_heads(series: Iterable[Heads], walk: "_Walk") -> None:
    before: Heads | None = None
    for heads in series:
        walk.report.heads += 1
        if before is not None and heads.previous != before.digest:
            walk.report.add("LG205", f"between {before.name} and {heads.name} a file of heads is missing")
        for stream, n, link in heads.tips:
            walk.claim(stream, n, link, "LG202", heads.name)
        before = heads


def _claim_seals(source: Source, walk: "_Walk") -> None:
    """Walk the streams of seals before all others, and believe what they say up to their first bad entry."""
    for seals in sorted(walk.seals):
        rows, sound = list(source.entries_of(seals)), len(walk.report.findings)
        walk.through(seals, iter(rows))
        bad = [finding.n or 0 for finding in walk.report.findings[sound:]]
        for _, n, payload, *_ in rows:
            if bad and (not isinstance(n, int) or n >= min(bad)):
                break
            try:
                for stream, last, link in chain.read_entry(payload)["facts"].get("heads", ()):
                    walk.claim(str(stream), int(last), link, "LG206", f"entry {n} of the seals")
            except (ValueError, TypeError) as fault:
                walk.report.add("LG104", f"it does not say what was sealed: {fault}", seals, n)


class _Walk:
    """One pass through the entries, with what is claimed about them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.openings: dict[str, str] = {}
        self.seals: set[str] = set()
        self.claims: Claims = {}
        self._length: dict[str, int] = {}
        self._agreed: dict[str, int] = {}
        self._facts: set[str] = set()

    def claim(self, stream: str, n: int, link: str, code: str, who: str) -> None:
        self.claims.setdefault((stream, n), []).append((link, code, who))

    def through(self, stream: str, rows: Iterator[Row]) -> None:
        """Walk one stream from its first entry to its last."""
        before = self.openings.get(stream)
        if before is None:
            self._without_opening(stream, rows)
            return
        report, expected, last_at = self.report, 1, ""
        for row in rows:
            _, n, payload, stored, _, at, *_ = row
            report.entries += 1
            if n != expected:
                self._out_of_place(stream, n, expected)
                before = None
            reached = chain.link(before, payload) if before is not None and isinstance(payload, str) else None
            if reached != stored and before is not None:
                report.add("LG101", "its link does not follow from the entry before it and its own bytes", stream, n)
            self._compare(row)
            if not isinstance(at, str) or at < last_at:
                report.add("LG105", "its time lies before that of the entry before it", stream, n)
            last_at = at if isinstance(at, str) else last_at
            self._settle_claims(stream, n, reached)
            before = stored if isinstance(stored, str) else None
            expected = n + 1 if isinstance(n, int) else expected + 1
        self._length[stream] = expected - 1

    def settle(self, *, whole: bool) -> None:
        """Name what was claimed of entries that are not there; an export need not hold every stream."""
        for (stream, n), said in sorted(self.claims.items()):
            _, code, who = said[0]
            if stream not in self.openings and not whole:
                continue
            if stream not in self.openings:
                self.report.add("LG204", f"{who} names this stream, and it is gone", stream)
            elif n > self._length.get(stream, 0):
                code = "LG203" if code == "LG202" else code
                length = self._length.get(stream, 0)
                self.report.add(code, f"{who} says that there were {n} entries; {length} are left", stream, length + 1)

    def _settle_claims(self, stream: str, n: int, reached: str | None) -> None:
        said = self.claims.get((stream, n))
        if said is None:
            return
        for link, code, who in said:
            if link != reached:
                since = self._agreed.get(stream, 0) + 1
                self.report.add(
                    code,
                    f"{who} has another link for entry {n}: something from here to {n} was rewritten",
                    stream,
                    since,
                )
                return
        self._agreed[stream] = n

    def _compare(self, row: Row) -> None:
        """Compare the columns with the bytes: what the columns say, written as bytes, has to be the bytes."""
        stream, n, payload, _, entry, at, kind, by, about = row
        before = f'{{"about":{_quoted(about)},"at":"{at}","by":{_quoted(by)},"facts":'
        after = f',"id":"{entry}","kind":"{kind}","n":{n},"stream":"{stream}"}}'
        quotes = 24 + 2 * (about is not None) + 2 * (by is not None)
        plain = (before + after).count('"') == quotes and "\\" not in before + after
        try:
            fits = payload.startswith(before) and payload.endswith(after) and plain
            if fits:
                self._check_facts(payload[len(before) : -len(after)])
                return
            body = chain.read_entry(payload)
        except (ValueError, TypeError, AttributeError, RecursionError) as fault:
            self.report.add("LG104", f"its bytes are not in form: {fault}", stream, n)
            return
        columns = {"stream": stream, "n": n, "id": entry, "at": at, "kind": kind, "by": by, "about": about}
        differing = ", ".join(name for name, value in columns.items() if body[name] != value) or "a column"
        self.report.add("LG103", f"the index says something else than the bytes: {differing}", stream, n)

    def _check_facts(self, text: str) -> None:
        """Facts repeat from entry to entry, so those that were in form are remembered."""
        if text in self._facts:
            return
        facts: Any = json.loads(text)
        if not isinstance(facts, dict) or chain.canonical(facts) != text:
            raise ValueError("its facts are not written in canonical form")
        if len(self._facts) >= _FACTS_KEPT:
            self._facts.clear()
        self._facts.add(text)

    def _out_of_place(self, stream: str, n: object, expected: int) -> None:
        number = n if isinstance(n, int) else expected
        if isinstance(n, int) and n > expected:
            missing = (
                f"entry {expected} is missing" if n == expected + 1 else f"entries {expected} to {n - 1} are missing"
            )
            self.report.add("LG102", missing, stream, expected)
        else:
            self.report.add("LG102", f"it stands where entry {expected} belongs", stream, number)

    def _without_opening(self, stream: object, rows: Iterator[Row]) -> None:
        first = next(rows)
        self.report.entries += 1 + sum(1 for _ in rows)
        self.report.add(
            "LG106", "its stream does not exist", str(stream), first[1] if isinstance(first[1], int) else None
        )


def _quoted(value: object) -> str:
    return "null" if value is None else f'"{value}"'
