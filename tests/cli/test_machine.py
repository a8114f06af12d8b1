"""What the machine refuses (a full disk, a closed pipe, a file that cannot be read) is said in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLE, run

PROGRAM = (sys.executable, "-m", "handrail")


def start(*words: str, **streams: object) -> subprocess.CompletedProcess[str]:
    """Run `handrail WORDS` in a process of its own, with real streams."""
    return subprocess.run((*PROGRAM, *words), stderr=subprocess.PIPE, text=True, check=False, timeout=60, **streams)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("words", [("show", EXAMPLE), ("compare", "hartest", "daffodil"), ("policies",)])
def test_a_full_disk_is_said(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = start(*words, stdout=full)
    assert (done.returncode, done.stderr) == (1, "Error: No space left on device.\n")


def test_a_reader_who_has_seen_enough_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = start("show", "hartest", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_closed_streams_are_said() -> None:
    shell = "{} answer {} {}".format(" ".join(PROGRAM), EXAMPLE, "{}")
    for closed, said in (("<&-", "standard input is closed"), (">&-", "standard output is closed")):
        done = subprocess.run(shell.format(closed), shell=True, capture_output=True, text=True, check=False)  # noqa: S602
        assert done.returncode in (1, 2)
        assert said in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["show", "answer", "check", "scenarios", "health", "coverage"])
def test_a_name_that_no_file_can_have(command: str) -> None:
    result = run(command, f"./{'x' * 5000}.toml")
    assert result.exit_code == 2
    assert "There is no file" in result.stderr


def test_a_file_that_fails_while_it_is_read_is_said() -> None:
    result = run("replay", EXAMPLE, EXAMPLE, "/proc/self/mem")
    assert result.exit_code == 1
    assert "Error: Input/output error." in result.stderr
