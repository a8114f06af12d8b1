"""Count the examples of how people ask and tell (`words/examples/`), and keep the counts.

Counting takes longer than a start may take, so the counts are kept in `words/counted.toml`. They are used while they
are those of the examples; if somebody has added a sentence since, all is counted afresh. `python -m
handrail.understanding.weighing.counting` writes the file anew.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from handrail.understanding.weighing.wording import wording

EXAMPLES, ALIKE, KEPT = "examples", "alike.toml", "counted.toml"
DIGEST = 16
HEAD = """# How many examples of each kind hold a word, a pair of words or two words with one between. Written by
# `python -m handrail.understanding.weighing.counting`: add a sentence to examples/, not here.
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each word, pair and gap stands in the examples of each kind."""

    kinds: tuple[str, ...]
    examples: tuple[int, ...]
    """How many there are of each kind."""
    seen: Mapping[str, str]
    """For each word, pair or gap the kinds and how many of their examples have it: "0:12 5:3"."""


@cache
def counts() -> Counts:
    """Return the counts of the examples: the kept ones while they fit, else fresh ones."""
    kept = tomllib.loads(_words().joinpath(KEPT).read_text(encoding="utf-8"))
    if kept["digest"] != digest():
        return count(read_examples())
    rows = (row.partition("\t") for row in kept["seen"].splitlines())
    return Counts(
        tuple(kept["kinds"].split()),
        tuple(int(number) for number in kept["examples"].split()),
        {one: where for one, _, where in rows},
    )


def count(examples: Iterable[tuple[str, str]]) -> Counts:
    """Count examples, each given after its kind."""
    numbers: dict[str, int] = {}
    of_kind: Counter[int] = Counter()
    seen: dict[str, Counter[int]] = {}
    for kind, sentence in examples:
        number = numbers.setdefault(kind, len(numbers))
        of_kind[number] += 1
        said = wording(sentence)
        for one in (*said.words, *said.pairs, *said.gaps):
            seen.setdefault(one, Counter())[number] += 1
    return Counts(
        tuple(numbers),
        tuple(of_kind[number] for number in range(len(numbers))),
        {one: " ".join(f"{number}:{times}" for number, times in sorted(found.items())) for one, found in seen.items()},
    )


def read_examples(paths: Iterable[Traversable] = ()) -> Iterator[tuple[str, str]]:
    """Yield every example after its kind, from all files or from some."""
    for path in paths or example_files():
        for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for sentence in table["examples"].strip().splitlines():
                yield kind, sentence


def example_files() -> list[Traversable]:
    """Return the files that hold the examples."""
    return sorted(_words().joinpath(EXAMPLES).iterdir(), key=lambda path: path.name)


def digest() -> str:
    """Return a short sign of the examples, and of what counts as alike, as they stand in their files."""
    found = blake2b(digest_size=DIGEST)
    for path in (*example_files(), _words().joinpath(ALIKE)):
        found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def written(found: Counts) -> str:
    """Return the file that keeps counts."""
    rows = "\n".join(f"{one}\t{where}" for one, where in sorted(found.seen.items()))
    numbers = " ".join(map(str, found.examples))
    return (
        f'{HEAD}digest = "{digest()}"\nkinds = "{" ".join(found.kinds)}"\nexamples = "{numbers}"\n'
        f"seen = '''\n{rows}\n'''\n"
    )


def _words() -> Traversable:
    return files("handrail.understanding").joinpath("words")


if __name__ == "__main__":
    Path(str(_words().joinpath(KEPT))).write_text(written(count(read_examples())), encoding="utf-8")
