"""Offsets point into the text as it was given, whatever letters it is made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.screening.folding import Folded, fold
from handrail.screening.spans import Spans
from tests.screening.looking import PEOPLE, screen

PIECES = [
    *(person.name for person in PEOPLE), "amira_khan.jpg", "#WellDoneAmiraKhan", "@amirakhan", "a.khan@example.org",
    "07700 900123",
    "SW1A 9ZZ", "12 High Street", "born 3 March 2015", "idiot", "vote labour", "20% off", "İSTANBUL", "ß", "ﬁ",
    "e\u0301", "\u200b", "ǆ", "ΐ", "🎉", "\ud800", "½", "…",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=12).map(" ".join)


@given(st.one_of(TEXTS, st.text()))
def test_cutting_the_span_out_gives_the_found_text(text: str) -> None:
    findings = screen().findings(text)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
    assert [f.start for f in findings] == sorted(f.start for f in findings)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.booleans())
def test_every_folded_character_comes_from_somewhere(text: str, written_out: bool) -> None:
    folded = Folded(text, written_out=written_out)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.sampled_from(PEOPLE[:4]), st.text(alphabet="İßﬁǆΐ🎉é\u0301\u200b …", max_size=20))
def test_a_name_is_found_behind_any_letters(person: object, before: str) -> None:
    text = f"{before}. Amira Khan"
    assert [(f.start, f.text) for f in screen().findings(text) if f.who == ("amira",)] == [
        (len(before) + 2, "Amira Khan")
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6))))
def test_taken_stretches_never_overlap(spans: list[tuple[int, int]]) -> None:
    taken, kept = Spans(), []
    for start, length in spans:
        end = start + length
        free = not any(start < other_end and other < end for other, other_end in kept)
        assert taken.meet(start, end) is not free
        assert taken.take(start, end) is free
        if free:
            kept.append((start, end))
