"""How long it takes to replay a million kept questions under two editions, and how much memory: target 60 s, flat.

    python bench/replay.py [QUESTIONS]

The questions are of every action and event, with facts as people give them. In the first run they repeat as kept
questions do: half of them are among the hundred most frequent. Then every tenth is one that never came before, and at
last the new edition is another school's policy: every action and event has to be decided anew.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import deque
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
OLD, OTHER = "hartest", "daffodil"
EDIT = (
    'needs = ["head-agreement"]\nword = "is not permitted, unless"',
    'needs = ["head-written-agreement"]\nword = "is not permitted, unless"',
)
"""What the new edition says instead of what the old one said: seven actions have to be decided anew."""


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


def run(folder: Path, new: Path, count: int, new_share: float) -> None:
    """Write the questions, replay them in a process of its own, and print what it took."""
    file = folder / "kept.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        different = {line_of(lines, row) for row in kept(count, new_share)}
    started = time.perf_counter()
    own = "from handrail.cli import main; main()"
    command = [sys.executable, "-c", own, "replay", str(policies.find(OLD)), str(new), str(file), "--json"]
    with (folder / "changes.jsonl").open("w+", encoding="utf-8") as changes:
        process = subprocess.Popen(command, stdout=changes)
        _, _, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        changes.seek(0)
        sums = json.loads(deque(changes, maxlen=1)[0])
    assert sums["questions"] == count
    core = used.ru_utime + used.ru_stime
    print(
        f"{OLD} to {new.parts[-3]:10} {count:>9,} questions, {len(different):>7,} different: {took:6.1f} s, "
        f"{core:6.1f} s of one core, {sums['changed']:>7,} changed, {used.ru_maxrss / 1024:.0f} MB"
    )


def line_of(lines: Any, row: dict[str, Any]) -> int:
    """Write a question, and return what tells it from others."""
    lines.write(json.dumps(row) + "\n")
    return hash(json.dumps({name: value for name, value in row.items() if name != "id"}))


def edited(folder: Path) -> Path:
    """Write the old edition with one clause changed."""
    text = policies.find(OLD).read_text(encoding="utf-8")
    assert EDIT[0] in text
    after = folder / "edited" / "2026-09" / "policy.toml"
    after.parent.mkdir(parents=True)
    after.write_text(text.replace(*EDIT), encoding="utf-8")
    return after


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    with tempfile.TemporaryDirectory() as made_folder:
        work = Path(made_folder)
        after = edited(work)
        run(work, after, total // 10, 0.0)
        run(work, after, total, 0.0)
        run(work, after, total, 0.1)
        run(work, policies.find(OTHER), total, 0.0)
