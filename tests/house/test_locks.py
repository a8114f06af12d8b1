"""Locks are exact, hashed, agree with each other and with what the project asks for, and name no host."""

import re
import tomllib

import pytest

from tests.house.tree import ROOT

LOCKS = sorted(path.name for path in (ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(lock: str) -> str:
    return (ROOT / "requirements" / lock).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text(lock), re.MULTILINE))


def asked(*extras: str) -> set[str]:
    wanted = [*PROJECT["dependencies"], *(row for extra in extras for row in PROJECT["optional-dependencies"][extra])]
    return {re.split(r"[^A-Za-z0-9-]", row)[0].lower() for row in wanted}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert not re.findall(r"://|--(?:extra-)?index-url|--find-links|@ file", text(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    entries = re.split(r"^(?=\S)", text(lock), flags=re.MULTILINE)[1:]
    assert entries
    assert all(re.match(r"[a-z0-9-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_agree(lock: str) -> None:
    run = pins("run.txt")
    assert {name: version for name, version in pins(lock).items() if name in run} == run


@pytest.mark.parametrize(
    ("lock", "extras"), [("run.txt", ["build"]), ("dev.txt", ["build", "dev"]), ("bench.txt", ["bench"])]
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    assert asked(*extras) <= set(pins(lock))


def test_every_dependency_says_why_it_is_there() -> None:
    rows = re.findall(
        r'^  "[^"]+",(.*)$', (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.")[0], re.MULTILINE
    )
    assert rows
    assert all(row.strip().startswith("# ") for row in rows)
