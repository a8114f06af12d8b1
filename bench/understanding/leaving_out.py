"""How well the action or event of each example is found with its whole file left out of the counts.

The files are by several writers, so that each is measured on what the others say. The phrases are left as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from unittest.mock import patch

from handrail.understanding import understand
from handrail.understanding.weighing import likeness
from handrail.understanding.weighing.counting import count, example_files, read_examples
from handrail.understanding.weighing.examples import NONE, Examples


def left_out() -> Iterator[tuple[str, int, int, int, int]]:
    """Yield each file with how many of its examples are found, out of how many, and the same for what is outside."""
    for file in example_files():
        fair: defaultdict[str, set[str]] = defaultdict(set)
        for kind, sentence in read_examples([file]):
            fair[sentence].add(kind)
        others = Examples(count(read_examples([other for other in example_files() if other != file])))
        likeness.mended_for_examples.cache_clear()
        with patch.object(likeness, "examples", return_value=others):
            read = {sentence: understand(sentence) for sentence in fair}
        likeness.mended_for_examples.cache_clear()
        named = {sentence: found[0].word if found else NONE for sentence, found in read.items()}
        ours = [sentence for sentence, kinds in fair.items() if NONE not in kinds]
        right = sum(named[sentence] in fair[sentence] for sentence in ours)
        outside = sum(named[sentence] == NONE for sentence, kinds in fair.items() if NONE in kinds)
        yield file.name, right, len(ours), outside, len(fair) - len(ours)
