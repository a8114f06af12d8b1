"""Stretches of a text that are taken, so that no two finds of one kind share a character."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable


class Spans:
    """Stretches that do not overlap, in order."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for span in sorted(spans):
            if not self.meet(*span):
                self._spans.append(span)

    def meet(self, start: int, end: int) -> bool:
        """Say whether a stretch shares a character with one that is taken."""
        at = bisect_right(self._spans, (start, end))
        if at < len(self._spans) and self._spans[at][0] < end:
            return True
        return at > 0 and self._spans[at - 1][1] > start

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if it is free, and say whether it was."""
        if self.meet(start, end):
            return False
        insort(self._spans, (start, end))
        return True
