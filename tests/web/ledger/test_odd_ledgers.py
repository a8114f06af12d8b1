"""Odd ledgers: whatever is put in front of it, the verifier ends with a report and never falls over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handrail.web.ledger.proof import chain
from handrail.web.ledger.proof.findings import Report
from handrail.web.ledger.proof.heads import Heads
from handrail.web.ledger.proof.sources import ExportSource, write_line
from handrail.web.ledger.proof.verify import SEALED_HEADS, verify

OPENED = {"opened": "2026-11-20T08:00:00.000000Z", "school": None, "sealed": False, "trust": None, "v": 1}


ODD = [
    '{"stream":[],"n":{}}',
    '{"stream":"s","n":[]}',
    '{"stream":"s","n":4,"at":[],"kind":{},"by":7,"about":{}}',
    chain.canonical({**OPENED, "id": [], "sort": "general"}),
    chain.canonical({**OPENED, "id": "s", "sort": []}),
]


def made(sort: str = "general", facts: Any = None, count: int = 3, kind: str = "trial.done") -> str:
    """Make the text of a small export that verifies."""
    stream = chain.canonical({**OPENED, "id": "s", "sort": sort})
    text, link = write_line(stream=stream), chain.opening(stream)
    for n in range(1, count + 1):
        body = {"about": None, "at": OPENED["opened"], "by": None, "facts": facts or {}, "id": f"e{n}", "kind": kind}
        entry = chain.canonical({**body, "n": n, "stream": "s"})
        link = chain.link(link, entry)
        text += write_line(entry=entry, link=link)
    return text


def checked(folder: Path, text: str, heads: tuple[Heads, ...] = ()) -> Report:
    file = folder / "export.jsonl"
    file.write_text(text, encoding="utf-8", errors="surrogatepass")
    return verify(ExportSource(file), heads)


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_a_small_export_verifies(tmp_path: Path) -> None:
    assert checked(tmp_path, made()).holds


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(0, 900), put=st.text(max_size=4), cut=st.integers(0, 4))
@example(at=0, put="", cut=4)
def test_any_change_of_an_export_is_found(tmp_path: Path, at: int, put: str, cut: int) -> None:
    whole = made()
    at = min(at, len(whole))
    changed = whole[:at] + put + whole[at + cut :]
    report = checked(tmp_path, changed)
    if lines(changed) == lines(whole):
        return  # the same lines, written in another way
    is_shorter = lines(changed) == lines(whole)[: len(lines(changed))] and len(lines(changed)) > 0
    assert not report.holds or is_shorter  # a cut end is found by a head alone


def lines(text: str) -> list[Any]:
    try:
        return [json.loads(line) for line in text.splitlines()]
    except ValueError:
        return ["unreadable"]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(
        st.dictionaries(
            st.sampled_from(["stream", "entry", "link", "more"]),
            st.one_of(st.text(), st.integers(), st.none(), st.sampled_from(["{}", "[]", '{"n":1}', "[" * 3000, *ODD])),
        )
    )
)
def test_nothing_makes_the_verifier_fall_over(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    text = made() + "".join(json.dumps(row) + "\n" for row in rows)
    assert isinstance(checked(tmp_path, text), Report)


@pytest.mark.parametrize("facts", [{"heads": 7}, {"heads": [7]}, {"heads": [["s", "x", "y"]]}])
def test_seals_that_say_nothing_are_named(tmp_path: Path, facts: Any) -> None:
    assert codes(checked(tmp_path, made("seals", facts, kind=SEALED_HEADS))) == {"LG104"}


def test_an_export_need_not_hold_every_stream_that_a_head_names(tmp_path: Path) -> None:
    heads = Heads("h", "now", None, (("another", 3, "0" * 64),), "d")
    assert checked(tmp_path, made(), (heads,)).holds


def test_the_last_fault_is_as_well_told_as_the_first(tmp_path: Path) -> None:
    report = checked(tmp_path, made().replace('"e1', '"f1').replace('"e3', '"f3'))
    assert [(finding.code, finding.n) for finding in report.findings if finding.code == "LG101"] == [
        ("LG101", 1),
        ("LG101", 3),
    ]
    assert str(report.first).startswith("stream s, entry 1: ")


def forged(*entries: str, stream: str = "") -> str:
    """Make an export whose links all follow, whatever its entries say."""
    opened = stream or chain.canonical({**OPENED, "id": "s", "sort": "general"})
    text, link = write_line(stream=opened), chain.opening(opened)
    for entry in entries:
        link = chain.link(link, entry)
        text += write_line(entry=entry, link=link)
    return text


def body(n: int, **changed: Any) -> str:
    whole = {"about": None, "at": OPENED["opened"], "by": None, "facts": {}, "id": f"e{n}", "kind": "trial.done"}
    return chain.canonical({**whole, "n": n, "stream": "s", **changed})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (forged(body(1), body(2, at="2020-01-01T00:00:00.000000Z")), [("LG105", 2)]),
        (forged(body(1), body(2).replace(",", ", ")), [("LG104", 2)]),
        (forged(body(1), body(2).replace('"facts":{}', '"facts":{"b":1,"a":2}')), [("LG104", 2)]),
        (forged(body(1), body(2, more="than is known")), [("LG104", 2)]),
        (forged(body(1), body(2).replace('"n":2', '"n":2,"n":2')), [("LG104", 2)]),
        (forged(body(1), body(1, id="e9")), [("LG102", 1)]),
        (forged(body(1), body(3)), [("LG102", 2)]),
        (forged(body(2)), [("LG102", 1)]),
        (forged(body(1), stream='{"id":"s"}'), [("LG107", None), ("LG106", 1)]),
        (forged(body(1, stream="t")), [("LG106", 1)]),
    ],
)
def test_a_forgery_whose_links_all_follow_is_still_named(
    tmp_path: Path, text: str, found: list[tuple[str, int | None]]
) -> None:
    assert [(finding.code, finding.n) for finding in checked(tmp_path, text).findings] == found
