"""Every example in the help of a command that reads or writes policies can be typed as it stands."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import run

COMMANDS = ("ask", "answer", "show", "check", "coverage", "scenarios", "health", "compare", "replay", "new", "policies")
EXAMPLE = re.compile(r"^\s+(?:echo '(.*)' \| )?handrail (.*)$", re.MULTILINE)


def examples() -> Iterator[tuple[str, str]]:
    """Yield the words of each example, with what is piped into it."""
    for command in COMMANDS:
        yield from ((words, typed) for typed, words in EXAMPLE.findall(run(command, "--help").stdout))


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what the examples name: a school's policy in two editions, and kept scenarios."""
    monkeypatch.chdir(tmp_path)
    for folder in ("our-school", "our-school/2025-09", "our-school/2026-09"):
        run("new", folder)
    row = {"policy": "hartest", "ask": {"action": "connect", "with": "pupil", "family": False}, "expect": {}}
    Path("kept.jsonl").write_text(json.dumps(row), encoding="utf-8")


@pytest.mark.parametrize(("words", "typed"), [row for row in examples() if not row[0].startswith("new ")])
@pytest.mark.usefixtures("school")
def test_an_example_works(words: str, typed: str) -> None:
    asks = words.startswith("ask ") and len(words.split()) == 2  # the rest is asked for, where somebody sits there
    result = run(*shlex.split(words), *(["--prompt"] if asks else []), typed=typed or "1\n" + "?\n" * 40)
    assert result.exit_code in (0, 1), result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "The policy does not say" not in result.stdout


@pytest.mark.parametrize("words", [words for words, _ in examples() if words.startswith("new ")])
def test_an_example_of_new_works(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words.split()).exit_code == 0
    assert list(tmp_path.rglob("policy.toml"))
