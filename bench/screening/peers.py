"""The peers beside which screening is measured; each says plainly when it is not installed.

Presidio is what people use: a deny list of the full names, in its engine with its recogniser of telephone numbers.
ahocorasick_rs is the fastest peer with honest offsets: the full names in small letters, checked at their ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from .corpus import Post
from .names import Pupil
from .scoring import Found

try:
    import ahocorasick_rs
except ImportError:
    ahocorasick_rs = None

try:
    import spacy
    from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import PhoneRecognizer
except ImportError:
    spacy = None

Finder = Callable[[str], list[Found]]


@dataclass
class Run:
    """What a peer did within its time: how many posts a second, and its finds in them."""

    rate: float
    finds: list[list[Found]]


def by_name(people: list[Pupil]) -> dict[str, tuple[str, ...]]:
    """Return the ids behind each full name in small letters."""
    ids: dict[str, tuple[str, ...]] = {}
    for person in people:
        ids[person.full.lower()] = (*ids.get(person.full.lower(), ()), person.id)
    return ids


def aho_corasick(people: list[Pupil]) -> Finder | None:
    """Return ahocorasick_rs over the names, with a check that a match ends where words end."""
    if not ahocorasick_rs:
        return None
    ids = by_name(people)
    names = list(ids)
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(text: str) -> list[Found]:
        low = text.lower()
        return [
            Found(start, end, "name", ids[names[number]])
            for number, start, end in automaton.find_matches_as_indexes(low)
            if not (start and low[start - 1].isalnum()) and not (end < len(low) and low[end].isalnum())
        ]

    return find


def presidio(people: list[Pupil]) -> Finder | None:
    """Return Presidio's engine with a deny list of the names and its recogniser of telephone numbers."""
    if not spacy:
        return None
    ids = by_name(people)

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy.blank("en")}

    registry = RecognizerRegistry(supported_languages=["en"])
    registry.add_recognizer(PatternRecognizer("NAME", deny_list=[person.full for person in people]))
    registry.add_recognizer(PhoneRecognizer(supported_regions=("GB",)))
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])

    def find(text: str) -> list[Found]:
        kinds = {"NAME": "name", "PHONE_NUMBER": "phone"}
        return [
            Found(hit.start, hit.end, kinds[hit.entity_type], ids.get(text[hit.start : hit.end].lower(), ()))
            for hit in engine.analyze(text, language="en")
        ]

    return find


def timed(find: Finder, posts: list[Post], seconds: float) -> Run:
    """Run a finder over as many posts as it manages in this much processor time; a first one sets it up."""
    find(posts[0].text)
    finds: list[list[Found]] = []
    begun = time.process_time()
    while len(finds) < len(posts) and time.process_time() - begun < seconds:
        finds.append(find(posts[len(finds)].text))
    return Run(len(finds) / (time.process_time() - begun), finds)
