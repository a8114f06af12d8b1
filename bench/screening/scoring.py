"""Compare finds with the planted truth: recall by variant and kind, and precision by strength."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .corpus import Post, Truth


@dataclass
class Found:
    """A find of any tool: where, what, whom it names, and how sure it is."""

    start: int
    end: int
    kind: str
    who: tuple[str, ...] = ()
    strong: bool = True


@dataclass
class Score:
    """Counts over a corpus."""

    planted: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    seen_strong: Counter[str] = field(default_factory=Counter)
    right: Counter[tuple[str, bool]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, bool]] = field(default_factory=Counter)
    missed: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    mistaken: defaultdict[tuple[str, bool], list[str]] = field(default_factory=lambda: defaultdict(list))

    def recall(self, labels: Iterable[str]) -> float:
        labels = list(labels)
        planted = sum(self.planted[label] for label in labels)
        return sum(self.seen[label] for label in labels) / planted if planted else float("nan")

    def strong_recall(self, labels: Iterable[str]) -> float:
        labels = list(labels)
        planted = sum(self.planted[label] for label in labels)
        return sum(self.seen_strong[label] for label in labels) / planted if planted else float("nan")

    def precision(self, kinds: Iterable[str], *, strong: bool | None = None) -> float:
        keys = [(kind, sure) for kind in kinds for sure in (True, False) if strong is None or sure == strong]
        right, wrong = sum(self.right[key] for key in keys), sum(self.wrong[key] for key in keys)
        return right / (right + wrong) if right + wrong else float("nan")


MOST = 50
"""People whom a find of screening names at most: where so many share a name, being in the right place is enough."""


def meets(truth: Truth, found: Found) -> bool:
    """Say whether a find is of what was planted."""
    if truth.kind != found.kind or found.end <= truth.start or truth.end <= found.start:
        return False
    return not truth.who or not found.who or len(found.who) >= MOST or not truth.who.isdisjoint(found.who)


def score(posts: list[Post], finds: list[list[Found]]) -> Score:
    """Compare the finds in each post with what was planted in it."""
    total = Score()
    for post, founds in zip(posts, finds, strict=True):
        for truth in post.truths:
            label = truth.label or truth.kind
            hits = [found for found in founds if meets(truth, found)]
            total.planted[label] += 1
            total.seen[label] += bool(hits)
            total.seen_strong[label] += any(found.strong for found in hits)
            if not hits:
                total.missed[label].append(post.text[max(0, truth.start - 25) : truth.end + 25])
        for found in founds:
            key = found.kind, found.strong
            if any(meets(truth, found) for truth in post.truths):
                total.right[key] += 1
            else:
                total.wrong[key] += 1
                total.mistaken[key].append(
                    post.text[max(0, found.start - 25) : found.start]
                    + "["
                    + post.text[found.start : found.end]
                    + "]"
                    + post.text[found.end : found.end + 25]
                )
    return total
