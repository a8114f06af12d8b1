"""A million questions through `handrail answer`: how many a second, and how much memory at the most. Target: flat.

    python bench/answer.py [QUESTIONS]

Without a number, a tenth of a million, which takes a few seconds a policy; 1000000 is the whole of it. Each policy gets
the questions twice: a tenth of them, and all. Memory is flat where the second run takes no more than the first.
One question in ten never came before; what was worked out for the others may be kept, and that is bounded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.decision.kept import kept

QUESTIONS = 100_000
NEW = 0.1
"""The share of questions that never came before."""
POLICIES = ("barleyhurst-park", "daffodil")
"""A short policy and a long one."""
CHUNK = 1 << 20


def write(file: Path, count: int) -> None:
    """Write questions, one a line."""
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in kept(count, NEW))


def run(policy: str, file: Path, count: int) -> None:
    """Put a file of questions to a policy in a process of its own, count the answers, and print what it took."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "handrail", "answer", policy]
    with file.open("rb") as questions, subprocess.Popen(command, stdin=questions, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        answers = 0
        while chunk := process.stdout.read(CHUNK):
            answers += chunk.count(b"\n")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - started
    assert (answers, process.returncode) == (count, 0)
    core = used.ru_utime + used.ru_stime
    print(
        f"{policy:18}{count:>10,} questions: {took:6.1f} s, {core:6.1f} s of one core, "
        f"{count / core:>7,.0f} a second, {used.ru_maxrss / 1024:.0f} MB at the most"
    )


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    with tempfile.TemporaryDirectory() as folder:
        kept_file = Path(folder) / "questions.jsonl"
        for each in POLICIES:
            for part in (total // 10, total):
                write(kept_file, part)
                run(each, kept_file, part)
