"""How long it takes to replay a million kept questions under two editions, and how much memory: target 60 s, flat.

    python bench/replay.py [QUESTIONS]

The questions are of every action and event, with facts as people give them. In the first run they repeat as kept
questions do: half of them are among the hundred most frequent. In the second every tenth is one that never came before.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handrail import policies
from handrail.engine import vocabulary
from handrail.engine.vocabulary import Asking, Fact

SEED = 20261120
QUESTIONS = 1_000_000
DIFFERENT = 20_000
"""Different questions among the kept ones."""
OLD = "hartest"
EDIT = (
    'then = "prohibited"\nword = "no member of staff should"',
    'then = "advised-against"\nword = "no member of staff should"',
)
"""What the new edition says instead of what the old one said."""


def made(chance: random.Random, asking: Asking) -> dict[str, Any]:
    """Return one question: what the action asks for, mostly, and one or two other facts."""
    words = vocabulary()
    asked = [name for name in words.facts if name in asking.asks and chance.random() < 0.9]
    others = chance.sample([name for name in words.facts if name not in asked], chance.randint(0, 3))
    row = {name: value_of(chance, words.facts[name]) for name in (*asked, *others)}
    return {"event" if asking.is_event else "action": asking.name, **row}


def value_of(chance: random.Random, fact: Fact) -> Any:
    """Return a value of a fact, as a line of JSON gives it."""
    if fact.type == "set":
        return chance.sample(fact.values, chance.randint(0, 2))
    if fact.type == "yes-no":
        return chance.random() < 0.5
    if fact.type == "years":
        return chance.randint(4, 40)
    if fact.type == "time":
        return f"{chance.randint(7, 20):02}:{chance.choice((0, 30)):02}"
    return chance.choice(fact.values)


def kept(count: int, new_share: float) -> Iterator[dict[str, Any]]:
    """Yield kept questions: few are frequent, many are rare, and some are new each time."""
    chance = random.Random(SEED)
    askings = list(vocabulary().askings.values())
    pool = [made(chance, chance.choice(askings)) for _ in range(DIFFERENT)]
    for number in range(count):
        if chance.random() < new_share:
            row = made(chance, chance.choice(askings))
        else:
            row = pool[int(DIFFERENT ** chance.random()) - 1]
        yield {"id": f"q{number}", **row}


def run(folder: Path, count: int, new_share: float) -> None:
    """Write the questions, replay them in a process of its own, and print what it took."""
    file = folder / "kept.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        different = {line_of(lines, row) for row in kept(count, new_share)}
    before = policies.find(OLD)
    after = folder / "policy.toml"
    text = before.read_text(encoding="utf-8")
    assert EDIT[0] in text
    after.write_text(text.replace(*EDIT), encoding="utf-8")
    started = time.perf_counter()
    command = [
        sys.executable,
        "-c",
        "from handrail.cli import main; main()",
        "replay",
        str(before),
        str(after),
        str(file),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - started
    sums = json.loads(done.stdout.splitlines()[-1])
    assert sums["questions"] == count, done.stderr
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{count:>9,} questions, {len(different):>7,} different: {took:6.1f} s, {took / count * 1e6:5.1f} us each, "
        f"{sums['changed']:,} changed, at most {megabytes:.0f} MB"
    )


def line_of(lines: Any, row: dict[str, Any]) -> int:
    """Write a question, and return what tells it from others."""
    lines.write(json.dumps(row) + "\n")
    return hash(json.dumps({name: value for name, value in row.items() if name != "id"}))


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    with tempfile.TemporaryDirectory() as made_folder:
        run(Path(made_folder), total // 10, 0.0)
        run(Path(made_folder), total, 0.0)
        run(Path(made_folder), total, 0.1)
