"""Recall and precision on a planted corpus with ground truth, smaller than the bench's, by the same figures."""

from __future__ import annotations

from functools import cache

import pytest
from bench.screening import corpus, names, scoring, spellings

from handrail.screening import Person, Roster, Screen, Strength

GROUPS = {"easy": spellings.EASY, "known": spellings.KNOWN, "held out": spellings.HELD_OUT}
MIX = [entry for group in GROUPS.values() for entry in group]
KINDS = ["email", "phone", "postcode", "address", "date-of-birth", "tag", "school", "abuse", "political", "whereabouts"]


@cache
def score() -> scoring.Score:
    people = names.roster(1500)
    posts = corpus.Corpus(people).posts(3000, MIX, share=0.7)
    screen = Screen(Roster([Person(p.id, p.first, p.last, p.known, p.restricted) for p in people]))
    finds = [
        [
            scoring.Found(f.start, f.end, f.kind.value, f.who, f.strength is Strength.STRONG)
            for f in screen.findings(post.text)
        ]
        for post in posts
    ]
    return scoring.score(posts, finds)


@pytest.mark.parametrize("group", GROUPS)
def test_recall_over_all_variants(group: str) -> None:
    assert score().recall(entry[0] for entry in GROUPS[group]) >= 0.95


@pytest.mark.parametrize("group", GROUPS)
def test_full_names_are_found_as_strong(group: str) -> None:
    assert score().strong_recall(entry[0] for entry in GROUPS[group] if entry[3] == "strong") >= 0.93


def test_precision() -> None:
    assert score().precision(["name"], strong=True) >= 0.98
    assert score().precision(["name"]) >= 0.93
    assert score().precision(["name", *KINDS]) >= 0.93


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_detectors_find_what_is_planted(kind: str) -> None:
    assert score().recall([kind]) >= 0.95
